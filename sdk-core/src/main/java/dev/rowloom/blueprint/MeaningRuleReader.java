package dev.rowloom.blueprint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads how values of a user's meaning are made: a list, a pattern, a range, another meaning's rule, or a whole rule. */
final class MeaningRuleReader {

    private static final List<String> WAYS = List.of("values", "pattern", "range", "like", "rule");
    private static final double USUAL_NULLS = 0.1;
    private static final int MOST_WEIGHT = 1_000_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private static final Pattern OPEN_END = Pattern.compile("(?<!\\\\)(\\*|\\+|\\{[0-9]*,\\})(?![^\\[]*\\])");

    private final Catalogue builtIn;
    private final Map<String, MeaningRules> own = new LinkedHashMap<>();
    private final BlueprintReader blueprints = new BlueprintReader();

    MeaningRuleReader(Catalogue builtIn) {
        this.builtIn = builtIn;
    }

    /** Returns whether an entry says how values are made. */
    boolean isIn(JsonObject json) {
        return json.has("nullRate") || WAYS.stream().anyMatch(json::has);
    }

    /** Returns the rules of an entry. */
    MeaningRules read(JsonObject json, String meaning) {
        List<String> given = WAYS.stream().filter(json::has).toList();
        if (given.size() > 1) {
            throw json.error(given.get(1), "there is '" + given.get(0) + "' already; give one of them");
        }
        MeaningRules made = given.isEmpty() ? named(json, "meaning", meaning) : read(json, meaning, given.get(0));
        double nulls = json.has("nullRate") ? json.share("nullRate") : made.nullRate();
        MeaningRules rules = new MeaningRules(nulls, made.candidates());
        own.put(meaning, rules);
        return rules;
    }

    private MeaningRules read(JsonObject json, String meaning, String way) {
        if (way.equals("like")) {
            return named(json, "like", json.text("like"));
        }
        Rule rule = switch (way) {
            case "values" -> new Rule.Values(values(json));
            case "pattern" -> pattern(json, json.text("pattern"));
            case "range" -> range(json.object("range"));
            default -> rule(json.object("rule"));
        };
        MeaningRules usual = builtIn.rulesOrNull(meaning);
        return new MeaningRules(
                usual == null ? USUAL_NULLS : usual.nullRate(),
                List.of(new MeaningRules.Candidate(EnumSet.allOf(Family.class), 0, Integer.MAX_VALUE, rule)));
    }

    private MeaningRules named(JsonObject json, String field, String meaning) {
        MeaningRules found = own.get(meaning);
        if (found == null && builtIn.meanings().contains(meaning)) {
            found = builtIn.rulesOrNull(meaning);
        }
        if (found == null) {
            Set<String> known = new TreeSet<>(builtIn.meanings());
            known.addAll(own.keySet());
            throw json.unknown(field, meaning, List.copyOf(known));
        }
        return found;
    }

    private static List<Rule.Weighted> values(JsonObject json) {
        List<Rule.Weighted> values = new ArrayList<>();
        if (json.isArray("values")) {
            json.texts("values").forEach(it -> values.add(new Rule.Weighted(it, 1)));
        } else {
            JsonObject weights = json.object("values");
            weights.fields()
                    .forEach(it -> values.add(new Rule.Weighted(it, (int) weights.whole(it, 1, MOST_WEIGHT, null))));
        }
        if (values.isEmpty()) {
            throw json.error("values", "no value; give at least one, such as {\"Riesling\": 3, \"Merlot\": 1}");
        }
        return values;
    }

    private static Rule pattern(JsonObject json, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw json.error("pattern", "'" + pattern + "' is malformed: " + e.getDescription() + "; correct it");
        }
        if (OPEN_END.matcher(pattern).find()) {
            throw json.error("pattern", "'" + pattern + "' has no greatest length; write such as [A-Z]{2,8}");
        }
        return new Rule.Pattern(pattern);
    }

    private static Rule range(JsonObject json) {
        json.only("min", "max", "decimals", "shape");
        Rule.Shape shape = json.has("shape") ? json.choice("shape", Rule.Shape.class) : Rule.Shape.UNIFORM;
        if (json.isText("min") && !NUMBER.matcher(json.text("min")).matches()) {
            String min = RuleReader.moment(json, "min");
            String max = RuleReader.moment(json, "max");
            if (min.compareTo(max) > 0) {
                throw json.error("min", min + " is after max, which is " + max);
            }
            boolean day = min.indexOf(':') < 0 && max.indexOf(':') < 0;
            return new Rule.Temporal(shape, min, max, day ? Rule.Precision.DAY : Rule.Precision.SECOND);
        }
        BigDecimal min = new BigDecimal(json.decimal("min"));
        BigDecimal max = new BigDecimal(json.decimal("max"));
        if (min.compareTo(max) > 0) {
            throw json.error("min", min.toPlainString() + " is above max, which is " + max.toPlainString());
        }
        long decimals = json.whole("decimals", 0, 8, (long) Math.max(0, Math.max(min.scale(), max.scale())));
        return new Rule.Number(shape, min.toPlainString(), max.toPlainString(), (int) decimals, List.of());
    }

    private Rule rule(JsonObject json) {
        Rule rule = RuleReader.readTemplate(json);
        String refused = refused(rule);
        if (refused != null) {
            throw json.error("kind", "a rule of this kind " + refused + "; give one that needs nothing but itself");
        }
        blueprints.checkVocabulary(rule, json);
        return rule instanceof Rule.Pattern it ? pattern(json, it.pattern()) : rule;
    }

    private static @Nullable String refused(Rule rule) {
        boolean names = rule instanceof Rule.After
                || rule instanceof Rule.Computed
                || rule instanceof Rule.When
                || rule instanceof Rule.Walk
                || rule instanceof Rule.Previous
                || rule instanceof Rule.Timeline;
        if (names) {
            return "names columns of one table";
        }
        boolean bound = rule instanceof Rule.Reference
                || rule instanceof Rule.Database
                || rule instanceof Rule.External
                || rule instanceof Rule.Entry
                || rule instanceof Rule.Sequence;
        return bound ? "belongs to one column" : null;
    }
}

package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.BlueprintException;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a model wrote into a rule: field by field into the JSON form of documents, which is read as any document is.
 * What is left out is taken from the rule that stands if that is of the same kind, else from the column.
 */
final class EntryRules {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final Set<String> AMOUNTS = Set.of("min", "max", "minGap", "maxGap");
    private static final int USUAL_TEXT = 300;
    private static final int MOST_DECIMALS = 8;

    private EntryRules() {}

    /**
     * Returns the rule that an entry describes.
     *
     * @param standing what stands if nothing is said
     * @throws BlueprintException if it describes none
     */
    static Rule of(ModelEntry entry, ColumnFacts column, Rule standing) {
        RuleForms.Form form = RuleForms.forms().get(entry.kind());
        if (form == null) {
            throw new BlueprintException("a rule of kind " + entry.kind() + " is for a column as a whole");
        }
        ObjectNode before = RuleWriter.write(standing);
        boolean same = before.path("kind").asText().equals(entry.kind());
        ObjectNode json = RuleWriter.kind(entry.kind());
        for (RuleForms.Field field : form.fields().values()) {
            String text = entry.with().get(field.name());
            if (text != null && !text.isBlank()) {
                put(json, field, text.strip());
            } else if (same) {
                copy(before, json, field);
            }
        }
        if (form.values() && !entry.values().isEmpty()) {
            ObjectNode values = json.putObject("values");
            entry.values().forEach(value -> values.put(value.value(), value.weight()));
        } else if (form.values() && same && before.has("values")) {
            json.set("values", before.get("values"));
        }
        for (String kept : form.kept()) {
            if (same && before.has(kept)) {
                json.set(kept, before.get(kept));
            }
        }
        form.inner()
                .forEach(
                        inner -> json.set(inner, same ? before.get(inner) : RuleWriter.write(inner(standing, column))));
        if (form.states()) {
            json.set(
                    "states",
                    entry.transitions().isEmpty()
                            ? before.path("states")
                            : Machine.of(entry).json());
        }
        String quantiles = field(entry.with(), ModelLanguage.QUANTILES);
        if (entry.kind().equals("number") && quantiles != null) {
            List<BigDecimal> cuts = Quantiles.of(quantiles);
            json.put("min", cuts.get(0).toPlainString())
                    .put("max", cuts.get(cuts.size() - 1).toPlainString());
        }
        complete(json, column);
        return RuleReader.read(new JsonObject(json, column.table().table().id() + "." + column.name()));
    }

    private static void put(ObjectNode json, RuleForms.Field field, String text) {
        ObjectNode target =
                field.within().isEmpty() || json.path(field.within()).isObject()
                        ? (field.within().isEmpty() ? json : (ObjectNode) json.get(field.within()))
                        : json.putObject(field.within());
        String name = field.name();
        switch (field.type()) {
            case TEXT -> {
                if (AMOUNTS.contains(name) && DECIMAL.matcher(text).matches()) {
                    target.set(name, DecimalNode.valueOf(new BigDecimal(text)));
                } else {
                    target.put(name, name.endsWith("Gap") ? inDays(text) : text);
                }
            }
            case WORD -> target.put(name, text.toLowerCase(Locale.ROOT));
            case WHOLE, NUMBER -> number(target, name, text);
            case TEXTS -> {
                ArrayNode texts = target.putArray(name);
                words(text).forEach(texts::add);
            }
            case WHOLES -> {
                ArrayNode wholes = target.putArray(name);
                wholes(name, words(text)).forEach(wholes::add);
            }
        }
    }

    /** Returns a duration without months and years, whose lengths differ. */
    static String inDays(String gap) {
        try {
            Period period = gap.startsWith("P") && gap.indexOf('T') < 0 ? Period.parse(gap) : Period.ZERO;
            return period.toTotalMonths() == 0
                    ? gap
                    : "P" + (period.getYears() * 365L + period.getMonths() * 30L + period.getDays()) + "D";
        } catch (DateTimeException e) {
            return gap; // whoever reads it says so
        }
    }

    private static void number(ObjectNode json, String name, String text) {
        BigDecimal number = decimal(name, text);
        if (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0) {
            json.put(name, number.longValue());
        } else {
            json.set(name, DecimalNode.valueOf(number));
        }
    }

    static BigDecimal decimal(String name, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new BlueprintException("at " + name + ": expected a number, found '" + ModelEntry.cut(text) + "'");
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** Returns weights as whole numbers: shares are taken for thousandths. */
    private static List<Long> wholes(String name, List<String> words) {
        List<BigDecimal> numbers =
                words.stream().map(word -> decimal(name, word)).toList();
        boolean whole = numbers.stream().allMatch(number -> number.scale() <= 0);
        return numbers.stream()
                .map(number -> whole ? number : number.movePointRight(3))
                .map(number -> number.setScale(0, RoundingMode.HALF_UP)
                        .min(BigDecimal.valueOf(Long.MAX_VALUE))
                        .longValue())
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,;\\[\\]]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void copy(ObjectNode before, ObjectNode json, RuleForms.Field field) {
        var source = field.within().isEmpty() ? before : before.path(field.within());
        if (source.has(field.name())) {
            ObjectNode target = field.within().isEmpty()
                    ? json
                    : json.path(field.within()).isObject()
                            ? (ObjectNode) json.get(field.within())
                            : json.putObject(field.within());
            target.set(field.name(), source.get(field.name()));
        }
    }

    /** Adds what follows from the column where it is not said. */
    private static void complete(ObjectNode json, ColumnFacts column) {
        switch (json.path("kind").asText()) {
            case "number" -> {
                missing(json, "shape", "uniform");
                if (!json.has("decimals")) {
                    int scale = column.is(Family.TEXT) ? 0 : Units.scale(column.type());
                    json.put("decimals", Math.max(0, Math.min(column.is(Family.FLOAT) ? 2 : scale, MOST_DECIMALS)));
                }
            }
            case "temporal" -> {
                missing(json, "shape", "uniform");
                missing(json, "precision", column.type() instanceof DataType.DateType ? "day" : "second");
            }
            case "text" -> {
                missing(json, "style", "sentence");
                if (!json.has("maxLength")) {
                    json.put("maxLength", Math.min(USUAL_TEXT, column.maxLength()));
                }
            }
            case "bytes" -> {
                if (!json.has("maxLength")) {
                    json.put("maxLength", Math.min(USUAL_TEXT, column.maxLength()));
                }
            }
            case "constant" -> {
                if (!json.has("value")) {
                    json.set("value", JsonNodeFactory.instance.nullNode());
                }
            }
            default -> {
                // nothing follows from the column
            }
        }
    }

    private static void missing(ObjectNode json, String field, String value) {
        if (!json.has(field)) {
            json.put(field, value);
        }
    }

    /** Returns a rule that can be part of another: the one that stands, or what makes its values where it can't. */
    static Rule inner(Rule standing, ColumnFacts column) {
        if (standing instanceof Rule.Computed computed) {
            return computed.otherwise();
        } else if (standing instanceof Rule.When when) {
            return inner(when.otherwise(), column);
        } else if (standing instanceof Rule.Walk walk) {
            return walk.otherwise();
        } else if (standing instanceof Rule.Previous previous) {
            return previous.first();
        } else if (RuleReader.isWhole(standing)) {
            return column.is(Family.NUMBER)
                    ? new Rule.Number(Rule.Shape.SKEWED, "1", "1000", 0, List.of())
                    : new Rule.Text(Rule.Style.WORD, 1, Math.min(USUAL_TEXT, column.maxLength()));
        }
        return standing;
    }

    /** Returns a field's text, or null where there is none. */
    static @Nullable String field(Map<String, String> with, String name) {
        String text = with.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package dev.rowloom.blueprint;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads rules from their JSON form. */
final class RuleReader {

    private static final int MOST_WEIGHT = 1_000_000;
    private static final int MOST_DECIMALS = 8;

    private static final Map<String, Function<JsonObject, Rule>> KINDS =
            Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
                    Map.entry("sequence", RuleReader::sequence),
                    Map.entry("constant", RuleReader::constant),
                    Map.entry("values", RuleReader::values),
                    Map.entry("vocabulary", RuleReader::vocabulary),
                    Map.entry("entry", RuleReader::entry),
                    Map.entry("about", RuleReader::about),
                    Map.entry("number", RuleReader::number),
                    Map.entry("temporal", RuleReader::temporal),
                    Map.entry("after", RuleReader::after),
                    Map.entry("computed", RuleReader::computed),
                    Map.entry("when", RuleReader::when),
                    Map.entry("histogram", HistogramRules::read),
                    Map.entry("walk", HistoryRules::walk),
                    Map.entry("previous", HistoryRules::previous),
                    Map.entry("timeline", HistoryRules::timeline),
                    Map.entry("path", HistoryRules::path),
                    Map.entry(
                            "pattern",
                            it -> new Rule.Pattern(only(it, "pattern").text("pattern"))),
                    Map.entry(
                            "template",
                            it -> new Rule.Template(only(it, "template").text("template"))),
                    Map.entry("text", RuleReader::text),
                    Map.entry("uuid", it -> bare(it, new Rule.Uuid())),
                    Map.entry("json", it -> bare(it, new Rule.Json())),
                    Map.entry("bytes", RuleReader::bytes),
                    Map.entry("reference", it -> bare(it, new Rule.Reference())),
                    Map.entry("database", it -> bare(it, new Rule.Database())),
                    Map.entry(
                            "external", it -> new Rule.External(only(it, "name").text("name"))))));

    private RuleReader() {}

    /** Returns the rule that an object describes. */
    static Rule read(JsonObject json) {
        String kind = json.text("kind");
        Function<JsonObject, Rule> reader = KINDS.get(kind);
        if (reader == null) {
            throw json.unknown("kind", kind, List.copyOf(KINDS.keySet()));
        }
        return reader.apply(json);
    }

    /** Returns a rule of the catalogue, whose times may be relative to the present. */
    static Rule readTemplate(JsonObject json) {
        if (!json.text("kind").equals("temporal")) {
            return read(json);
        }
        only(json, "shape", "min", "max", "precision");
        return new Rule.Temporal(
                json.choice("shape", Rule.Shape.class),
                json.text("min"),
                json.text("max"),
                json.choice("precision", Rule.Precision.class));
    }

    static JsonObject only(JsonObject json, String... fields) {
        List<String> known = new ArrayList<>(List.of("kind"));
        known.addAll(List.of(fields));
        json.only(known.toArray(String[]::new));
        return json;
    }

    private static Rule bare(JsonObject json, Rule rule) {
        only(json);
        return rule;
    }

    private static Rule sequence(JsonObject json) {
        only(json, "start", "step");
        long step = json.whole("step", Long.MIN_VALUE, Long.MAX_VALUE, 1L);
        if (step == 0) {
            throw json.error("step", "0 would number all rows alike; use a step such as 1");
        }
        return new Rule.Sequence(json.whole("start", Long.MIN_VALUE, Long.MAX_VALUE, 1L), step);
    }

    private static Rule constant(JsonObject json) {
        only(json, "value");
        return new Rule.Constant(json.isNull("value") ? null : json.text("value"));
    }

    private static Rule values(JsonObject json) {
        only(json, "values");
        List<Rule.Weighted> values = weighted(json);
        if (values.isEmpty()) {
            throw json.error("values", "no value; give at least one, such as {\"open\": 3, \"closed\": 1}");
        }
        return new Rule.Values(values);
    }

    private static List<Rule.Weighted> weighted(JsonObject json) {
        return weights(json.object("values"));
    }

    /** Returns the values that the fields are, with their weights. */
    static List<Rule.Weighted> weights(JsonObject weights) {
        List<Rule.Weighted> values = new ArrayList<>();
        for (String value : weights.fields()) {
            values.add(new Rule.Weighted(value, (int) weights.whole(value, 1, MOST_WEIGHT, null)));
        }
        return values;
    }

    private static Rule vocabulary(JsonObject json) {
        only(json, "name", "column");
        return new Rule.Vocabulary(json.text("name"), (int) json.whole("column", 0, Integer.MAX_VALUE, 0L));
    }

    private static Rule entry(JsonObject json) {
        only(json, "name", "column");
        return new Rule.Entry(json.text("name"), (int) json.whole("column", 0, Integer.MAX_VALUE, 0L));
    }

    private static Rule about(JsonObject json) {
        only(json, "subject", "part", "group", "values", "within", "sharing");
        Subject subject = json.choice("subject", Subject.class);
        String part = json.text("part");
        if (!subject.parts().contains(part)) {
            throw json.unknown("part", part, subject.parts());
        }
        Rule.About about = new Rule.About(subject, part, json.text("group", ""));
        if (json.has("within")) {
            if (subject != Subject.PLACE && subject != Subject.PRODUCT) {
                throw json.error("within", "only places and products are within others; leave it out");
            }
            about = about.within(told(json.object("within"), Rule.Told.parts(subject)));
        }
        if (json.has("sharing")) {
            about = about.with(json.choice("sharing", Rule.Sharing.class));
        }
        if (!json.has("values")) {
            return about;
        } else if (!about.isGendered()) {
            throw json.error("values", "only a person's gender and title have values; leave them out");
        }
        return new Rule.About(subject, part, about.group(), weighted(json), about.within(), about.sharing());
    }

    private static List<Rule.Told> told(JsonObject json, List<String> parts) {
        List<Rule.Told> told = new ArrayList<>();
        for (String part : json.fields()) {
            if (!parts.contains(part)) {
                throw json.unknown(part, part, parts);
            }
            told.add(new Rule.Told(part, json.text(part)));
        }
        return told;
    }

    private static Rule number(JsonObject json) {
        only(json, "shape", "min", "max", "decimals", "endings");
        String min = json.decimal("min");
        String max = json.decimal("max");
        if (new BigDecimal(min).compareTo(new BigDecimal(max)) > 0) {
            throw json.error("min", min + " is above max, which is " + max);
        }
        int decimals = (int) json.whole("decimals", 0, MOST_DECIMALS, 0L);
        return new Rule.Number(json.choice("shape", Rule.Shape.class), min, max, decimals, json.texts("endings"));
    }

    private static Rule temporal(JsonObject json) {
        only(json, "shape", "min", "max", "precision", "rhythm");
        return new Rule.Temporal(
                json.choice("shape", Rule.Shape.class),
                moment(json, "min"),
                moment(json, "max"),
                json.choice("precision", Rule.Precision.class),
                rhythm(json));
    }

    /** Returns a date or time in ISO 8601. */
    static String moment(JsonObject json, String field) {
        String text = json.text(field);
        DateTimeFormatter format = text.indexOf('T') > 0
                ? DateTimeFormatter.ISO_DATE_TIME
                : text.indexOf(':') > 0 ? DateTimeFormatter.ISO_TIME : DateTimeFormatter.ISO_DATE;
        try {
            format.parse(text);
            return text;
        } catch (DateTimeException e) {
            throw json.error(
                    field, "'" + text + "' is no ISO 8601 date or time, such as 2025-01-31 or 2025-01-31T12:00:00");
        }
    }

    private static Rule after(JsonObject json) {
        only(json, "column", "minGap", "maxGap", "sameShare", "shape", "max", "rhythm");
        if (json.has("rhythm") && !json.has("max")) {
            throw json.error("rhythm", "a rhythm needs a greatest value; give it in \"max\"");
        }
        return new Rule.After(
                json.text("column"),
                gap(json, "minGap"),
                gap(json, "maxGap"),
                json.share("sameShare"),
                json.has("shape") ? json.choice("shape", Rule.Shape.class) : Rule.Shape.SKEWED,
                json.has("max") ? latest(json) : null,
                rhythm(json));
    }

    private static Rule.@Nullable Rhythm rhythm(JsonObject json) {
        return json.has("rhythm") ? Rhythms.read(json.object("rhythm")) : null;
    }

    private static String latest(JsonObject json) {
        return json.isText("max") ? moment(json, "max") : json.decimal("max");
    }

    private static Rule computed(JsonObject json) {
        only(json, "formula", "otherwise");
        return new Rule.Computed(json.text("formula"), inner(json.object("otherwise")));
    }

    private static Rule when(JsonObject json) {
        only(json, "column", "cases", "otherwise");
        List<Rule.Case> cases = new ArrayList<>();
        for (JsonObject each : json.list("cases")) {
            each.only("is", "rule");
            List<String> values = each.texts("is");
            if (values.isEmpty()) {
                throw each.error("is", "no value; give at least one, such as [\"shipped\"]");
            }
            cases.add(new Rule.Case(values, inner(each.object("rule"))));
        }
        if (cases.isEmpty()) {
            throw json.error("cases", "no case; give at least one");
        }
        return new Rule.When(json.text("column"), cases, inner(json.object("otherwise")));
    }

    /** Returns a rule within another; those that hold rules themselves are not nested. */
    static Rule inner(JsonObject json) {
        Rule rule = read(json);
        if (isWhole(rule)) {
            throw json.error("kind", "a rule of this kind can't be part of another; give it to the column");
        }
        return rule;
    }

    /** Returns whether a rule is of a kind that can't be part of another. */
    static boolean isWhole(Rule rule) {
        return rule instanceof Rule.When
                || rule instanceof Rule.Histogram
                || rule instanceof Rule.Reference
                || rule instanceof Rule.Sequence
                || rule instanceof Rule.Walk
                || rule instanceof Rule.Previous
                || rule instanceof Rule.Timeline
                || rule instanceof Rule.Path;
    }

    static String gap(JsonObject json, String field) {
        if (!json.isText(field) || !json.text(field).startsWith("P")) {
            return json.decimal(field);
        }
        String text = json.text(field);
        try {
            Objects.requireNonNull(text.indexOf('T') > 0 ? Duration.parse(text) : Period.parse(text));
            return text;
        } catch (DateTimeException e) {
            throw json.error(field, "'" + text + "' is no ISO 8601 duration, such as P7D or PT30M");
        }
    }

    private static Rule text(JsonObject json) {
        only(json, "style", "minLength", "maxLength", "vocabulary");
        long min = json.whole("minLength", 0, Integer.MAX_VALUE, 0L);
        long max = json.whole("maxLength", min, Integer.MAX_VALUE, null);
        String vocabulary = json.has("vocabulary") ? json.text("vocabulary") : null;
        return new Rule.Text(json.choice("style", Rule.Style.class), (int) min, (int) max, vocabulary);
    }

    private static Rule bytes(JsonObject json) {
        only(json, "minLength", "maxLength");
        long min = json.whole("minLength", 0, Integer.MAX_VALUE, 0L);
        return new Rule.Bytes((int) min, (int) json.whole("maxLength", min, Integer.MAX_VALUE, null));
    }
}

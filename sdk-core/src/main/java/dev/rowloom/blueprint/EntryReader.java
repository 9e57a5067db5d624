package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the items of a model's answer: pools of words, and what is said of a column. */
final class EntryReader {

    private static final int MOST_VALUES = 5_000;
    private static final int LONGEST_VALUE = 4_000;
    private static final int LONGEST_FIELD = 2_000;
    private static final int MOST_WEIGHT = 1_000_000;
    private static final int MOST_POOLS = 500;
    private static final String NO_TEXT = "a character that no text of a database has: NUL, or half of a pair";
    private static final Pattern POOL = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final ModelLanguage language = new ModelLanguage();

    /** Adds a pool of words. */
    void pool(JsonObject json, Map<String, List<Rule.Weighted>> pools) {
        json.only("name", "values", "weights");
        String given = json.text("name");
        String name = given.startsWith(Vocabularies.OWN) ? given.substring(Vocabularies.OWN.length()) : given;
        if (!POOL.matcher(name).matches()) {
            throw json.error(
                    "name", "'" + ModelEntry.cut(given) + "' is no name of lower-case letters, digits and hyphens");
        } else if (pools.size() >= MOST_POOLS) {
            throw json.error("name", "'" + name + "' is one of more than " + MOST_POOLS + " pools");
        }
        List<Rule.Weighted> words = weighted(json);
        if (words.isEmpty()) {
            throw json.error("values", "pool '" + name + "' has no entry");
        }
        pools.put(Vocabularies.OWN + name, words);
    }

    /**
     * Returns what is said of a column.
     *
     * @param notes takes what of it is left out
     */
    ModelEntry entry(JsonObject json, Consumer<Correction> notes) {
        json.only("table", "column", "kind", "by", "is", "with", "values", "weights", "transitions", "nullRate");
        String table = json.text("table");
        String column = json.text("column");
        String kind = json.text("kind");
        if (!language.kinds().contains(kind)) {
            throw json.unknown("kind", kind, List.copyOf(language.kinds()));
        }
        return new ModelEntry(
                table,
                column,
                kind,
                json.text("by", ""),
                json.texts("is"),
                fields(json, new Place(table, column, kind), notes),
                weighted(json),
                transitions(json),
                json.has("nullRate") ? json.share("nullRate") : -1);
    }

    private record Place(String table, String column, String kind) {}

    private Map<String, String> fields(JsonObject json, Place place, Consumer<Correction> notes) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> known = language.fields(place.kind());
        for (JsonObject field : json.list("with")) {
            field.only("name", "value");
            String name = field.text("name");
            String value = field.text("value");
            if (value.length() > LONGEST_FIELD) {
                throw field.error("value", "'" + name + "' is longer than " + LONGEST_FIELD + " characters");
            } else if (!isText(value)) {
                throw field.error("value", "'" + name + "' holds " + NO_TEXT);
            } else if (known.contains(name)) {
                fields.put(name, value);
            } else {
                notes.accept(new Correction(
                        place.table(),
                        place.column(),
                        ModelEntry.cut(name + "=" + value),
                        "nothing",
                        "a rule of kind " + place.kind() + " has no field '" + ModelEntry.cut(name) + "'"));
            }
        }
        return fields;
    }

    /** Returns the values with their weights; those that none is written for count 1, those of weight 0 never come. */
    private static List<Rule.Weighted> weighted(JsonObject json) {
        List<String> values = json.texts("values");
        List<Integer> weights = json.wholes("weights", 0, MOST_WEIGHT);
        if (values.size() > MOST_VALUES) {
            throw json.error("values", values.size() + " values, more than " + MOST_VALUES);
        }
        List<Rule.Weighted> weighted = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int weight = i < weights.size() ? weights.get(i) : 1;
            if (values.get(i).length() > LONGEST_VALUE) {
                throw json.error("values", "a value of " + values.get(i).length() + " characters");
            } else if (!isText(values.get(i))) {
                throw json.error("values", "a value holds " + NO_TEXT);
            } else if (weight > 0) {
                weighted.add(new Rule.Weighted(values.get(i), weight));
            }
        }
        return weighted;
    }

    /** Returns whether databases take a text: it has no NUL and no half of a pair. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF);
    }

    private static List<ModelEntry.Transition> transitions(JsonObject json) {
        List<ModelEntry.Transition> transitions = new ArrayList<>();
        for (JsonObject one : json.list("transitions")) {
            one.only("from", "to", "weight", "moment", "minGap", "maxGap");
            transitions.add(new ModelEntry.Transition(
                    one.text("from", ""),
                    one.text("to", ""),
                    (int) one.whole("weight", 0, MOST_WEIGHT, 1L),
                    one.text("moment", ""),
                    one.text("minGap", ""),
                    one.text("maxGap", "")));
        }
        if (transitions.size() > MOST_VALUES) {
            throw new BlueprintException("at transitions: " + transitions.size() + ", more than " + MOST_VALUES);
        }
        return transitions;
    }
}

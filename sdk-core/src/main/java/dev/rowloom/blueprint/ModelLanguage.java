package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a model may write of the closed language of rules, and the words that tell it so. Kinds and fields come from {@link
 * RuleForms}; the resource has a line of words for each, the kinds that are withheld with the reason, and what models write
 * in a shorter way than documents do.
 */
final class ModelLanguage {

    /** The kind that sets the states of a column, the moments that follow and the history that leads there, all at once. */
    static final String STATES = "states";

    /** What models write of a number in place of a formula. */
    static final String ALONG = "along";

    static final String CORRELATION = "correlation";

    /** What models write of a number's spread in place of a histogram. */
    static final String QUANTILES = "quantiles";

    static final String SINCE = "since";
    static final String SPREAD = "spread";
    static final String REFERENCE = "reference";

    private final Map<String, String> kinds = new TreeMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<String> withheld = new LinkedHashSet<>();

    /** Reads the words that come with Rowloom. */
    ModelLanguage() {
        JsonNode json = Catalogue.resource("model-language.json");
        json.get("withheld").fieldNames().forEachRemaining(withheld::add);
        for (String part : List.of("own", "kinds")) {
            json.get(part)
                    .properties()
                    .forEach(it -> kinds.put(it.getKey(), it.getValue().textValue()));
        }
        json.get("fields")
                .properties()
                .forEach(it -> fields.put(it.getKey(), it.getValue().textValue()));
    }

    /** Returns the names of the kinds that a model may write, sorted. */
    Collection<String> kinds() {
        Set<String> names = new TreeSet<>(RuleForms.forms().keySet());
        names.removeAll(withheld);
        names.add(STATES);
        return names;
    }

    /** Returns the kinds that models don't write. */
    Set<String> withheld() {
        return withheld;
    }

    /** Returns the names of all fields that a model may write, sorted. */
    Collection<String> fields() {
        Set<String> names = new TreeSet<>();
        kinds().forEach(kind -> names.addAll(fields(kind)));
        return names;
    }

    /** Returns the names of the fields of a kind. */
    List<String> fields(String kind) {
        List<String> names = new ArrayList<>();
        RuleForms.Form form = RuleForms.forms().get(kind);
        if (form != null) {
            names.addAll(form.fields().keySet());
        }
        switch (kind) {
            case "number" -> names.addAll(List.of(ALONG, CORRELATION, QUANTILES));
            case STATES -> names.add(SINCE);
            case REFERENCE -> names.addAll(List.of(SPREAD, "concentration", "min"));
            default -> {
                // no more than the rule has
            }
        }
        return names;
    }

    /** Returns the words for a kind; empty where there are none. */
    String wordsOfKind(String kind) {
        return kinds.getOrDefault(kind, "");
    }

    /** Returns the words for a field; empty where there are none. */
    String wordsOfField(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Returns the language in words, a line for each kind and for each field. */
    String words() {
        StringBuilder text = new StringBuilder("Kinds, with the fields that \"with\" may give:\n");
        for (String kind : kinds()) {
            text.append("- ").append(kind).append(": ").append(wordsOfKind(kind));
            String names = String.join(", ", fields(kind));
            text.append(names.isEmpty() ? "" : " [" + names + "]").append('\n');
        }
        text.append("Fields, each written as a text:\n");
        for (String field : fields()) {
            text.append("- ").append(field).append(": ").append(wordsOfField(field));
            String choices = choices(field);
            text.append(choices.isEmpty() ? "" : " (" + choices + ")").append('\n');
        }
        return text.toString();
    }

    private static String choices(String field) {
        return RuleForms.forms().values().stream()
                .map(form -> form.fields().get(field))
                .filter(it -> it != null && it.type() == RuleForms.Type.WORD)
                .flatMap(it -> it.words().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}

package dev.rowloom.generation;

import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of a schema by the nouns that people use for their rows. */
final class TableNouns {

    private static final Map<String, String> IRREGULAR = Map.of(
            "people", "person",
            "children", "child",
            "men", "man",
            "women", "woman",
            "mice", "mouse",
            "feet", "foot",
            "indices", "index",
            "statuses", "status");

    private static final Set<String> ALREADY_SINGULAR =
            Set.of("news", "series", "species", "analysis", "address", "lens");

    private final Map<List<String>, String> tables = new HashMap<>();
    private int longest;

    /**
     * A table that a text names.
     *
     * @param table the table's id
     * @param next the position behind its name
     * @param plural whether it is named in the plural
     */
    record Found(String table, int next, boolean plural) {}

    TableNouns(Schema schema) {
        Set<List<String>> twice = new HashSet<>();
        for (Table table : schema.tables()) {
            List<String> words = singular(NameWords.of(table.name().name()));
            if (tables.put(words, table.id()) != null) {
                twice.add(words);
            }
            longest = Math.max(longest, words.size());
        }
        twice.forEach(tables::remove);
    }

    /** Returns the table that is named at a position, by the longest name that fits. */
    Optional<Found> find(HintTokens tokens, int position) {
        for (int length = Math.min(longest, tokens.size() - position); length > 0; length--) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                words.add(tokens.at(position + i));
            }
            String table = tables.get(singular(words));
            if (table != null) {
                String last = words.get(length - 1);
                return Optional.of(
                        new Found(table, position + length, !singular(last).equals(last)));
            }
        }
        return Optional.empty();
    }

    private static List<String> singular(List<String> words) {
        return words.stream().map(TableNouns::singular).toList();
    }

    private static String singular(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() < 4 || ALREADY_SINGULAR.contains(word) || !word.endsWith("s")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        } else if (List.of("sses", "xes", "zes", "ches", "shes").stream().anyMatch(word::endsWith)) {
            return word.substring(0, word.length() - 2);
        }
        boolean kept = word.endsWith("ss") || word.endsWith("us") || word.endsWith("is");
        return kept ? word : word.substring(0, word.length() - 1);
    }
}

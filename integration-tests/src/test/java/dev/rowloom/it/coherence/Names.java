package dev.rowloom.it.coherence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts names into words: {@code OrderDate}, {@code order_date} and {@code orderdate} are the same. */
final class Names {

    private static final List<String> TAILS =
            List.of("timestamp", "datetime", "update", "date", "time", "count", "name", "code");
    private static final Set<String> WHOLE = Set.of(
            "update",
            "candidate",
            "runtime",
            "uptime",
            "downtime",
            "lifetime",
            "overtime",
            "timestamp",
            "datetime",
            "account",
            "discount",
            "username",
            "hostname",
            "filename",
            "validate",
            "mandate",
            "estimate",
            "barcode",
            "realtime");
    private static final int SHORTEST_HEAD = 2;

    private Names() {}

    static List<String> words(String name) {
        String cut = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2");
        List<String> words = new ArrayList<>();
        for (String word : cut.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9]+")) {
            if (!word.isEmpty()) {
                add(word, words);
            }
        }
        return words;
    }

    private static void add(String word, List<String> words) {
        for (String tail : TAILS) {
            if (!WHOLE.contains(word) && word.endsWith(tail) && word.length() >= tail.length() + SHORTEST_HEAD) {
                add(word.substring(0, word.length() - tail.length()), words);
                words.add(tail);
                return;
            }
        }
        words.add(word);
    }

    /** Returns a word without the ending of a plural. */
    static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        } else if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    static List<String> singulars(List<String> words) {
        return words.stream().map(Names::singular).toList();
    }
}

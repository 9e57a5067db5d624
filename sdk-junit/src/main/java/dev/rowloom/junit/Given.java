package dev.rowloom.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that a test was given, by what they were generated from and their addresses. Thread-safe. */
final class Given {

    private final Map<Generated, List<String>> addresses = new LinkedHashMap<>();

    void add(Generated from, String table, int first, int count) {
        add(
                from,
                count == 0
                        ? "no row of " + table
                        : count == 1
                                ? table + " row " + first
                                : table + " rows " + first + " to " + (first + count - 1));
    }

    synchronized void add(Generated from, String what) {
        List<String> known = addresses.computeIfAbsent(from, generated -> new ArrayList<>());
        if (!known.contains(what)) {
            known.add(what);
        }
    }

    /** Adds what was given to others. */
    synchronized void addAll(Given other) {
        other.copy().forEach((from, whats) -> whats.forEach(what -> add(from, what)));
    }

    private synchronized Map<Generated, List<String>> copy() {
        Map<Generated, List<String>> copy = new LinkedHashMap<>();
        addresses.forEach((from, whats) -> copy.put(from, List.copyOf(whats)));
        return copy;
    }

    synchronized boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** Returns in words what was given, and what brings it back: the property takes the place of every seed. */
    synchronized String describe() {
        List<String> words = new ArrayList<>();
        addresses.forEach((from, whats) ->
                words.add(from.describe() + "; given: " + (whats.isEmpty() ? "nothing" : String.join(", ", whats))));
        List<Long> seeds =
                addresses.keySet().stream().map(Generated::seed).distinct().toList();
        return String.join("; ", words) + "; the same rows again: "
                + (seeds.size() == 1
                        ? "-D" + Settings.SEED + "=" + seeds.get(0)
                        : "without -D" + Settings.SEED + ", which takes the place of every seed");
    }

    /** Names what rows could have come from where none were given. */
    synchronized void none(Generated from) {
        addresses.computeIfAbsent(from, generated -> new ArrayList<>());
    }
}

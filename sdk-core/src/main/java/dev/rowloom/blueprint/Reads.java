package dev.rowloom.blueprint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which columns are counted from which, without a circle. */
final class Reads {

    private final Map<String, Set<String>> reads = new LinkedHashMap<>();

    /** Adds that a column is counted from another, and returns whether it may be: not where the other is counted from it. */
    boolean add(String column, String from) {
        boolean free = !leads(from, column);
        if (free) {
            reads.computeIfAbsent(column, key -> new LinkedHashSet<>()).add(from);
        }
        return free;
    }

    /** Returns whether a column is the other, or counted from it by any number of steps. */
    boolean leads(String from, String to) {
        return leads(from, to, new HashSet<>());
    }

    private boolean leads(String from, String to, Set<String> seen) {
        return from.equals(to)
                || seen.add(from)
                        && reads.getOrDefault(from, Set.of()).stream().anyMatch(next -> leads(next, to, seen));
    }
}

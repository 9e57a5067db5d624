package dev.rowloom.junit;

import java.util.ArrayList;
import java.util.List;

/** The rows that a test was given, by their addresses. Thread-safe. */
final class Given {

    private final List<String> addresses = new ArrayList<>();

    synchronized void add(String table, int first, int count) {
        add(
                count == 0
                        ? "no row of " + table
                        : count == 1
                                ? table + " row " + first
                                : table + " rows " + first + " to " + (first + count - 1));
    }

    synchronized void add(String what) {
        if (!addresses.contains(what)) {
            addresses.add(what);
        }
    }

    synchronized List<String> addresses() {
        return List.copyOf(addresses);
    }
}

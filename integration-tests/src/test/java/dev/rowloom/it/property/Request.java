package dev.rowloom.it.property;

import java.util.Map;

/** How many rows are asked for: of every table, and exactly of some. */
record Request(long global, Map<String, Long> exact) {

    Request {
        exact = Map.copyOf(exact);
    }

    static Request of(long global) {
        return new Request(global, Map.of());
    }

    long of(String table) {
        return exact.getOrDefault(table, global);
    }

    boolean isExact(String table) {
        return exact.containsKey(table);
    }
}

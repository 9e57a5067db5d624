package dev.rowloom.it.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of every table, as maps of Java carriers by column. */
record Rows(Map<String, List<Map<String, Object>>> tables) {

    List<Map<String, Object>> of(String table) {
        return tables.get(table);
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        tables.forEach((table, rows) -> counts.put(table, (long) rows.size()));
        return counts;
    }
}

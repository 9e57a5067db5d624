package dev.rowloom.generation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a caller tells a model about the rows, in words. Immutable.
 *
 * @param all what all tables are about; may be empty
 * @param byTable what is to be known of single tables, by table id
 * @since 0.1.0
 */
public record Instructions(String all, Map<String, String> byTable) {

    /** None. */
    public static final Instructions NONE = new Instructions("", Map.of());

    /** Copies the map. */
    public Instructions {
        Objects.requireNonNull(all, "all");
        byTable = Collections.unmodifiableMap(new LinkedHashMap<>(byTable));
    }

    /** Returns these instructions with others for all tables. */
    public Instructions withAll(String text) {
        return new Instructions(text, byTable);
    }

    /** Returns these instructions with some for one table. */
    public Instructions with(String table, String text) {
        Map<String, String> changed = new LinkedHashMap<>(byTable);
        changed.put(table, text);
        return new Instructions(all, changed);
    }
}

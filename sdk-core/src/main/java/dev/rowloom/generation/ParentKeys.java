package dev.rowloom.generation;

import dev.rowloom.schema.ForeignKey;
import java.util.List;

/**
 * The rows of a parent table that a foreign key may refer to.
 *
 * @param key the foreign key
 * @param columns the names of the parent's columns that are told: those referred to, then some that describe the row
 * @param keyColumns how many of them are referred to
 * @param rows their values, as the model wrote them
 * @param total how many rows the parent has; more than there are in the list if it was cut
 */
record ParentKeys(ForeignKey key, List<String> columns, int keyColumns, List<List<String>> rows, long total) {

    ParentKeys {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}

package dev.rowloom.generation;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a table that were given up, so that none that comes after refers to them: such a reference becomes null where
 * it may. Rows that refer to their own table refer to ones ahead of them, so that those given up are known in time.
 * Thread-safe.
 */
final class MissingRows {

    private final DirectTable table;
    private final Map<ForeignKey, Set<List<String>>> keys = new HashMap<>();

    MissingRows(DirectTable table) {
        this.table = table;
    }

    /** Notes that a row is given up; called ahead of leaving its place empty. */
    synchronized void add(RowBatch rows, int row) {
        for (ForeignKey key : table.toItself()) {
            keys.computeIfAbsent(key, it -> new HashSet<>()).add(values(key.parentColumns(), rows, row));
        }
    }

    /** Takes references to rows that were given up out of a row. */
    synchronized void forget(RowBatchBuilder builder, RowBatch rows, int row) {
        keys.forEach((key, missing) -> {
            if (missing.contains(values(key.columns(), rows, row))) {
                for (String column : key.columns()) {
                    if (table.table().column(column).orElseThrow().isNullable()) {
                        builder.state(table.layout().position(column), CellState.NULL);
                    }
                }
            }
        });
    }

    private List<String> values(List<String> columns, RowBatch rows, int row) {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(String.valueOf(KeptRows.text(rows.column(table.layout().position(column)), row)));
        }
        return values;
    }
}

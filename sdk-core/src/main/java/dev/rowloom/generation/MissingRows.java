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
 * it may, and takes its row along where not. So do references to rows of tables ahead. Rows that refer to their own table
 * refer to ones ahead of them, so that those given up are known in time. Thread-safe.
 */
final class MissingRows {

    private final DirectTable table;
    private final Settled facts;
    private final Loose loose;
    private final Map<ForeignKey, Set<List<String>>> keys = new HashMap<>();
    private int takenAlong;

    MissingRows(DirectTable table, RunTables tables) {
        this.table = table;
        this.facts = new Settled(tables, table);
        this.loose = new Loose(table.table());
    }

    /** Notes that a row is given up; called ahead of leaving its place empty. */
    synchronized void add(RowBatch rows, int row) {
        for (ForeignKey key : table.toItself()) {
            keys.computeIfAbsent(key, it -> new HashSet<>()).add(values(key.parentColumns(), rows, row));
        }
    }

    /** Returns whether a row must refer to one of a table ahead that is missing. */
    boolean isOrphan(RowBatch rows, int row) {
        return facts.lost(rows, row).stream().anyMatch(key -> !loose.lets(key));
    }

    /** Returns whether a row can stay when all ahead of it are there or given up; one that can't is given up. */
    synchronized boolean stays(RowBatch rows, int row) {
        boolean dangles = keys.entrySet().stream()
                .anyMatch(lost -> !loose.lets(lost.getKey())
                        && lost.getValue().contains(values(lost.getKey().columns(), rows, row)));
        if (dangles) {
            add(rows, row);
            takenAlong++;
        }
        return !dangles;
    }

    /** Returns how many rows were given up since they refer to others of their table. */
    synchronized int takenAlong() {
        return takenAlong;
    }

    /** Takes references to rows that are missing out of a row. */
    synchronized void forget(RowBatchBuilder builder, RowBatch rows, int row) {
        facts.lost(rows, row).forEach(key -> forget(key, builder));
        keys.forEach((key, missing) -> {
            if (missing.contains(values(key.columns(), rows, row))) {
                forget(key, builder);
            }
        });
    }

    private void forget(ForeignKey key, RowBatchBuilder builder) {
        loose.columns(key).forEach(column -> builder.state(table.layout().position(column), CellState.NULL));
    }

    private List<String> values(List<String> columns, RowBatch rows, int row) {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(String.valueOf(KeptRows.text(rows.column(table.layout().position(column)), row)));
        }
        return values;
    }
}

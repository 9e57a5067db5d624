package dev.rowloom.blueprint;

import java.util.Objects;

/**
 * What was not taken as a model wrote it.
 *
 * @param table the table's id, or what the model named so
 * @param column the column's name, or what the model named so; empty where it is about more than one
 * @param from what the model wrote, cut short
 * @param to what stands instead
 * @param reason why
 * @since 0.1.0
 */
public record Correction(String table, String column, String from, String to, String reason) {

    /** Checks that all are given. */
    public Correction {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
    }

    /** Returns such as {@code orders.total: "…" is left out, … stands: it is …}. */
    @Override
    public String toString() {
        String place = column.isEmpty() ? table : table + "." + column;
        return place + ": " + reason + "; " + from + " became " + to;
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.domain.Units;
import java.util.List;
import java.util.Objects;

/**
 * The columns of a table that are written, in order, and how many rows there are. Columns that the database computes are
 * left out.
 *
 * @param table the table
 * @param columns the columns that are written; the vectors of a {@link RowBatch} are in the same order
 * @param rows the number of rows
 * @since 0.1.0
 */
public record TableLayout(Table table, List<ColumnLayout> columns, long rows) {

    /** Copies the list. */
    public TableLayout {
        columns = List.copyOf(columns);
    }

    /** Returns the layout of rows that come from elsewhere: all columns but those that the database computes. */
    public static TableLayout of(Table table, long rows) {
        List<ColumnLayout> columns = table.columns().stream()
                .filter(column -> column.computedAs().isEmpty())
                .map(column -> new ColumnLayout(column, Encodings.of(column.type()), Units.scale(column.type()), null))
                .toList();
        return new TableLayout(table, columns, rows);
    }

    /** Returns the position of a written column, or −1. */
    public int position(String column) {
        Objects.requireNonNull(column, "column");
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}

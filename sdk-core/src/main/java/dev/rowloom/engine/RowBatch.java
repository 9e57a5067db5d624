package dev.rowloom.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of consecutive rows of one table, column by column: what engine and sinks exchange.
 *
 * <p>A batch handed to a sink is valid until the call returns: the engine uses it again. {@link #copy()} keeps it.
 *
 * @since 0.1.0
 */
public final class RowBatch {

    private final TableLayout layout;
    private final List<ColumnVector> columns;
    private long firstRow;
    private int size;

    RowBatch(TableLayout layout, List<ColumnVector> columns) {
        this.layout = layout;
        this.columns = List.copyOf(columns);
    }

    /** Returns the table and its columns. */
    public TableLayout layout() {
        return layout;
    }

    /** Returns the number of the first row in its table, from 0. */
    public long firstRow() {
        return firstRow;
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the cells of a column, by position in {@link TableLayout#columns()}. */
    public ColumnVector column(int position) {
        return columns.get(position);
    }

    /** Returns one row with boxed values, by position in this batch. */
    public Row row(int position) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value(position);
        }
        return new Row(layout, firstRow + position, values);
    }

    /** Returns a batch of the same rows that shares nothing with this one. */
    public RowBatch copy() {
        RowBatch copy =
                new RowBatch(layout, columns.stream().map(ColumnVector::copy).toList());
        copy.span(firstRow, size);
        return copy;
    }

    void span(long firstRow, int size) {
        this.firstRow = firstRow;
        this.size = size;
    }
}

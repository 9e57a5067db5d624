package dev.rowloom.engine;

import java.util.Arrays;
import java.util.Objects;

/**
 * Makes runs of rows of one table. Not thread-safe: each thread opens its own.
 *
 * @since 0.1.0
 */
public final class RowCursor {

    /** The greatest number of rows in one batch. */
    public static final int MAX_ROWS = 1024;

    private final TableProgram program;
    private final int capacity;
    private final Frame frame;
    private final RowBatch batch;

    RowCursor(TableProgram program, int capacity) {
        this.program = program;
        this.capacity = capacity;
        this.frame = new Frame(program, capacity);
        this.batch = new RowBatch(program.layout(), Arrays.asList(frame.vectors()));
    }

    /** Returns the table and the columns that are written. */
    public TableLayout layout() {
        return program.layout();
    }

    /**
     * Makes consecutive rows.
     *
     * @param firstRow the number of the first row, from 0
     * @param count how many, 0 to {@link #MAX_ROWS}
     * @return the rows; valid until the next call
     * @throws IndexOutOfBoundsException if the table has not so many rows
     */
    public RowBatch read(long firstRow, int count) {
        Objects.checkFromIndexSize(firstRow, count, program.layout().rows());
        Objects.checkIndex(count, capacity + 1);
        frame.span(firstRow, count);
        for (int i = 0; i < program.columnCount(); i++) {
            frame.column(i);
        }
        program.functionTests().run(frame);
        batch.span(firstRow, count);
        return batch;
    }
}

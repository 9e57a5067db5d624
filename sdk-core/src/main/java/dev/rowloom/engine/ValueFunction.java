package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/**
 * A caller's own way to make the values of a column.
 *
 * <p>It has to be a pure function of what the cell says, and safe for use by many threads: rows are made in any order, and
 * more than once.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ValueFunction {

    /**
     * Returns the value of a cell: null, or the carrier that {@link Encoding} names for the column, or a number, text or
     * date that reads as one.
     */
    @Nullable
    Object value(Cell cell);

    /** The cell whose value is asked for. Valid only during the call. */
    interface Cell {

        /** Returns the row's number in its table, from 0. */
        long row();

        /** Returns 64 random bits that depend on the seed, the column and the row alone. */
        long random();

        /**
         * Returns the value of another column of the same row.
         *
         * @throws dev.rowloom.UsageException if the table writes no such column, or its value depends on this one
         */
        @Nullable
        Object get(String column);
    }
}

package dev.rowloom.export;

import dev.rowloom.engine.ColumnVector;

/** How the rows of one table become text. Immutable; used by many threads at once. */
interface RowFormat {

    /** Returns what stands before the first row. */
    byte[] head();

    /** Returns what stands between two rows; may be empty. */
    byte[] separator();

    /** Returns what stands after the last row, or after the head where there is none. */
    byte[] tail(Rows written);

    /** Whether a table has rows. */
    enum Rows {
        NONE,
        SOME
    }

    /** Appends one row of the columns. */
    void row(ColumnVector[] columns, int row, ByteBuilder out);
}

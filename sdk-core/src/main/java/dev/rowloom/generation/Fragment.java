package dev.rowloom.generation;

/**
 * A part of an answer that is no row, or that no column takes.
 *
 * @param reason why it is none
 * @param text its beginning
 * @param length the number of its characters
 */
record Fragment(Reason reason, String text, long length) {

    /** Why a part of an answer is no row. */
    enum Reason {
        /** Words or values outside of rows. */
        OUTSIDE,
        /** No JSON, and none could be made of it. */
        MALFORMED,
        /** The answer ended within it. */
        TRUNCATED,
        /** It has none of the columns. */
        NO_KNOWN_COLUMN,
        /** Values of columns that nobody asked for, of a row that was taken without them. */
        EXTRA_COLUMN,
        /** An array with more or fewer values than there are columns. */
        WRONG_LENGTH,
        /** Nested deeper than allowed. */
        TOO_DEEP,
        /** Longer than a row may be. */
        TOO_LONG,
        /** A number with more digits than any column holds. */
        NUMBER_TOO_LONG,
        /** More rows or characters than wanted. */
        BEYOND_LIMIT
    }
}

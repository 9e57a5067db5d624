package dev.rowloom.generation;

/**
 * Bounds of what is read out of one answer.
 *
 * @param rows the greatest number of rows that were asked for; an answer that goes on is not wanted
 * @param read the greatest number of rows at all, those of other tables and those that are none included
 * @param chars the greatest number of characters of an answer
 * @param rowChars the greatest number of characters of a row
 * @param depth the deepest nesting within a row, the row itself included; at most 60
 * @param numberChars the greatest number of characters of a number
 */
record ParserLimits(long rows, long read, long chars, int rowChars, int depth, int numberChars) {

    /** So many rows that nobody asked for are read at least. */
    private static final long OTHERS = 1_000;

    /** So many times the rows asked for are read, among them those of other tables. */
    private static final long TIMES = 10;

    static ParserLimits of(long rows) {
        return of(rows, 64L << 20);
    }

    /** Returns the limits of an answer of at most so many characters. */
    static ParserLimits of(long rows, long chars) {
        return new ParserLimits(rows, OTHERS + TIMES * rows, chars, 1 << 20, 16, 100);
    }
}

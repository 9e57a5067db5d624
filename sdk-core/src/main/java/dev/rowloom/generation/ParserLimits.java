package dev.rowloom.generation;

/**
 * Bounds of what is read out of one answer.
 *
 * @param rows the greatest number of rows; an answer that goes on is not wanted
 * @param chars the greatest number of characters of an answer
 * @param rowChars the greatest number of characters of a row
 * @param depth the deepest nesting within a row, the row itself included; at most 60
 * @param numberChars the greatest number of characters of a number
 */
record ParserLimits(long rows, long chars, int rowChars, int depth, int numberChars) {

    static ParserLimits of(long rows) {
        return new ParserLimits(rows, 64L << 20, 1 << 20, 16, 100);
    }
}

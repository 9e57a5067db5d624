package dev.rowloom.engine;

/** Makes the cells of a column: a pure function of the rows' numbers. Immutable, used by many threads at once. */
abstract class ColumnProgram {

    /** Fills a vector that holds as many cells as the frame has rows. */
    abstract void fill(Frame frame, ColumnVector target);

    /** Returns whether the program itself makes a cell null. */
    boolean isNull(Frame frame, int cell) {
        return false;
    }
}

package dev.rowloom.engine;

/** Makes cells that are held in a {@code long}. */
abstract class LongProgram extends ColumnProgram {

    @Override
    void fill(Frame frame, ColumnVector target) {
        LongVector vector = (LongVector) target;
        for (int i = 0; i < frame.count(); i++) {
            vector.set(i, value(frame, i));
        }
    }

    /** Returns the value of a cell, in units. */
    abstract long value(Frame frame, int cell);
}

package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import org.jspecify.annotations.Nullable;

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

    /** Returns the values of the rows from the first on, where each is one more than the one before; else none. */
    LongDomain run() {
        return LongDomain.EMPTY;
    }

    /** Returns the rows that have some values, in units, or null where that can't be computed. */
    @Nullable
    LongDomain rows(LongDomain values) {
        return null;
    }
}

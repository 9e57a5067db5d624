package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;

/** Values rounded up to what the column's type keeps, as a time of whole seconds. */
final class Rounded extends LongProgram {

    private final LongProgram base;
    private final DataType type;

    Rounded(LongProgram base, DataType type) {
        this.base = base;
        this.type = type;
    }

    @Override
    long value(Frame frame, int cell) {
        return Units.roundedUp(type, base.value(frame, cell));
    }
}

package dev.rowloom.schema.internal.condition;

import org.jspecify.annotations.Nullable;

/**
 * A compiled part with its type.
 *
 * @param type the type
 * @param code the code
 * @param constant whether the value is the same for every row
 */
record Typed(ValueType type, Code code, boolean constant) {

    private static final Cells NO_ROW = position -> {
        throw new IllegalStateException("a constant reads no column");
    };

    static Typed of(ValueType type, Code code) {
        return new Typed(type, code, false);
    }

    static Typed constant(ValueType type, @Nullable Object value) {
        return new Typed(type, row -> value, true);
    }

    /** Returns the value of a constant. */
    @Nullable
    Object value() {
        return code.run(NO_ROW);
    }

    boolean isNull() {
        return constant && value() == null;
    }

    Kind kind() {
        return type.kind();
    }

    /** Returns the same code under another type. */
    Typed as(ValueType other) {
        return new Typed(other, code, constant);
    }
}

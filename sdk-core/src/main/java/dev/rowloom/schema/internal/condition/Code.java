package dev.rowloom.schema.internal.condition;

import org.jspecify.annotations.Nullable;

/** A compiled part of an expression. */
@FunctionalInterface
interface Code {

    /** Returns the part's value for a row, or null for SQL's NULL. */
    @Nullable
    Object run(Cells row);
}

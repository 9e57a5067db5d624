package dev.rowloom.schema.internal.condition;

import org.jspecify.annotations.Nullable;

/** Functions of one kind. */
@FunctionalInterface
interface FunctionFamily {

    /** Returns the compiled call, or null where the family has no function of that name. */
    @Nullable
    Typed compile(Arguments in);
}

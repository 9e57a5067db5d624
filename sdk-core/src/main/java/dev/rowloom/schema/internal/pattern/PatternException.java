package dev.rowloom.schema.internal.pattern;

import dev.rowloom.RowloomException;

/** A pattern that is malformed, or beyond what is understood. Every caller within the library handles it. */
public final class PatternException extends RowloomException {

    private static final long serialVersionUID = 1L;

    PatternException(String reason) {
        super(reason);
    }
}

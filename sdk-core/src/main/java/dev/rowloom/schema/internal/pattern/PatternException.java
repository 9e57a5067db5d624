package dev.rowloom.schema.internal.pattern;

/** A pattern that is malformed, or beyond what is understood. */
public final class PatternException extends Exception {

    private static final long serialVersionUID = 1L;

    PatternException(String reason) {
        super(reason, null, false, false);
    }
}

package dev.rowloom.schema.internal.condition;

/** A part of an expression that cannot be evaluated. */
final class UnsupportedPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedPartException(String part) {
        super(part, null, false, false);
    }
}

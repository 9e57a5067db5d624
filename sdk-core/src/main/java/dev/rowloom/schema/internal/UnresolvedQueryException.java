package dev.rowloom.schema.internal;

/** A query whose columns can't be told. */
final class UnresolvedQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    UnresolvedQueryException(String reason) {
        super(reason, null, false, false);
    }
}

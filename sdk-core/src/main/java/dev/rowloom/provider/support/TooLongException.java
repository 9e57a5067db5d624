package dev.rowloom.provider.support;

/** Reports a body, or a part of it, that is longer than allowed. */
final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}

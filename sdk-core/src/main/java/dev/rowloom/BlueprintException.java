package dev.rowloom;

import org.jspecify.annotations.Nullable;

/**
 * Reports a blueprint document that can't be read or doesn't fit: no JSON, an unknown kind of rule, a value out of range, a
 * changed vocabulary.
 *
 * <p>The message names the place in the document, the value, what is known there, and the remedy.
 *
 * @since 0.1.0
 */
public class BlueprintException extends RowloomException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message the place in the document, the value, what is known there, and the remedy
     */
    public BlueprintException(String message) {
        super(message);
    }

    /**
     * Creates an exception that keeps the failure that led to it.
     *
     * @param message the place in the document, the value, what is known there, and the remedy
     * @param cause the underlying failure, or null if there is none
     */
    public BlueprintException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.rowloom;

import org.jspecify.annotations.Nullable;

/**
 * Reports any failure of Rowloom; catching this type catches all of them.
 *
 * <p>The message says what failed, where (table, column, file or line), the offending value cut short, and the remedy.
 * It never holds generated rows, credentials or prompts. Instances are not meant to be shared between threads while
 * suppressed exceptions are added to them.
 *
 * @since 0.1.0
 */
public class RowloomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message what failed, where, and the remedy
     */
    public RowloomException(String message) {
        super(message);
    }

    /**
     * Creates an exception that keeps the failure that led to it.
     *
     * @param message what failed, where, and the remedy
     * @param cause the underlying failure, or null if there is none
     */
    public RowloomException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

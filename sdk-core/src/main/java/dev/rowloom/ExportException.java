package dev.rowloom;

import org.jspecify.annotations.Nullable;

/**
 * Reports a target that cannot be written: a missing right, a full disk, a file that exists.
 *
 * <p>What was already complete at the target stays there; the message names what is not.
 *
 * @since 0.1.0
 */
public class ExportException extends RowloomException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message which target failed, what is left there, and the remedy
     */
    public ExportException(String message) {
        super(message);
    }

    /**
     * Creates an exception that keeps the failure that led to it.
     *
     * @param message which target failed, what is left there, and the remedy
     * @param cause the underlying failure, or null if there is none
     */
    public ExportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

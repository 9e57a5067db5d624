package dev.rowloom;

import org.jspecify.annotations.Nullable;

/**
 * Reports a wrong call or option: an unknown table, a value out of range, a builder that lacks a part.
 *
 * <p>The caller's code or command line has to change; trying again without a change fails again.
 *
 * @since 0.1.0
 */
public class UsageException extends RowloomException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message which option is wrong, its value, and what is allowed
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * Creates an exception that keeps the failure that led to it.
     *
     * @param message which option is wrong, its value, and what is allowed
     * @param cause the underlying failure, or null if there is none
     */
    public UsageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

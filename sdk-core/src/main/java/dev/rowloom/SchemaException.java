package dev.rowloom;

import org.jspecify.annotations.Nullable;

/**
 * Reports DDL that cannot be read as a whole, or that contradicts itself.
 *
 * <p>A single statement that cannot be read does not raise this: it becomes a diagnostic with its line. Raised are, for
 * example, a file without any table, and the same table created twice.
 *
 * @since 0.1.0
 */
public class SchemaException extends RowloomException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message which table, statement or line is at fault, and the remedy
     */
    public SchemaException(String message) {
        super(message);
    }

    /**
     * Creates an exception that keeps the failure that led to it.
     *
     * @param message which table, statement or line is at fault, and the remedy
     * @param cause the underlying failure, or null if there is none
     */
    public SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

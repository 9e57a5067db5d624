package dev.rowloom;

/**
 * Reports that a run ended because it was cancelled. What was complete before stays.
 *
 * @since 0.1.0
 */
public class CancelledException extends RowloomException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what was cancelled, and how far it had come
     */
    public CancelledException(String message) {
        super(message);
    }
}

package dev.rowloom.schema.internal.condition;

/** A row for which a database would report an error, such as a division by zero; it would not take the row. */
final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvaluationException(String reason) {
        super(reason, null, false, false);
    }
}

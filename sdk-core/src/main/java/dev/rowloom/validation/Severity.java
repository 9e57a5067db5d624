package dev.rowloom.validation;

/**
 * How sure a {@link Finding} is, and what becomes of its rows.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** The database refuses the rows. */
    ERROR,
    /** Whether the database refuses the rows depends on what the DDL does not say: a collation, the day, rows elsewhere. */
    POSSIBLE,
    /** The database takes the rows, yet keeps other values, as where it rounds, or values that the schema does not mean. */
    WARNING,
    /** The database takes the rows; a person may wonder at them. Looked for only if {@link Validator.Builder#oddities} asks for it. */
    NOTE
}

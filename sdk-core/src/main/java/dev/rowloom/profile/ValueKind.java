package dev.rowloom.profile;

/**
 * What the values of a column are.
 *
 * @since 0.1.0
 */
public enum ValueKind {
    /** Whole numbers of at most 18 digits, without leading zeros. */
    INTEGER,
    /** Numbers with digits after a point, or with an exponent. */
    DECIMAL,
    /** {@code true} and {@code false}. */
    BOOLEAN,
    /** Dates of one form. */
    DATE,
    /** Times of day of one form. */
    TIME,
    /** Dates with times, of one form. */
    TIMESTAMP,
    /** UUIDs. */
    UUID,
    /** Anything else. */
    TEXT
}

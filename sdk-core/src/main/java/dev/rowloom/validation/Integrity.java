package dev.rowloom.validation;

/**
 * Whether keys and references hold.
 *
 * @since 0.1.0
 */
public enum Integrity {
    /** All keys are unique and no reference dangles. */
    INTACT,
    /** None is known to be broken, yet some could not be told or not be checked. */
    UNCERTAIN,
    /** A key is there twice, or a reference dangles. */
    BROKEN
}

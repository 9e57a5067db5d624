package dev.rowloom.repair;

/**
 * What becomes of violations of one kind.
 *
 * @since 0.1.0
 */
public enum RepairPolicy {
    /** A valid value takes the place; where there is none, null if the column allows it; where it doesn't, the row goes. */
    FIX,
    /** Null takes the place if the column allows it; else as {@link #FIX}. */
    NULL,
    /** The row goes. */
    DROP,
    /** Nothing is done. */
    LEAVE,
    /** The repair ends with a {@link RepairException}; nothing is changed. */
    FAIL
}

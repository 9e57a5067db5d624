package dev.rowloom.repair;

/**
 * What becomes of the rows that refer to one which goes.
 *
 * @since 0.1.0
 */
public enum OrphanPolicy {
    /** They refer to another row, or to none if that is allowed; only where neither can be, they go as well. */
    REPOINT,
    /** They go as well, and those that refer to them. */
    CASCADE
}

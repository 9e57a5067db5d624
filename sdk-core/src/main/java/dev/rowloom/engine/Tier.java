package dev.rowloom.engine;

/**
 * What it takes to make a cell of a column.
 *
 * @since 0.1.0
 */
public enum Tier {
    /** A pure function of the address, in time that grows at most with the logarithm of the row count. */
    COMPUTED,
    /** A look-up in an index of bounded size, built when planning. */
    INDEXED,
    /** A bounded number of attempts until a constraint holds. */
    REDRAWN
}

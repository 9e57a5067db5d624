package dev.rowloom.engine;

/**
 * What a cell holds.
 *
 * @since 0.1.0
 */
public enum CellState {
    /** A value. */
    VALUE,
    /** SQL's NULL. */
    NULL,
    /** Nothing: the source left the cell out. */
    ABSENT,
    /** The database supplies the value from the column's default. */
    DEFAULT,
    /** Text of a model that could not be read as the column's type. */
    RAW;

    private static final CellState[] STATES = values();

    static CellState of(byte code) {
        return STATES[code];
    }
}

package dev.rowloom.engine;

/**
 * What a cell holds.
 *
 * @since 0.1.0
 */
public enum CellState {
    /** A value. */
    VALUE(0),
    /** SQL's NULL. */
    NULL(1),
    /** Nothing: the source left the cell out. */
    ABSENT(2),
    /** The database supplies the value from the column's default. */
    DEFAULT(3),
    /** Text of a model that could not be read as the column's type. */
    RAW(4);

    private static final CellState[] BY_CODE = {VALUE, NULL, ABSENT, DEFAULT, RAW};

    private final byte code;

    CellState(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static CellState of(byte code) {
        return BY_CODE[code];
    }
}

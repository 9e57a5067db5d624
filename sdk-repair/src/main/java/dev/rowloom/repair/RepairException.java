package dev.rowloom.repair;

import dev.rowloom.RowloomException;

/**
 * A violation that was not to be repaired but to end the repair.
 *
 * @since 0.1.0
 */
public final class RepairException extends RowloomException {

    private static final long serialVersionUID = 1L;

    private final String table;
    private final long row;

    RepairException(String message, String table, long row) {
        super(message);
        this.table = table;
        this.row = row;
    }

    /** Returns the id of the row's table. */
    public String table() {
        return table;
    }

    /** Returns the number of the row, from 0. */
    public long row() {
        return row;
    }
}

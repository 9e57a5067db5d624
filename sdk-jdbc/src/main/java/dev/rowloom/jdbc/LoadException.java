package dev.rowloom.jdbc;

import dev.rowloom.ExportException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reports rows that a database refused, or a connection that failed.
 *
 * <p>The message names table, row and, as far as the database tells, the column, has the database's own words, and says what
 * is committed.
 *
 * @since 0.1.0
 */
public class LoadException extends ExportException {

    private static final long serialVersionUID = 1L;

    private static final long UNKNOWN = -1;

    private final @Nullable String table;
    private final long row;

    LoadException(String message, @Nullable String table, long row, @Nullable Throwable cause) {
        super(message, cause);
        this.table = table;
        this.row = row;
    }

    static LoadException of(String message, @Nullable Throwable cause) {
        return new LoadException(message, null, UNKNOWN, cause);
    }

    /** Returns the id of the table whose row was refused, or null where no single table is to blame. */
    public @Nullable String table() {
        return table;
    }

    /** Returns the number of the refused row, from 0; empty where it is not known. */
    public OptionalLong row() {
        return row == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(row);
    }
}

package dev.rowloom.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** The transaction that rows are loaded in: one of its own, or a part of the caller's. */
final class Transaction {

    private final Connection connection;
    private final @Nullable Savepoint start;

    private Transaction(Connection connection, @Nullable Savepoint start) {
        this.connection = connection;
        this.start = start;
    }

    static Transaction begin(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
            return new Transaction(connection, null);
        }
        return new Transaction(connection, connection.setSavepoint());
    }

    /** Returns whether the caller decides what becomes of the rows. */
    boolean isCallers() {
        return start != null;
    }

    /** Commits, unless that is the caller's to do. */
    void commit() throws SQLException {
        if (start == null) {
            connection.commit();
        }
    }

    /** Undoes what was done since the begin or the last commit. */
    void rollback() throws SQLException {
        if (start == null) {
            connection.rollback();
        } else {
            connection.rollback(start);
        }
    }

    /** Puts the connection back into the mode in which it was. */
    void end() throws SQLException {
        if (start == null) {
            connection.setAutoCommit(true);
        }
    }
}

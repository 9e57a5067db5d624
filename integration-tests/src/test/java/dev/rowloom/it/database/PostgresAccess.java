package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A PostgreSQL user; scripts go to the server untouched, in one message of the simple query protocol. */
record PostgresAccess(String url) implements DatabaseAccess {

    @Override
    public void runScript(String script) {
        try (Connection connection = connectForScripts(url);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
            requireCleanEnd(connection);
        } catch (SQLException e) {
            throw new ScriptFailedException(e.getMessage() + " [SQLSTATE " + e.getSQLState() + "]", e);
        }
    }

    /** Simple mode neither splits a text into statements nor looks for parameters in it. */
    static Connection connectForScripts(String url) throws SQLException {
        return DriverManager.getConnection(url + "&preferQueryMode=simple");
    }

    private static void requireCleanEnd(Connection connection) throws SQLException {
        TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
        if (state != TransactionState.IDLE) {
            throw new ScriptFailedException("The script leaves its transaction open; closing the session undoes it");
        }
        String role = Queries.string(connection, "SHOW session_replication_role");
        if (!role.equals("origin")) {
            throw new ScriptFailedException("The script ends with session_replication_role = " + role);
        }
    }
}

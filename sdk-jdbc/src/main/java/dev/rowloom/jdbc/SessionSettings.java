package dev.rowloom.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a connection's session is set to while rows are loaded, and set back to afterwards. */
final class SessionSettings {

    private final Connection connection;
    private final String undo;

    private SessionSettings(Connection connection, String undo) {
        this.connection = connection;
        this.undo = undo;
    }

    /** Timestamps of MySQL are read in the session's zone, and are UTC here. */
    static SessionSettings apply(Product product, Connection connection) throws SQLException {
        if (product != Product.MYSQL) {
            return new SessionSettings(connection, "");
        }
        try (Statement statement = connection.createStatement();
                ResultSet zone = statement.executeQuery("SELECT @@session.time_zone")) {
            zone.next();
            String undo = "SET time_zone = '" + zone.getString(1).replace("'", "''") + "'";
            statement.execute("SET time_zone = '+00:00'");
            return new SessionSettings(connection, undo);
        }
    }

    void restore() throws SQLException {
        if (!undo.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(undo);
            }
        }
    }
}

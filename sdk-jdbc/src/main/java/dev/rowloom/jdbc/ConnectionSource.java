package dev.rowloom.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where the connection of a run comes from, and whose it is. */
interface ConnectionSource {

    Connection get() throws SQLException;

    /** Ends the use of a connection. */
    void release(Connection connection) throws SQLException;

    static ConnectionSource of(DataSource database) {
        return new ConnectionSource() {
            @Override
            public Connection get() throws SQLException {
                return database.getConnection();
            }

            @Override
            public void release(Connection connection) throws SQLException {
                connection.close();
            }
        };
    }

    static ConnectionSource of(Connection connection) {
        return new ConnectionSource() {
            @Override
            public Connection get() {
                return connection;
            }

            @Override
            public void release(Connection used) {
                // it is the caller's
            }
        };
    }
}

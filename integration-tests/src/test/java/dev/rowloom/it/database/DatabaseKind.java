package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The databases that tests run against. */
public enum DatabaseKind {
    POSTGRESQL,
    MARIADB,
    SQLITE,
    H2;

    /** Finds the kind by the name a dialect goes by; {@code mysql} is served by MariaDB. */
    public static DatabaseKind of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.equals("MYSQL") ? MARIADB : valueOf(upper);
    }

    /** Finds the kind of the database behind a connection. */
    public static DatabaseKind of(Connection connection) throws SQLException {
        return of(connection.getMetaData().getDatabaseProductName());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.rowloom.it.database;

import java.sql.SQLException;
import java.util.UUID;

/** Databases in memory of H2. */
final class H2Server implements DatabaseServer {

    @Override
    public Database create() throws SQLException {
        return create("");
    }

    /** Makes a database with settings as H2's URL writes them, such as {@code MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE}. */
    Database create(String settings) throws SQLException {
        return new H2Database("it_" + UUID.randomUUID(), settings);
    }

    @Override
    public void close() {
        // Each database goes when it is closed; there is no server.
    }
}

package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks that a database's constraints are in force and hold, by means that don't rely on whatever loaded the rows. */
public final class Integrity {

    private Integrity() {}

    /**
     * Asserts that no constraint is switched off, unvalidated or known to be violated. Wants a connection of the owner.
     *
     * @throws AssertionError naming each constraint or setting that is off
     */
    public static void constraintsOn(Connection connection) throws SQLException {
        List<String> suspended = Catalog.of(connection).suspendedConstraints(connection);
        if (!suspended.isEmpty()) {
            throw new AssertionError("Constraints are not in force: " + String.join("; ", suspended));
        }
    }

    /** Verifies every foreign key by a query built from the catalogue, composite and partly null keys included. */
    public static List<Orphans> orphans(Connection connection) throws SQLException {
        Catalog catalog = Catalog.of(connection);
        List<Orphans> found = new ArrayList<>();
        for (ForeignKey key : catalog.foreignKeys(connection)) {
            long rows = Queries.number(connection, key.countOrphans(catalog::quote));
            if (rows > 0) {
                found.add(new Orphans(key, rows));
            }
        }
        return found;
    }

    /** The foreign keys that {@link #orphans} verifies. */
    public static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        return Catalog.of(connection).foreignKeys(connection);
    }
}

package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads what a database itself knows about its tables and constraints. */
public interface Catalog {

    static Catalog of(Connection connection) throws SQLException {
        return of(DatabaseKind.of(connection));
    }

    static Catalog of(DatabaseKind kind) {
        return switch (kind) {
            case POSTGRESQL -> new PostgresCatalog();
            case MARIADB -> new MariaDbCatalog();
            case SQLITE -> new SqliteCatalog();
            case H2 -> new H2Catalog();
        };
    }

    /** The tables of users, by schema and name; not views, temporary tables, or parts of a partitioned table. */
    List<TableRef> tables(Connection connection) throws SQLException;

    List<ForeignKey> foreignKeys(Connection connection) throws SQLException;

    /** Every way in which constraints are not in force, or are known not to hold, in words. */
    List<String> suspendedConstraints(Connection connection) throws SQLException;

    default String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

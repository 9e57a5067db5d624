/** Loads rows into live databases: PostgreSQL, MySQL, MariaDB, SQLite and H2. */
module dev.rowloom.jdbc {
    requires transitive dev.rowloom.core;
    requires transitive java.sql;
    requires transitive static org.jspecify;

    exports dev.rowloom.jdbc;
}

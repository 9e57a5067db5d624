package dev.rowloom.schema;

import java.util.List;

/** The dialects there are; apart from {@link Dialect} so that neither class waits for the other to initialise. */
final class Dialects {

    static final Dialect POSTGRESQL = new PostgreSqlDialect();
    static final Dialect MYSQL = new MySqlDialect("mysql");
    static final Dialect MARIADB = new MySqlDialect("mariadb");
    static final Dialect SQLITE = new SqliteDialect();
    static final Dialect H2 = new H2Dialect(H2Dialect.Names.UPPER_CASE);
    static final Dialect SQLSERVER = new SqlServerDialect();
    static final Dialect ORACLE = new OracleDialect();
    static final List<Dialect> ALL = List.of(POSTGRESQL, MYSQL, MARIADB, SQLITE, H2, SQLSERVER, ORACLE);

    private Dialects() {}
}

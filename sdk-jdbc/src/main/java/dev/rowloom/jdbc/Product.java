package dev.rowloom.jdbc;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A database product that rows can be loaded into. */
enum Product {
    POSTGRESQL("PostgreSQL", List.of("postgresql")),
    MYSQL("MySQL or MariaDB", List.of("mysql", "mariadb")),
    SQLITE("SQLite", List.of("sqlite")),
    H2("H2", List.of("h2"));

    private final String title;
    private final List<String> dialects;

    Product(String title, List<String> dialects) {
        this.title = title;
        this.dialects = dialects;
    }

    /**
     * Returns the product of a dialect that a connection is to.
     *
     * @throws UsageException if it is to another, or no product that can be loaded has the dialect
     */
    static Product of(Dialect dialect, Connection connection) throws SQLException {
        Product wanted = Arrays.stream(values())
                .filter(product -> product.dialects.contains(dialect.name()))
                .findFirst()
                .orElseThrow(() -> new UsageException("rows of a schema in " + dialect
                        + " can't be loaded through JDBC; it is known for "
                        + Arrays.stream(values()).map(it -> it.title).collect(Collectors.joining(", "))
                        + "; write a script by SqlSink of rowloom-export, and run it with the database's own client"));
        DatabaseMetaData actual = connection.getMetaData();
        String name = String.valueOf(actual.getDatabaseProductName());
        if (!wanted.isCalled(name)) {
            throw new UsageException(
                    "the schema is in the dialect " + dialect + ", but the connection is to " + name + " "
                            + actual.getDatabaseProductVersion() + "; connect to " + wanted.title
                            + ", or read the DDL in the dialect of that database");
        }
        return wanted;
    }

    private boolean isCalled(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return dialects.stream().anyMatch(folded::startsWith);
    }
}

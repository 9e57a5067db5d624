package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.junit.SyntheticData.Create;
import dev.rowloom.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The test's own database. */
final class OwnDatabase extends TestDatabase {

    private final DataSource database;
    private final SchemaSource source;
    private final Create create;

    OwnDatabase(DataSource database, SchemaSource source, Create create) {
        this.database = database;
        this.source = source;
        this.create = create;
    }

    @Override
    DataSource dataSource() {
        return database;
    }

    @Override
    void create() throws SQLException {
        if (create != Create.SCRIPT) {
            return;
        }
        if (source.script().isEmpty()) {
            throw new UsageException(
                    "create = SCRIPT needs a script: set ddl, or let the tables be there before the test");
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : Statements.of(source.script())) {
                run(statement, sql);
            }
        }
    }

    private static void run(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            String shown = sql.length() > 80 ? sql.substring(0, 80) + "…" : sql;
            throw new UsageException(
                    "the database refuses the DDL at \"" + shown.replaceAll("\\s+", " ") + "\": " + e.getMessage(), e);
        }
    }

    /** H2 may stand in for another product here as well. */
    @Override
    Schema schema(Connection connection) throws SQLException {
        boolean standsIn = connection.getMetaData().getDatabaseProductName().equals("H2")
                && !source.schema().dialect().name().equals("h2");
        return standsIn ? source.standIn().standIn().schema() : source.schema();
    }

    @Override
    boolean isFilledByOthers() {
        return true;
    }

    @Override
    public void close() {
        // it is the test's
    }
}

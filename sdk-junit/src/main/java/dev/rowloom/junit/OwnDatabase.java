package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.junit.SyntheticData.Create;
import dev.rowloom.schema.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
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
        Schema schema = standsIn ? source.standIn().standIn().schema() : source.schema();
        if (standsIn) {
            checkNames(schema, connection.getMetaData());
        }
        return schema;
    }

    /** H2 writes names in capitals where its URL does not say otherwise. */
    private void checkNames(Schema schema, DatabaseMetaData database) throws SQLException {
        String name =
                schema.tables().isEmpty() ? "" : schema.tables().get(0).name().name();
        String capitals = name.toUpperCase(Locale.ROOT);
        if (!name.equals(capitals) && !has(database, name) && has(database, capitals)) {
            String settings = source.standIn().standIn().settings();
            throw new UsageException("the schema is read as "
                    + source.schema().dialect().name() + " and has the table "
                    + name + ", but the database, which is H2, has " + capitals
                    + "; set dialect = \"h2\" of @SyntheticData, or put ;" + settings + " behind the database's URL");
        }
    }

    private static boolean has(DatabaseMetaData database, String table) throws SQLException {
        try (ResultSet found = database.getTables(null, null, table.replace("_", "\\_"), null)) {
            return found.next();
        }
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

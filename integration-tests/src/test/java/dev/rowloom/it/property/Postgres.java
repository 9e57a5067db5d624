package dev.rowloom.it.property;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.export.SqlSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseKind;
import dev.rowloom.it.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A database of a PostgreSQL server of its own, in which each schema has a namespace that is dropped afterwards. */
final class Postgres implements AutoCloseable {

    private final TestDatabases servers = new TestDatabases();
    private final Path directory;
    private Connection connection;

    Postgres() throws IOException {
        directory = Files.createTempDirectory("rowloom-postgres");
    }

    /** Creates the tables, runs a generator's script in one go, and returns how many rows the tables have then. */
    Map<String, Long> load(SchemaModel schema, SyntheticDataGenerator generator) throws SQLException, IOException {
        generator.generateTo(SqlSink.directory(directory).overwrite());
        try (Namespace namespace = create(schema)) {
            namespace.execute(Files.readString(directory.resolve("data.sql")));
            return namespace.counts();
        }
    }

    /** Creates the tables of a schema in a new namespace, which closing drops. */
    Namespace create(SchemaModel schema) throws SQLException {
        if (connection == null) {
            start();
        }
        Namespace namespace = new Namespace(connection, schema);
        namespace.execute("CREATE SCHEMA tried; SET search_path = tried, public;"
                + Ddl.of(Target.POSTGRESQL, schema).text());
        return namespace;
    }

    private void start() throws SQLException {
        Database database = servers.create(DatabaseKind.POSTGRESQL);
        // simple mode neither splits a text into statements nor looks for parameters in it
        connection = DriverManager.getConnection(database.url() + "&preferQueryMode=simple");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION btree_gist");
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        if (connection != null) {
            connection.close();
        }
        servers.close();
        Files.deleteIfExists(directory.resolve("data.sql"));
        Files.deleteIfExists(directory);
    }

    /** A schema's tables. */
    static final class Namespace implements AutoCloseable {

        private final Connection connection;
        private final SchemaModel schema;

        private Namespace(Connection connection, SchemaModel schema) {
            this.connection = connection;
            this.schema = schema;
        }

        void execute(String script) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(script);
            } catch (SQLException e) {
                close();
                throw e;
            }
        }

        /** Inserts one row. */
        void insert(TableModel table, Map<String, Object> row) throws SQLException {
            String columns = table.columns().stream().map(ColumnModel::name).collect(Collectors.joining(", "));
            String values = table.columns().stream()
                    .map(column -> column.type().isRange() ? "?::" + Ddl.range(column.type()) : "?")
                    .collect(Collectors.joining(", "));
            String sql = "INSERT INTO " + table.name() + " (" + columns + ") VALUES (" + values + ")";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int index = 1;
                for (ColumnModel column : table.columns()) {
                    statement.setObject(index++, row.get(column.name()));
                }
                statement.execute();
            }
        }

        Map<String, Long> counts() throws SQLException {
            Map<String, Long> counts = new LinkedHashMap<>();
            try (Statement statement = connection.createStatement()) {
                for (TableModel table : schema.tables()) {
                    try (ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
                        result.next();
                        counts.put(table.name(), result.getLong(1));
                    }
                }
            }
            return counts;
        }

        @Override
        public void close() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK; SET client_min_messages = warning; DROP SCHEMA IF EXISTS tried CASCADE");
            }
        }
    }
}

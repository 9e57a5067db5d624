package dev.rowloom.it.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A SQLite file. */
final class SqliteDatabase extends AbstractDatabase {

    private final Path file;

    SqliteDatabase(Path file) {
        super(DatabaseKind.SQLITE);
        this.file = file;
    }

    @Override
    public String url() {
        return "jdbc:sqlite:" + file + "?foreign_keys=on";
    }

    @Override
    public void runScript(String script) {
        new Access(url(), false).runScript(script);
    }

    @Override
    public DatabaseAccess restricted() {
        return new Access(url(), true);
    }

    @Override
    public LoadReport applyDdl(String ddl) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return StatementLoader.load(
                    StatementSplitter.split(ddl, DatabaseKind.SQLITE),
                    text -> false,
                    next -> statement.executeUpdate(next.text() + ";"));
        } catch (SQLException e) {
            throw new IllegalStateException("Could not load the schema", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs scripts; a fixed schema is the nearest that SQLite has to a user without rights on it. */
    private record Access(String url, boolean schemaFixed) implements DatabaseAccess {

        @Override
        public void runScript(String script) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                String schema = Queries.string(connection, "PRAGMA schema_version");
                // The driver's executeUpdate hands the text to sqlite3_exec, which runs all of it.
                statement.executeUpdate(script);
                List<String> problems = problemsAtEnd(connection, statement);
                if (schemaFixed && !schema.equals(Queries.string(connection, "PRAGMA schema_version"))) {
                    problems.add("the schema is changed");
                }
                if (!problems.isEmpty()) {
                    throw new ScriptFailedException("At the end of the script: " + String.join("; ", problems));
                }
            } catch (SQLException e) {
                throw new ScriptFailedException(String.valueOf(e.getMessage()), e);
            }
        }

        private static List<String> problemsAtEnd(Connection connection, Statement statement) throws SQLException {
            List<String> problems = new ArrayList<>();
            SqliteCatalog.addUnless(problems, connection, "foreign_keys", "1");
            SqliteCatalog.addUnless(problems, connection, "ignore_check_constraints", "0");
            try {
                statement.executeUpdate("BEGIN; ROLLBACK");
            } catch (SQLException e) {
                problems.add("its transaction is open; closing the session undoes it");
            }
            return problems;
        }
    }
}

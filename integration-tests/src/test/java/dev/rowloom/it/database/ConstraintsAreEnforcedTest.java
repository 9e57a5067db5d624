package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The databases refuse what a schema forbids; else loading into them proves nothing. */
@ExtendWith(DatabaseExtension.class)
class ConstraintsAreEnforcedTest {

    private static final String SCHEMA = "CREATE TABLE parent (id INT PRIMARY KEY, quantity INT CHECK (quantity > 0));"
            + " CREATE TABLE child (id INT PRIMARY KEY, parent_id INT NOT NULL, name VARCHAR(5) UNIQUE,"
            + " FOREIGN KEY (parent_id) REFERENCES parent (id)); INSERT INTO parent VALUES (1, 5);"
            + " INSERT INTO child VALUES (1, 1, 'a');";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void bySql(DatabaseKind kind, TestDatabases databases) throws SQLException {
        try (Database database = databases.create(kind)) {
            database.runScript(SCHEMA);
            try (Connection connection = database.connect()) {
                assertRefused(connection, "INSERT INTO parent VALUES (1, 5)");
                assertRefused(connection, "INSERT INTO parent VALUES (2, 0)");
                assertRefused(connection, "INSERT INTO child VALUES (2, 99, 'b')");
                assertRefused(connection, "INSERT INTO child VALUES (3, NULL, 'c')");
                assertRefused(connection, "INSERT INTO child VALUES (4, 1, 'a')");
            }
            assertThat(database.tableCounts().rows("parent")).isEqualTo(1);
            assertThat(database.tableCounts().rows("child")).isEqualTo(1);
            database.assertIntact();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "h2"})
    void lengthOfText(String kind, TestDatabases databases) throws SQLException {
        try (Database database = databases.create(kind)) {
            database.runScript(SCHEMA);
            try (Connection connection = database.connect()) {
                assertRefused(connection, "INSERT INTO child VALUES (2, 1, 'abcdef')");
            }
        }
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatThrownBy(() -> Queries.execute(connection, sql)).as(sql).isInstanceOf(SQLException.class);
    }
}

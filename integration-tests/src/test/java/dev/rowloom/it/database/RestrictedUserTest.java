package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class RestrictedUserTest {

    private static final String TABLE = "CREATE TABLE notes (id INT PRIMARY KEY, note VARCHAR(80));";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void readsInsertsAndUpdates(DatabaseKind kind, TestDatabases databases) throws SQLException {
        try (Database database = databases.create(kind)) {
            database.runScript(TABLE);
            DatabaseAccess restricted = database.restricted();

            restricted.runScript(
                    "INSERT INTO notes VALUES (1, 'a'); UPDATE notes SET note = 'b' WHERE id = 1; SELECT 1 FROM notes;");

            try (Connection connection = restricted.connect()) {
                assertThat(Queries.string(connection, "SELECT note FROM notes")).isEqualTo("b");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE more (id INT)",
                "CREATE TEMPORARY TABLE more (id INT)",
                "ALTER TABLE notes ADD COLUMN more INT",
                "CREATE INDEX more ON notes (note)",
                "DELETE FROM notes",
                "TRUNCATE TABLE notes",
                "DROP TABLE notes",
            })
    void mayDoNothingElse(String sql, TestDatabases databases) throws SQLException {
        for (String kind : new String[] {"postgresql", "mariadb"}) {
            try (Database database = databases.create(kind)) {
                database.runScript(TABLE + "INSERT INTO notes VALUES (1, 'a');");
                DatabaseAccess restricted = database.restricted();

                assertThatThrownBy(() -> restricted.runScript(sql + ";"))
                        .as(kind)
                        .isInstanceOf(ScriptFailedException.class)
                        .message()
                        .containsAnyOf("SQLSTATE 42501", "ERROR 1142 (42000)", "ERROR 1044 (42000)");
                try (Connection connection = restricted.connect()) {
                    assertThatThrownBy(() -> Queries.execute(connection, sql))
                            .as(kind)
                            .isInstanceOf(SQLException.class);
                }
                assertThat(database.tableCounts().rows("notes")).isEqualTo(1);
            }
        }
    }

    @Test
    void ofPostgresqlAdvancesSequencesAndReachesEverySchema(TestDatabases databases) {
        try (Database database = databases.create("postgresql")) {
            database.runScript("CREATE SCHEMA sales; CREATE TABLE sales.orders (id serial PRIMARY KEY);"
                    + " CREATE TABLE identities (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);");
            DatabaseAccess restricted = database.restricted();

            restricted.runScript("INSERT INTO sales.orders VALUES (1), (2); SELECT setval('sales.orders_id_seq', 2);"
                    + " INSERT INTO sales.orders DEFAULT VALUES; INSERT INTO identities DEFAULT VALUES;");

            assertThat(database.tableCounts().rows("sales.orders")).isEqualTo(3);
            assertThatThrownBy(() -> restricted.runScript("ALTER SEQUENCE sales.orders_id_seq RESTART WITH 9"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> restricted.runScript("SET session_replication_role = replica"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> restricted.runScript("ALTER TABLE sales.orders DISABLE TRIGGER ALL"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void ofMariadbAdvancesSequencesAndReachesTheDatabasesThatTheSchemaMade(TestDatabases databases) {
        try (Database database = databases.create("mariadb")) {
            database.applyDdl("CREATE DATABASE shop_a; CREATE DATABASE shopxa; USE shop_a; CREATE TABLE t (id INT);"
                            + " CREATE SEQUENCE s; CREATE TABLE shopxa.u (id INT);")
                    .assertNoFailures();
            DatabaseAccess restricted = database.restricted();

            restricted.runScript(
                    "INSERT INTO t VALUES (NEXTVAL(s)); SELECT SETVAL(s, 50); INSERT INTO shopxa.u SELECT id FROM t;");

            assertThat(database.tableCounts().rows("shop_a.t")).isEqualTo(1);
            assertThat(database.tableCounts().rows("u")).isEqualTo(1);
            assertThatThrownBy(() -> restricted.runScript("SET GLOBAL foreign_key_checks = 0"))
                    .hasMessageContaining("ERROR 1227");
        }
    }

    @Test
    void ofOneDatabaseDoesNotReachAnother(TestDatabases databases) {
        try (Database mine = databases.create("mariadb");
                Database other = databases.create("mariadb")) {
            mine.runScript(TABLE);
            other.runScript(TABLE);
            String othersName = other.url().replaceAll(".*/|\\?.*", "");
            DatabaseAccess restricted = mine.restricted();

            assertThatThrownBy(() -> restricted.runScript("INSERT INTO " + othersName + ".notes VALUES (1, 'a')"))
                    .hasMessageContaining("ERROR 1142");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE more (id INT)", "ALTER TABLE notes ADD COLUMN more INT", "DROP TABLE notes"})
    void ofSqliteFailsOnAChangeOfTheSchema(String sql, TestDatabases databases) {
        try (Database database = databases.create("sqlite")) {
            database.runScript(TABLE);

            assertThatThrownBy(() -> database.restricted().runScript(sql))
                    .isInstanceOf(ScriptFailedException.class)
                    .hasMessageContaining("the schema is changed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE more (id INT)", "DELETE FROM notes", "SET REFERENTIAL_INTEGRITY FALSE"})
    void ofH2MayNot(String sql, TestDatabases databases) {
        try (Database database = databases.create("h2")) {
            database.runScript(TABLE);

            assertThatThrownBy(() -> database.restricted().runScript(sql)).isInstanceOf(ScriptFailedException.class);
        }
    }
}

package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(DatabaseExtension.class)
class ScriptRunnerTest {

    private static final String TABLES =
            "CREATE TABLE notes (id INT PRIMARY KEY, note VARCHAR(80)); CREATE TABLE tags (id INT PRIMARY KEY);";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void runsAFileWithItsOwnTransaction(DatabaseKind kind, TestDatabases databases, @TempDir Path directory)
            throws Exception {
        String text = "it''s; -- no comment, ? :name {d ''x''} $$ /* ő ” 😀";
        Path script = directory.resolve("data.sql");
        try (Database database = databases.create(kind)) {
            database.runScript(TABLES);
            Files.writeString(
                    script,
                    begin(kind) + ";\nINSERT INTO notes VALUES\n(1, '" + text + "'),\n(2, '');\n"
                            + "INSERT INTO tags VALUES (7); -- the last\nCOMMIT;\n-- end");

            database.runScript(script);

            assertThat(database.tableCounts().rows("notes")).isEqualTo(2);
            assertThat(database.tableCounts().rows("tags")).isEqualTo(1);
            try (Connection connection = database.connect()) {
                assertThat(Queries.string(connection, "SELECT note FROM notes WHERE id = 1"))
                        .isEqualTo(text.replace("''", "'"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void failsAtTheFirstErrorAndLeavesNothingOfATransaction(DatabaseKind kind, TestDatabases databases) {
        try (Database database = databases.create(kind)) {
            database.runScript(TABLES);

            assertThatThrownBy(
                            () -> database.runScript(
                                    begin(kind)
                                            + "; INSERT INTO tags VALUES (1); INSERT INTO tags VALUES (1); INSERT INTO tags VALUES (2); COMMIT;"))
                    .isInstanceOf(ScriptFailedException.class)
                    .message()
                    .containsAnyOf("SQLSTATE 23505", "ERROR 1062 (23000) at line 1", "SQLITE_CONSTRAINT", "23505");

            assertThat(database.tableCounts().rows("tags")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void failsOnWhatIsNoSql(DatabaseKind kind, TestDatabases databases) {
        try (Database database = databases.create(kind)) {
            assertThatThrownBy(() -> database.runScript("SELECT 1; SELEKT 2;"))
                    .isInstanceOf(ScriptFailedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
    void failsIfTheTransactionIsLeftOpen(DatabaseKind kind, TestDatabases databases) {
        try (Database database = databases.create(kind)) {
            database.runScript(TABLES);

            assertThatThrownBy(() -> database.runScript(begin(kind) + "; INSERT INTO tags VALUES (1);"))
                    .isInstanceOf(ScriptFailedException.class)
                    .hasMessageContaining("transaction");

            assertThat(database.tableCounts().rows("tags")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, SET session_replication_role = replica",
        "mariadb, SET foreign_key_checks = 0",
        "mariadb, SET unique_checks = 0",
        "mariadb, SET check_constraint_checks = 0",
        "mariadb, SET sql_mode = ''",
        "sqlite, PRAGMA foreign_keys = OFF",
        "sqlite, PRAGMA ignore_check_constraints = ON",
    })
    void failsIfAnyCheckIsLeftSuspended(String kind, String suspension, TestDatabases databases) {
        try (Database database = databases.create(kind)) {
            assertThatThrownBy(() -> database.runScript(suspension + "; SELECT 1;"))
                    .isInstanceOf(ScriptFailedException.class);
        }
    }

    @Test
    void mariadbMaySuspendAndRestoreAForeignKeyCheck(TestDatabases databases) {
        try (Database database = databases.create(DatabaseKind.MARIADB)) {
            assertThatCode(
                            () -> database.runScript(
                                    "SET @saved = @@foreign_key_checks; SET foreign_key_checks = 0; SET foreign_key_checks = @saved;"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void mariadbFailsOnAScriptThatEndsInsideOfAComment(TestDatabases databases) {
        try (Database database = databases.create(DatabaseKind.MARIADB)) {
            assertThatThrownBy(() -> database.runScript("SELECT 1; /* no end"))
                    .isInstanceOf(ScriptFailedException.class);
        }
    }

    @Test
    void postgresqlReceivesTheTextUntouchedInOneMessage(TestDatabases databases) throws SQLException {
        String script = "  -- {fn now()} ?\nCREATE TABLE log (script text);\n"
                + "INSERT INTO log VALUES (current_query()); INSERT INTO log SELECT 'back\\slash' WHERE '{\"a\":1}'::jsonb ? 'a';";
        try (Database database = databases.create(DatabaseKind.POSTGRESQL)) {
            database.runScript(script);

            try (Connection connection = database.connect()) {
                assertThat(Queries.strings(connection, "SELECT script FROM log"))
                        .containsExactly(script, "back\\slash");
            }
        }
    }

    private static String begin(DatabaseKind kind) {
        return kind == DatabaseKind.H2 ? "SET AUTOCOMMIT FALSE" : "BEGIN";
    }
}

package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.it.database.LoadReport.Failure;
import dev.rowloom.it.database.LoadReport.Skipped;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DatabaseExtension.class)
class DdlLoadingTest {

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void reportsAFailingStatementAndGoesOn(DatabaseKind kind, TestDatabases databases) {
        try (Database database = databases.create(kind)) {
            LoadReport report = database.applyDdl(
                    "CREATE TABLE a (id INT PRIMARY KEY);\n\nCREATE TABLE b (id NO SUCH TYPE AT, ALL);\nCREATE TABLE c (id INT);");

            assertThat(report.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.line()).isEqualTo(3);
                assertThat(failure.statement()).startsWith("CREATE TABLE b");
                assertThat(failure.message()).isNotBlank();
            });
            assertThat(database.tableCounts().tables()).hasSize(2);
            assertThatThrownBy(report::assertNoFailures)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("line 3: ");
        }
    }

    @Test
    void ofPostgresqlReadsADumpWithRoutinesCopyAndOwners(TestDatabases databases) throws SQLException {
        String dump = """
                SET client_encoding = 'LATIN1';
                SELECT pg_catalog.set_config('search_path', '', false);
                \\connect shop
                CREATE DATABASE shop;
                CREATE SCHEMA sales AUTHORIZATION "the owner";
                CREATE FUNCTION sales.f() RETURNS trigger LANGUAGE plpgsql AS $_$ BEGIN NEW.id := 1; RETURN NEW; END; $_$;
                CREATE TABLE sales.t (id int, note text);
                ALTER TABLE sales.t OWNER TO nobody_here;
                ALTER TABLE sales.t ADD CONSTRAINT note_ok CHECK (note <> 'OWNER TO x');
                COPY sales.t (id, note) FROM stdin;
                1\tsemi;colon
                2\t\\N
                \\.
                GRANT ALL ON SCHEMA sales TO PUBLIC;
                """;
        try (Database database = databases.create("postgresql")) {
            LoadReport report = database.applyDdl(dump).assertNoFailures();

            assertThat(report.skipped()).extracting(Skipped::line).containsExactly(1, 3, 4, 8, 14);
            try (Connection connection = database.connect()) {
                assertThat(Queries.strings(connection, "SELECT note FROM sales.t ORDER BY id"))
                        .containsExactly("semi;colon", "null");
                assertThat(Queries.number(connection, "SELECT count(*) FROM pg_constraint WHERE conname = 'note_ok'"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void ofPostgresqlLosesOneStatementOfATransactionOnly(TestDatabases databases) {
        try (Database database = databases.create("postgresql")) {
            LoadReport report = database.applyDdl(
                    "BEGIN;\nCREATE TABLE a (i int);\nCREATE TABLE a (i int);\nCREATE TABLE b (i int);\nCOMMIT;");

            assertThat(report.failures()).extracting(Failure::line).containsExactly(3);
            assertThat(database.tableCounts().tables()).hasSize(2);
        }
    }

    @Test
    void ofMariadbUnderstandsDelimitersAndFollowsUse(TestDatabases databases) throws SQLException {
        String ddl = """
                DROP DATABASE IF EXISTS `Shop`;
                CREATE DATABASE `Shop`;
                USE `Shop`;
                CREATE TABLE t (id INT, note VARCHAR(20)); # comment; here
                DELIMITER //
                CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.id = 1; SET NEW.note = 'ő;'; END//
                DELIMITER ;
                """;
        Database database = databases.create("mariadb");
        try (database) {
            database.applyDdl(ddl).assertNoFailures();

            database.restricted().runScript("INSERT INTO t VALUES (5, 'a')");

            assertThat(database.tableCounts().rows("Shop.t")).isEqualTo(1);
            try (Connection connection = database.connect()) {
                assertThat(Queries.string(connection, "SELECT note FROM t WHERE id = 1"))
                        .isEqualTo("ő;");
            }
        }
        try (Database next = databases.create("mariadb");
                Connection connection = next.connect()) {
            assertThat(Queries.strings(connection, "SHOW DATABASES"))
                    .as("goes with the database")
                    .doesNotContain("Shop");
        }
    }

    @Test
    void ofSqliteKeepsTriggersWhole(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("sqlite")) {
            database.applyDdl(".bail on\nCREATE TABLE t (id INTEGER PRIMARY KEY, n INT);\n"
                            + "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET n = 1; UPDATE t SET n = n + 1; END;\n"
                            + "INSERT INTO t (id) VALUES (1);")
                    .assertNoFailures();
            try (Connection connection = database.connect()) {
                assertThat(Queries.number(connection, "SELECT n FROM t")).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MODE=MySQL;DATABASE_TO_UPPER=FALSE", "MODE=MySQL;DATABASE_TO_LOWER=TRUE"})
    void ofH2TakesSettings(String settings, TestDatabases databases) throws SQLException {
        try (Database database = databases.createH2(settings)) {
            database.applyDdl(
                            "CREATE TABLE `orders` (id INT AUTO_INCREMENT PRIMARY KEY, previous INT REFERENCES `orders`)"
                                    + " ENGINE=InnoDB;")
                    .assertNoFailures();

            database.restricted().runScript("INSERT INTO orders (previous) VALUES (NULL), (1)");

            assertThat(database.tableCounts().rows("orders")).isEqualTo(2);
            database.assertIntact();
        }
    }
}

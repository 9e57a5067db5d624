package dev.rowloom.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(DatabaseExtension.class)
class IntegrityTest {

    private static final String SCHEMA =
            "CREATE TABLE parents (a INT, b INT, quantity INT CHECK (quantity > 0), PRIMARY KEY (a, b));"
                    + " CREATE TABLE children (id INT PRIMARY KEY, boss INT, a INT, b INT,"
                    + " CONSTRAINT children_parent FOREIGN KEY (a, b) REFERENCES parents (a, b),"
                    + " CONSTRAINT children_boss FOREIGN KEY (boss) REFERENCES children (id));"
                    + " INSERT INTO parents VALUES (1, 2, 5);"
                    + " INSERT INTO children VALUES (1, NULL, 1, 2), (2, 1, NULL, 9), (3, 2, 9, NULL), (4, 4, NULL, NULL);";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void findsEveryForeignKeyAndNoOrphanWhereThereIsNone(DatabaseKind kind, TestDatabases databases)
            throws SQLException {
        try (Database database = databases.create(kind)) {
            database.runScript(SCHEMA);
            try (Connection connection = database.connect()) {
                Integrity.constraintsOn(connection);
                assertThat(Integrity.foreignKeys(connection)).hasSize(2);
                assertThat(Integrity.orphans(connection)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, SET session_replication_role = replica",
        "MARIADB, SET foreign_key_checks = 0",
        "SQLITE, PRAGMA foreign_keys = OFF",
        "H2, SET REFERENTIAL_INTEGRITY FALSE"
    })
    void findsOrphansThatCameInWhileChecksWereOff(DatabaseKind kind, String suspension, TestDatabases databases)
            throws SQLException {
        try (Database database = databases.create(kind)) {
            database.runScript(SCHEMA);
            try (Connection connection = database.connect()) {
                Queries.execute(
                        connection,
                        suspension,
                        "INSERT INTO children VALUES (5, 99, 1, 2), (6, NULL, 1, 9), (7, NULL, 2, 1)");
                assertThatThrownBy(() -> Integrity.constraintsOn(connection)).isInstanceOf(AssertionError.class);

                List<Orphans> orphans = Integrity.orphans(connection);

                assertThat(orphans).extracting(Orphans::rows).containsExactlyInAnyOrder(1L, 2L);
                assertThat(orphans)
                        .filteredOn(found -> found.rows() == 2)
                        .singleElement()
                        .satisfies(found -> assertThat(found.foreignKey().childColumns())
                                .map(column -> column.toLowerCase(Locale.ROOT))
                                .containsExactly("a", "b"));
            }
            assertThatThrownBy(database::assertIntact).isInstanceOf(AssertionError.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE children DISABLE TRIGGER ALL | children: trigger of children_parent is disabled",
                "ALTER TABLE children ALTER CONSTRAINT children_boss NOT ENFORCED | children_boss is NOT ENFORCED",
                "ALTER TABLE children ADD CONSTRAINT later CHECK (id > 1) NOT VALID | later is not validated",
                "ALTER TABLE parents ADD CONSTRAINT later FOREIGN KEY (quantity) REFERENCES children NOT VALID | later is not validated",
            })
    void ofPostgresqlNamesAConstraintThatIsOff(String change, String message, TestDatabases databases)
            throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.runScript(SCHEMA + "UPDATE children SET boss = NULL;" + change);
            try (Connection connection = database.connect()) {
                assertThatThrownBy(() -> Integrity.constraintsOn(connection)).hasMessageContaining(message);
            }
        }
    }

    @Test
    void ofPostgresqlAcceptsAConstraintNotValidatedThatHolds(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.runScript(SCHEMA + "ALTER TABLE children ADD CONSTRAINT later CHECK (id > 0) NOT VALID;");
            try (Connection connection = database.connect()) {
                assertThatCode(() -> Integrity.constraintsOn(connection)).doesNotThrowAnyException();
                assertThat(Queries.string(connection, "SELECT convalidated FROM pg_constraint WHERE conname = 'later'"))
                        .as("left as it was")
                        .isEqualTo("f");
            }
        }
    }

    @Test
    void ofPostgresqlKnowsMatchFullInheritanceAndPartitions(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("postgresql")) {
            database.runScript(
                    "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); INSERT INTO p VALUES (1, 1);"
                            + " CREATE TABLE c (a int, b int, FOREIGN KEY (a, b) REFERENCES p MATCH FULL);"
                            + " INSERT INTO c VALUES (1, 1), (NULL, NULL);"
                            + " CREATE TABLE heir () INHERITS (c); INSERT INTO heir VALUES (7, 7);"
                            + " CREATE TABLE m (i int, a int, b int, FOREIGN KEY (a, b) REFERENCES p) PARTITION BY LIST (i);"
                            + " CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1); INSERT INTO m VALUES (1, 1, 1), (1, 1, NULL);");
            try (Connection connection = database.connect()) {
                assertThat(Integrity.orphans(connection)).isEmpty();
                assertThat(database.tableCounts().rows("c")).isEqualTo(2);
                assertThat(database.tableCounts().rows("m")).isEqualTo(2);
                assertThat(database.tableCounts().tables()).hasSize(4);

                Queries.execute(connection, "SET session_replication_role = replica", "INSERT INTO c VALUES (1, NULL)");
                assertThat(Integrity.orphans(connection))
                        .extracting(Orphans::rows)
                        .containsExactly(1L);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SET unique_checks = 0, @@session.unique_checks = 0",
        "SET check_constraint_checks = 0, @@session.check_constraint_checks = 0",
        "SET sql_mode = 'ANSI', @@session.sql_mode is not strict",
    })
    void ofMariadbNamesASettingOfTheSession(String change, String message, TestDatabases databases)
            throws SQLException {
        try (Database database = databases.create("mariadb");
                Connection connection = database.connect()) {
            Queries.execute(connection, change);

            assertThatThrownBy(() -> Integrity.constraintsOn(connection)).hasMessageContaining(message);
        }
    }

    @Test
    void ofMariadbNamesASettingOfTheServer(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("mariadb");
                Connection connection = database.connect()) {
            String mode = Queries.string(connection, "SELECT @@global.sql_mode");
            Queries.execute(connection, "SET GLOBAL sql_mode = ''");
            try {
                assertThatThrownBy(() -> Integrity.constraintsOn(connection))
                        .hasMessageContaining("@@global.sql_mode is not strict");
            } finally {
                Queries.execute(connection, "SET GLOBAL sql_mode = '" + mode + "'");
            }
        }
    }

    @Test
    void ofSqliteFindsRowsThatBreakAConstraint(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("sqlite")) {
            database.runScript(SCHEMA);
            try (Connection connection = database.connect()) {
                Queries.execute(
                        connection,
                        "PRAGMA ignore_check_constraints = ON",
                        "INSERT INTO parents VALUES (3, 3, 0)",
                        "PRAGMA ignore_check_constraints = OFF",
                        "PRAGMA foreign_keys = OFF",
                        "INSERT INTO children VALUES (8, 99, NULL, NULL)",
                        "PRAGMA foreign_keys = ON");

                assertThatThrownBy(() -> Integrity.constraintsOn(connection))
                        .hasMessageContaining("foreign_key_check: row 5 of children has no parent in children")
                        .hasMessageContaining("CHECK constraint failed in parents");
            }
        }
    }

    @Test
    void ofSqliteResolvesAReferenceWithoutColumns(TestDatabases databases) throws SQLException {
        try (Database database = databases.create("sqlite");
                Connection connection = database.connect()) {
            Queries.execute(
                    connection,
                    "CREATE TABLE p (x INT, y INT, z INT, PRIMARY KEY (z, x))",
                    "CREATE TABLE c (m INT, n INT, FOREIGN KEY (m, n) REFERENCES p)");

            assertThat(Integrity.foreignKeys(connection))
                    .singleElement()
                    .satisfies(key -> assertThat(key.parentColumns()).containsExactly("z", "x"));
        }
    }
}

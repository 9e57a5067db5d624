package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.conformance.Tally.Outcome;
import dev.rowloom.it.conformance.Tally.Subject;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.Queries;
import dev.rowloom.it.database.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows made by hand that keep every constraint and yet leave out what they allow. */
@ExtendWith(DatabaseExtension.class)
class BranchCheckerTest {

    private final Tally tally = new Tally();
    private final List<Finding> found = new ArrayList<>();

    private void check(TestDatabases databases, String kind, String ddl, String... rows) throws SQLException {
        try (Database database = databases.create(kind)) {
            database.applyDdl(ddl).assertNoFailures();
            try (Connection connection = database.connect()) {
                Queries.execute(connection, rows);
                for (LiveTable table : LiveDatabase.of(database).tables()) {
                    Facts facts = new Facts(table, References.alwaysNull(connection, table));
                    found.addAll(new BranchChecker(connection, table, facts, tally).check());
                }
            }
        }
    }

    private static String series(int rows, String values) {
        return "WITH RECURSIVE i (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < " + rows + ") SELECT "
                + values + " FROM i";
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
    void findsTheBranchThatNeverOccurs(String kind, TestDatabases databases) throws SQLException {
        check(
                databases,
                kind,
                "CREATE TABLE t (id INT NOT NULL, a INT, b INT,"
                        + " CONSTRAINT tied CHECK (id > 0 AND (a IS NULL OR b > 5 OR id IS NULL OR a = 7)));",
                "INSERT INTO t (id, a, b) " + series(60, "i, NULL, CASE WHEN i > 30 THEN 9 END"));

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.BRANCH))
                .satisfies(finding -> assertThat(finding.detail()).contains("tied", "= 7"));
        assertThat(tally.of(Subject.BRANCH, Outcome.MET)).isEqualTo(2);
        assertThat(tally.of(Subject.BRANCH, Outcome.RULED_OUT)).as("id IS NULL").isEqualTo(1);
    }

    @Test
    void findsTheBranchThatNeverOccursInH2(TestDatabases databases) throws SQLException {
        check(
                databases,
                "h2",
                "CREATE TABLE t (id INT NOT NULL, a INT, CONSTRAINT tied CHECK (a IS NULL OR a > 5));",
                "INSERT INTO t SELECT x, NULL FROM system_range(1, 60)");

        assertThat(found)
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("> 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void findsPredicatesThatComeOutOneWay(String kind, TestDatabases databases) throws SQLException {
        check(databases, kind, """
                CREATE TABLE t (id INT NOT NULL, a INT, b INT, c INT);
                CREATE UNIQUE INDEX never ON t (id) WHERE a > 100;
                CREATE UNIQUE INDEX always ON t (id) WHERE a < 100;
                CREATE UNIQUE INDEX two_ways ON t (id) WHERE b IS NULL;
                CREATE UNIQUE INDEX forced ON t (id) WHERE id IS NOT NULL;
                """, "INSERT INTO t (id, a, b) " + series(60, "i, 1, CASE WHEN i > 30 THEN 9 END"));

        assertThat(found).allSatisfy(finding -> assertThat(finding.cause()).isEqualTo(Cause.PREDICATE));
        assertThat(found)
                .extracting(Finding::detail)
                .anySatisfy(
                        detail -> assertThat(detail).startsWith("index never").endsWith("is true in no row"))
                .anySatisfy(
                        detail -> assertThat(detail).startsWith("index always").endsWith("is true in all rows"))
                .hasSize(2);
        assertThat(tally.of(Subject.PREDICATE, Outcome.RULED_OUT)).isEqualTo(1);
    }

    @Test
    void aBranchThatCannotBeAskedAloneIsCounted(TestDatabases databases) throws SQLException {
        check(
                databases,
                "postgresql",
                "CREATE TABLE t (id int, kind text, v text, CHECK (kind <> 'n' OR v::int > 0));",
                "INSERT INTO t " + series(60, "i, 'x', 'no number'"));

        assertThat(found).isEmpty();
        assertThat(tally.of(Subject.BRANCH, Outcome.NOT_ASKED)).isEqualTo(1);
        assertThat(tally.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.toString()).contains("not asked", "invalid input syntax"));
    }

    @Test
    void asksNothingOfFewRows(TestDatabases databases) throws SQLException {
        check(
                databases,
                "postgresql",
                "CREATE TABLE t (a int CHECK (a IS NULL OR a > 5));",
                "INSERT INTO t " + series(49, "9"));

        assertThat(found).isEmpty();
    }
}

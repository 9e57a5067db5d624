package dev.rowloom.it.database;

import static dev.rowloom.it.database.DatabaseKind.H2;
import static dev.rowloom.it.database.DatabaseKind.POSTGRESQL;
import static dev.rowloom.it.database.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.StatementSplitter.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementSplitterTest {

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "SQLITE", "H2"})
    void splitsAtSemicolonsOutsideOfStringsNamesAndComments(DatabaseKind kind) {
        String sql =
                "-- first; comment\nSELECT ';''x;', \"a;\"\"b\" -- ;\n;/* ; */ ;;\nSELECT 2 /* ; */ + 1;\nSELECT 3";

        assertThat(texts(sql, kind))
                .containsExactly("SELECT ';''x;', \"a;\"\"b\" -- ;", "SELECT 2 /* ; */ + 1", "SELECT 3");
        assertThat(StatementSplitter.split(sql, kind))
                .extracting(Statement::line)
                .containsExactly(2, 4, 5);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2"})
    void keepsDollarQuotesAndNestedCommentsWhole(DatabaseKind kind) {
        assertThat(texts("SELECT $$a;'b$$; SELECT /* ; /* ; */ ; */ 1; SELECT $t$ ; $$ ; $t$; SELECT 2", kind))
                .containsExactly("SELECT $$a;'b$$", "SELECT /* ; /* ; */ ; */ 1", "SELECT $t$ ; $$ ; $t$", "SELECT 2");
    }

    @Test
    void readsPostgresqlEscapeStringsAndNamesWithDollars() {
        assertThat(texts(
                        "SELECT E'a\\';b''c;\\\\'; SELECT e'\\''; SELECT 'a\\'; SELECT a$1$, b$1$; SELECT 1e5",
                        POSTGRESQL))
                .containsExactly(
                        "SELECT E'a\\';b''c;\\\\'", "SELECT e'\\''", "SELECT 'a\\'", "SELECT a$1$, b$1$", "SELECT 1e5");
    }

    @Test
    void keepsPostgresqlRulesAndRoutineBodiesWhole() {
        String rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2))";
        String routine = "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;"
                + " SELECT CASE WHEN true THEN 1 ELSE 2 END; END";

        assertThat(texts(rule + "; " + routine + "; SELECT 1", POSTGRESQL)).containsExactly(rule, routine, "SELECT 1");
    }

    @Test
    void endsATransactionBlockStatementByStatement() {
        assertThat(texts("BEGIN; CREATE TABLE t (i int); END;", POSTGRESQL))
                .containsExactly("BEGIN", "CREATE TABLE t (i int)", "END");
    }

    @Test
    void takesCopyDataWithItsStatement() {
        List<Statement> statements = StatementSplitter.split(
                "COPY t (a, b) FROM stdin;\n1\tit's;\n2\t\\N\n\\.\n\nCOPY u FROM STDIN;\n\\.\nSELECT 1;", POSTGRESQL);

        assertThat(statements)
                .containsExactly(
                        new Statement(1, "COPY t (a, b) FROM stdin", false, "1\tit's;\n2\t\\N\n"),
                        new Statement(6, "COPY u FROM STDIN", false, ""),
                        new Statement(8, "SELECT 1", false, null));
    }

    @Test
    void marksCommandsOfTheClient() {
        assertThat(StatementSplitter.split("\\connect shop\nSELECT 1;\n\\set x ';'\n", POSTGRESQL))
                .containsExactly(
                        new Statement(1, "\\connect shop", true, null),
                        new Statement(2, "SELECT 1", false, null),
                        new Statement(3, "\\set x ';'", true, null));
        assertThat(StatementSplitter.split(".mode csv\nSELECT .5;", SQLITE))
                .containsExactly(new Statement(1, ".mode csv", true, null), new Statement(2, "SELECT .5", false, null));
    }

    @Test
    void keepsSqliteTriggersWhole() {
        String trigger =
                "CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = CASE b WHEN 1 THEN 2 END; SELECT 1; END";

        assertThat(texts(trigger + "; SELECT [a;b], `c;d`; BEGIN; END;", SQLITE))
                .containsExactly(trigger, "SELECT [a;b], `c;d`", "BEGIN", "END");
    }

    @Test
    void readsToTheEndWhatIsNotClosed() {
        assertThat(texts("SELECT 1; SELECT 'open; SELECT 2", H2)).containsExactly("SELECT 1", "SELECT 'open; SELECT 2");
        assertThat(texts("SELECT 1 /* open; SELECT 2", H2)).hasSize(1);
        assertThat(texts("SELECT $$ open; SELECT 2", POSTGRESQL)).containsExactly("SELECT $$ open; SELECT 2");
        assertThat(texts("\uFEFF ; -- nothing", POSTGRESQL)).isEmpty();
    }

    private static List<String> texts(String sql, DatabaseKind kind) {
        return StatementSplitter.split(sql, kind).stream().map(Statement::text).toList();
    }
}

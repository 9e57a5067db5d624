package dev.rowloom.schema.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.LexicalRules;
import dev.rowloom.schema.LexicalRules.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptReaderTest {

    private static List<Statement> read(String script, Dialect dialect) {
        return read(script, dialect.lexicalRules());
    }

    private static List<Statement> read(String script, LexicalRules rules) {
        return new ScriptReader(script, rules, 1000).read();
    }

    private static List<String> described(List<Statement> statements) {
        return statements.stream()
                .map(each -> each.line() + " " + each.excerpt() + (each.fault().isEmpty() ? "" : " !"))
                .toList();
    }

    @Test
    void cutsAtSemicolonsOutsideQuotesAndComments() {
        String script = """
                -- a; b
                CREATE TABLE a (x text DEFAULT ';' /* ; */);
                INSERT INTO a VALUES (';');

                CREATE TABLE "b;" (y int)
                """;
        assertThat(described(read(script, Dialect.postgresql())))
                .containsExactly("2 CREATE TABLE a (x text DEFAULT ';' /* ; */)", "5 CREATE TABLE \"b;\" (y int)");
    }

    @Test
    void keepsDollarQuotedBodiesWhole() {
        String script = """
                CREATE FUNCTION f() RETURNS int AS $body$ BEGIN; CREATE TABLE no (x int); END; $body$ LANGUAGE plpgsql;
                DO $$ CREATE TABLE no2 (x int); $$;
                CREATE TABLE a (x int);
                """;
        assertThat(described(read(script, Dialect.postgresql())))
                .containsExactly(
                        "1 CREATE FUNCTION f() RETURNS int AS $body$ BEGIN; CREATE TABLE no (x int); END; $body$ LANGUAGE plpgsql",
                        "2 DO $$ CREATE TABLE no2 (x int); $$",
                        "3 CREATE TABLE a (x int)");
    }

    @Test
    void passesOverCopyDataAndClientCommands() {
        String script = """
                \\connect "db;
                COPY a (x) FROM stdin;
                it's; CREATE TABLE no (x int);
                \\.
                CREATE TABLE a (x int);
                \\i other.sql
                CREATE TABLE b (x int);
                """;
        assertThat(described(read(script, Dialect.postgresql())))
                .containsExactly("5 CREATE TABLE a (x int)", "7 CREATE TABLE b (x int)");
    }

    @Test
    void followsDelimiterLines() {
        String script = """
                DELIMITER $$
                CREATE PROCEDURE p() BEGIN SELECT 1; END$$
                CREATE TABLE a (x int)$$
                DELIMITER ;
                CREATE TABLE b (x int);
                """;
        assertThat(described(read(script, Dialect.mysql())))
                .containsExactly("3 CREATE TABLE a (x int)", "5 CREATE TABLE b (x int)");
    }

    @Test
    void followsBodiesOfTriggersWithoutDelimiterLines() {
        String script = """
                CREATE TRIGGER t AFTER INSERT ON a BEGIN
                  UPDATE a SET x = CASE WHEN x > 1 THEN 2 ELSE 3 END;
                  SELECT 1;
                END;
                CREATE TABLE b (x int);
                """;
        assertThat(described(read(script, Dialect.sqlite()))).containsExactly("5 CREATE TABLE b (x int)");
    }

    @Test
    void followsBlocksOfRoutines() {
        String script = """
                CREATE PROCEDURE p() BEGIN IF a THEN SELECT 1; END IF; WHILE b DO SELECT 2; END WHILE; END;
                CREATE TABLE b (x int);
                """;
        assertThat(described(read(script, Dialect.mysql()))).containsExactly("2 CREATE TABLE b (x int)");
    }

    @Test
    void doesNotLoseTheRestToABodyThatNeverEnds() {
        String script = "CREATE TRIGGER t BEGIN SELECT 1;\nCREATE TABLE b (x int);\nCREATE TABLE event (begin int);\n";
        assertThat(described(read(script, Dialect.sqlite())))
                .containsExactly("2 CREATE TABLE b (x int)", "3 CREATE TABLE event (begin int)");
    }

    @Test
    void cutsAtBatchLines() {
        LexicalRules rules = LexicalRules.of(Feature.GO_LINES, Feature.SLASH_LINES);
        assertThat(described(read(
                        "CREATE TABLE a (x int)\nGO\nCREATE TABLE b (x int)\n/\nCREATE TABLE c (go int)\n", rules)))
                .containsExactly("1 CREATE TABLE a (x int)", "3 CREATE TABLE b (x int)", "5 CREATE TABLE c (go int)");
    }

    @Test
    void anUnclosedQuoteCostsItsStatementOnly() {
        String script = """
                CREATE TABLE a (x int);
                CREATE TABLE b (x text DEFAULT 'oops);
                CREATE TABLE c (x text DEFAULT 'fine');
                CREATE TABLE d (x int);
                """;
        assertThat(described(read(script, Dialect.postgresql())))
                .containsExactly(
                        "1 CREATE TABLE a (x int)",
                        "2 CREATE TABLE b (x text DEFAULT 'oops); !",
                        "3 CREATE TABLE c (x text DEFAULT 'fine')",
                        "4 CREATE TABLE d (x int)");
    }

    @Test
    void anUnclosedCommentCostsItsStatementOnly() {
        String script = "CREATE TABLE a (x int); /* oops\nCREATE TABLE b (x int);\n";
        assertThat(described(read(script, Dialect.mysql())))
                .containsExactly("1 CREATE TABLE a (x int)", "1 /* oops !", "2 CREATE TABLE b (x int)");
    }

    @Test
    void aStatementBeyondTheLimitIsLeftOut() {
        String script = "CREATE TABLE a (" + "x".repeat(2000) + " int);\nCREATE TABLE b (x int);";
        List<Statement> statements = read(script, Dialect.postgresql());
        assertThat(statements).hasSize(2);
        assertThat(statements.get(0).fault())
                .isEqualTo("the statement is longer than 1000 characters; raise the limit of a statement");
        assertThat(statements.get(1).fault()).isEmpty();
    }
}

package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The judge itself: what it must not overlook, and what it must not blame on us. */
@ExtendWith(DatabaseExtension.class)
class ConformanceTest {

    private static final long ROWS = 120;

    @TempDir
    Path folder;

    private SchemaVerdict judge(TestDatabases databases, String dialect, String ddl) throws IOException {
        Files.createDirectories(folder.resolve(dialect));
        Files.writeString(folder.resolve(dialect).resolve("schema.sql"), ddl);
        Options options = Options.parse(
                folder.toString(),
                "--rows",
                Long.toString(ROWS),
                "--output",
                folder.resolve("out").toString());
        List<SchemaVerdict> verdicts = new Conformance(
                        options, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run(databases);
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    private static List<Finding> findings(SchemaVerdict verdict, String table) {
        return verdict.tables().stream()
                .filter(candidate -> candidate.table().endsWith("." + table))
                .findFirst()
                .orElseThrow()
                .findings();
    }

    @Test
    void aTriggerThatRefusesRowsCostsItsTableOnly(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "postgresql", """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
                CREATE TABLE a (id int PRIMARY KEY);
                CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a (id));
                CREATE TRIGGER guard BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION refuse();
                """);

        assertThat(verdict.isFlawless()).isTrue();
        assertThat(verdict.count(TableVerdict::loaded)).isEqualTo(1);
        assertThat(findings(verdict, "b")).isEmpty();
        assertThat(findings(verdict, "a"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.TRIGGER))
                .satisfies(finding -> assertThat(finding.detail()).contains("guard", "not today"));
    }

    @Test
    void aTriggerThatWritesRowsElsewhereIsNamed(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "mysql", """
                CREATE TABLE film (id INT PRIMARY KEY, title VARCHAR(40) NOT NULL);
                CREATE TABLE film_log (film_id INT NOT NULL, title VARCHAR(40) NOT NULL);
                CREATE TRIGGER keep_log AFTER INSERT ON film FOR EACH ROW INSERT INTO film_log VALUES (NEW.id, NEW.title);
                """);

        assertThat(verdict.isFlawless()).isTrue();
        assertThat(findings(verdict, "film")).isEmpty();
        assertThat(findings(verdict, "film_log"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.TRIGGER))
                .satisfies(finding -> assertThat(finding.detail()).contains("240 rows", "keep_log"));
    }

    @Test
    void aColumnThatATriggerFillsMayBeTheSameEverywhere(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "sqlite", """
                CREATE TABLE film (id INTEGER PRIMARY KEY, title TEXT NOT NULL, changed TEXT);
                CREATE TRIGGER stamp AFTER INSERT ON film BEGIN UPDATE film SET changed = '2020-01-01' WHERE id = NEW.id; END;
                """);

        assertThat(verdict.isFlawless()).isTrue();
        assertThat(findings(verdict, "film"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.TRIGGER))
                .satisfies(finding -> assertThat(finding.detail()).contains("changed", "stamp"));
    }

    @Test
    void aTriggerOfSqliteCostsItsTableOnly(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "sqlite", """
                CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);
                CREATE TRIGGER guard BEFORE INSERT ON a BEGIN SELECT RAISE(ABORT, 'not today'); END;
                """);

        assertThat(findings(verdict, "a"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("guard", "not today"));
        assertThat(verdict.isFlawless()).isTrue();
    }

    @Test
    void aCheckThatCallsARoutineOfTheSchemaIsTheSchemas(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "postgresql", """
                CREATE FUNCTION fits(n int) RETURNS boolean LANGUAGE sql AS $$ SELECT count(*) > n FROM pg_class WHERE relname = 'nothing' $$;
                CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL CONSTRAINT a_n_check CHECK (fits(n)));
                """);

        assertThat(findings(verdict, "a"))
                .anySatisfy(finding -> assertThat(finding.cause()).isEqualTo(Cause.ROUTINE));
        assertThat(verdict.notChecked()).hasSize(1);
    }

    @Test
    void whatTheDatabaseRefusesIsListedWithItsMessage(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "postgresql", """
                CREATE TABLE a (id int PRIMARY KEY, shape no_such_type NOT NULL);
                CREATE TEMPORARY TABLE t (id int);
                CREATE TABLE b (id int PRIMARY KEY);
                """);

        assertThat(verdict.declared()).isEqualTo(3);
        assertThat(verdict.tables()).hasSize(1);
        assertThat(verdict.notAccepted().get("a").toString()).contains("no_such_type");
        assertThat(verdict.notAccepted().get("t").cause()).isEqualTo(Cause.TEMPORARY);
        assertThat(verdict.isFlawless()).isTrue();
    }

    @Test
    void partitionsShareTheFateOfTheirRoot(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "postgresql", """
                CREATE TABLE m (id int NOT NULL, note text) PARTITION BY RANGE (id);
                CREATE TABLE m_all PARTITION OF m FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
                """);

        assertThat(verdict.tables()).extracting(TableVerdict::table).contains("public.m", "public.m_all");
    }

    @Test
    void aFormThatOnlyMySqlHasIsListedApartWithTheTablesThatReferToIt(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "mysql", """
                CREATE TABLE a (id INT PRIMARY KEY, doc JSON, state VARCHAR(9) AS (doc->>'$.state') STORED);
                CREATE TABLE b (id INT PRIMARY KEY, a_id INT, FOREIGN KEY (a_id) REFERENCES `a` (id));
                CREATE TABLE c (id INT PRIMARY KEY, twice no_such_type);
                CREATE TABLE d (id INT PRIMARY KEY);
                """);

        assertThat(verdict.isFlawless()).isTrue();
        assertThat(verdict.notAccepted().get("a").cause()).isEqualTo(Cause.MYSQL_ONLY);
        assertThat(verdict.notAccepted().get("a").detail()).contains("JSON", "ERROR 1064");
        assertThat(verdict.notAccepted().get("b").detail()).startsWith("reference to a");
        assertThat(verdict.notAccepted().get("c").cause()).isEqualTo(Cause.NOT_ACCEPTED);
        assertThat(Files.readString(folder.resolve("out").resolve("conformance.md")))
                .containsOnlyOnce("`a`: ")
                .containsPattern(
                        "## Forms that only MySQL has\n\n- mysql/schema `a`: operator -> .*\n- mysql/schema `b`");
    }

    @Test
    void whatATriggerOverwritesIsTheSchemas(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "sqlite", """
                CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT NOT NULL, changed TEXT NOT NULL);
                CREATE TRIGGER stamp AFTER INSERT ON a BEGIN UPDATE a SET changed = 'now' WHERE id = NEW.id; END;
                """);

        assertThat(findings(verdict, "a"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.TRIGGER))
                .satisfies(finding -> assertThat(finding.detail()).contains("stamp", "changed"));
    }

    @Test
    void branchesPredicatesAndCapacitiesAreCounted(TestDatabases databases) throws IOException {
        SchemaVerdict verdict = judge(databases, "postgresql", """
                CREATE TABLE a (
                    id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('open', 'closed')), closed date,
                    CHECK (state = 'open' OR closed IS NOT NULL OR state = 'gone'));
                CREATE UNIQUE INDEX a_open ON a (id) WHERE state = 'open';
                CREATE TABLE b (a smallint NOT NULL CHECK (a BETWEEN 1 AND 6), done boolean NOT NULL, PRIMARY KEY (a, done));
                """);

        assertThat(verdict.isFlawless()).isTrue();
        assertThat(verdict.count(Tally.Subject.BRANCH, Tally.Outcome.MET)).isEqualTo(2);
        assertThat(verdict.count(Tally.Subject.BRANCH, Tally.Outcome.RULED_OUT)).isEqualTo(1);
        assertThat(verdict.count(Tally.Subject.PREDICATE, Tally.Outcome.MET)).isEqualTo(2);
        assertThat(verdict.count(Tally.Subject.CAPACITY, Tally.Outcome.MET)).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out").resolve("conformance.md")))
                .contains("| branch of a CHECK's OR ", "ruled out: CHECK a_check: state = 'gone'");
    }

    @Test
    void theReportIsWritten(TestDatabases databases) throws IOException {
        judge(databases, "sqlite", "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT NOT NULL);");

        assertThat(Files.readString(folder.resolve("out").resolve("conformance.md")))
                .contains("| schema            | dialect |", "| share of accepted |", "100.00 %");
        assertThat(Files.readAllLines(folder.resolve("out").resolve("conformance.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("schema,sqlite,1,1,1,1,1,0,0,0,0,");
    }
}

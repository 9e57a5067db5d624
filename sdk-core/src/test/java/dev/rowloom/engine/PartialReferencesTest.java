package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partial unique keys whose predicate asks for certain parents: rows with them come, and rows without. */
class PartialReferencesTest {

    private static final String KINDS = "CREATE TABLE kind(id serial PRIMARY KEY, name text NOT NULL);"
            + " CREATE TABLE party(id serial PRIMARY KEY); CREATE TABLE place(id serial PRIMARY KEY);";

    private static long within(Made made, Set<Long> wanted) {
        return made.values("t", "kind_id").stream().filter(wanted::contains).count();
    }

    @ParameterizedTest
    @CsvSource({"'', 20", "'', 1000", "NOT NULL, 20", "NOT NULL, 1000"})
    void bothSidesOfAListOfParentsCome(String notNull, long kinds) {
        Made made = Made.postgres(
                KINDS + " CREATE TABLE t(id serial PRIMARY KEY, reference text NOT NULL, kind_id int " + notNull
                        + " REFERENCES kind); CREATE UNIQUE INDEX u ON t (kind_id, reference) WHERE kind_id IN (1, 2)",
                200,
                generator -> generator.rows("kind", kinds));
        HeldKeys.assertAll(made);
        assertThat(within(made, Set.of(1L, 2L))).isBetween(5L, 120L);
        assertThat(new HashSet<>(made.values("t", "kind_id")))
                .hasSizeGreaterThan(15)
                .contains(1L, 2L);
    }

    @Test
    void aJunctionOfThreeHasBothSides() {
        Made made = Made.postgres(
                KINDS + " CREATE TABLE t(place_id int NOT NULL REFERENCES place, kind_id int NOT NULL REFERENCES kind,"
                        + " party_id int NOT NULL REFERENCES party, PRIMARY KEY (place_id, party_id, kind_id));"
                        + " CREATE UNIQUE INDEX u ON t (party_id) WHERE kind_id = 1",
                300);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(300);
        assertThat(within(made, Set.of(1L))).isBetween(10L, 290L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(party_id) WHERE kind_id = 1", "(party_id) WHERE kind_id <> 1 AND ended IS NULL"})
    void aReferenceThatMayBeLeftOutHoldsTheKey(String index) {
        Made made = Made.postgres(
                KINDS + " CREATE TABLE t(id serial PRIMARY KEY, kind_id int REFERENCES kind, ended date,"
                        + " party_id int NOT NULL REFERENCES party); CREATE UNIQUE INDEX u ON t " + index,
                300,
                generator -> generator.rows("party", 60));
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(300);
        assertThat(within(made, Set.of(1L))).isBetween(1L, 299L);
    }

    @Test
    void whereAllParentsMeetThePredicateTheReferenceIsLeftOut() {
        Made made = Made.postgres(
                KINDS + " CREATE TABLE t(id serial PRIMARY KEY, kind_id int REFERENCES kind, party_id int NOT NULL"
                        + " REFERENCES party); CREATE UNIQUE INDEX u ON t (party_id) WHERE kind_id = 1",
                100,
                generator -> generator.rows("party", 10).rows("kind", 1));
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(100);
        assertThat(within(made, Set.of(1L))).isBetween(5L, 10L);
    }

    @Test
    void keysThatAreTextsAreToldApartToo() {
        Made made = Made.postgres(
                "CREATE TABLE kind(code varchar(8) PRIMARY KEY CHECK (code IN ('main', 'other', 'old')));"
                        + " CREATE TABLE t(id serial PRIMARY KEY, kind varchar(8) NOT NULL REFERENCES kind, name text);"
                        + " CREATE UNIQUE INDEX u ON t (name) WHERE kind = 'main'",
                100);
        HeldKeys.assertAll(made);
        assertThat(made.values("t", "kind")).contains("main", "other", "old");
    }
}

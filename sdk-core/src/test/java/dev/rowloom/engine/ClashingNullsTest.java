package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unique keys to which nulls are equal, and whose columns may be null all the same. */
class ClashingNullsTest {

    private static final String PARENTS =
            "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE q(code text PRIMARY KEY, label text NOT NULL);";

    @Test
    void aWideKeyOverNullableReferencesHardlyConstrainsThem() {
        Made made = Made.postgres(
                PARENTS
                        + "CREATE TABLE t(id int PRIMARY KEY, active boolean NOT NULL, a int REFERENCES p, b int REFERENCES p,"
                        + " c int REFERENCES p, d int REFERENCES p, e text REFERENCES q, f text, g boolean, h interval);"
                        + " CREATE UNIQUE INDEX u ON t (coalesce(a::text, ''), coalesce(b::text, ''), coalesce(c, -1),"
                        + " coalesce(d::text, ''), coalesce(e, ''), coalesce(f, ''), coalesce(g::text, ''),"
                        + " coalesce(h, '0 seconds')) WHERE active",
                400);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(400);
        for (String column : List.of("a", "b", "c", "d", "e", "f", "h")) {
            assertThat(made.values("t", column)).as(column).hasSizeBetween(300, 390);
            assertThat(new HashSet<>(made.values("t", column))).as(column).hasSizeGreaterThan(4);
        }
        assertThat(new HashSet<>(made.values("t", "g"))).hasSize(2);
        assertThat(made.values("t", "g")).hasSizeLessThan(390);
    }

    @Test
    void theChildrenOfAnOwnerAreToldApartByWhatIsNotNull() {
        Made made = Made.postgres(
                PARENTS
                        + "CREATE TABLE o(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, o_id int NOT NULL"
                        + " REFERENCES o, a int REFERENCES p, b text REFERENCES q, c int REFERENCES p,"
                        + " UNIQUE NULLS NOT DISTINCT (o_id, a, b, c))",
                300,
                generator -> generator.rows("o", 4).rows("p", 9).rows("q", 30));
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(300);
        for (String column : List.of("a", "b", "c")) {
            assertThat(made.values("t", column)).as(column).hasSizeLessThan(300);
        }
    }

    @Test
    void columnsOfSuchAKeyObeyTheBranchesOfChecks() {
        Made made = Made.postgres(
                PARENTS
                        + "CREATE TABLE t(id int PRIMARY KEY, o_id int NOT NULL REFERENCES p, svf text REFERENCES q, tag text,"
                        + " subfield text, value text NOT NULL,"
                        + " CHECK (tag IS NOT NULL AND subfield IS NOT NULL OR tag IS NULL),"
                        + " CHECK (tag IS NOT NULL AND svf IS NULL OR tag IS NULL AND svf IS NOT NULL));"
                        + " CREATE UNIQUE INDEX u ON t (o_id, coalesce(tag, ''), coalesce(subfield, ''), coalesce(svf, ''), value)",
                300);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t"))
                .allMatch(row -> Objects.isNull(row.get("tag")) != Objects.isNull(row.get("svf")))
                .allMatch(row -> row.get("tag") == null || row.get("subfield") != null);
        assertThat(made.values("t", "svf")).hasSizeBetween(50, 250);
    }

    @Test
    void exactlyOneOfTwoReferencesTellsRowsApart() {
        Made made = Made.postgres(
                PARENTS
                        + "CREATE TABLE t(id int PRIMARY KEY, kind boolean NOT NULL, a int REFERENCES p, b text REFERENCES q,"
                        + " CHECK (num_nonnulls(a, b) = 1), UNIQUE NULLS NOT DISTINCT (kind, a, b))",
                120);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t"))
                .hasSizeGreaterThan(100)
                .allMatch(row -> (row.get("a") == null) != (row.get("b") == null));
        assertThat(made.values("t", "a")).hasSizeBetween(30, 90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX u ON t (coalesce(a::text, ''), coalesce(b::text, ''))",
                "ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (a, b)"
            })
    void ofFewValuesNullIsOneMore(String key) {
        Made made = Made.postgres("CREATE TABLE t(id int PRIMARY KEY, a boolean, b boolean); " + key, 100);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(9);
    }

    @Test
    void whatStandsForNullAndMayBeAValueIsNoWayToTellRowsApart() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, a smallint CHECK (a BETWEEN 0 AND 3), b smallint CHECK (b BETWEEN 0 AND 3));"
                        + " CREATE UNIQUE INDEX u ON t (coalesce(a, 0), coalesce(b, 0))",
                100);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(16);
    }
}

package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unique keys over expressions: what tells rows apart less finely than the column does. */
class ExpressionKeysTest {

    private static final String TABLE = "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY,"
            + " code varchar(20) NOT NULL, alias varchar(20), at timestamp NOT NULL, seen timestamp,"
            + " p_id int REFERENCES p(id), q_id int NOT NULL REFERENCES p(id), n smallint NOT NULL, k smallint);";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(upper(code))",
                "(btrim(lower(code)))",
                "(md5(code))",
                "(substr(code, 1, 4))",
                "(lower(left(code, 6)))",
                "(date(at))",
                "((at::date))",
                "(date_trunc('day', at))",
                "(q_id, date(at))",
                "(n, (at::date))",
                "(lower(alias))",
                "(coalesce(p_id, 0), code)",
                "(coalesce(p_id, 0), coalesce(k, 0), lower(code))",
                "(coalesce(p_id, 0), n)",
                "(coalesce(k, -1))",
                "(n, coalesce(alias, ''))"
            })
    void theKeyHolds(String key) {
        Made made = Made.postgres(TABLE + " CREATE UNIQUE INDEX u ON t " + key, 300);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(300);
    }

    @Test
    void nullsThatCountAsAValueStillCome() {
        for (String key : new String[] {
            "CREATE UNIQUE INDEX u ON t (coalesce(p_id, 0), code)",
            "ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (p_id, code)"
        }) {
            Made made = Made.postgres(TABLE + key, 300);
            HeldKeys.assertAll(made);
            assertThat(made.values("t", "p_id")).hasSizeBetween(100, 299);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"((true))", "((1))", "((id IS NOT NULL))"})
    void aKeyThatIsTheSameInAllRowsAdmitsOne(String key) {
        Made made = Made.postgres(TABLE + " CREATE UNIQUE INDEX u ON t " + key, 300);
        assertThat(made.rows("t")).hasSize(1);
        assertThat(made.plan().warnings()).anyMatch(it -> it.contains("the same in all rows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((true)) WHERE k IS NULL", "((k IS NULL)) WHERE k IS NULL", "((1)) WHERE n = 3"})
    void withAPredicateItIsTrueOnce(String key) {
        Made made = Made.postgres(TABLE + " CREATE UNIQUE INDEX u ON t " + key, 300);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(300);
        assertThat(new HashSet<>(made.values("t", "k"))).hasSizeGreaterThan(20);
    }

    @Test
    void whatIsTakenOutOfADocumentDiffersOrIsNull() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, d jsonb NOT NULL); CREATE UNIQUE INDEX u ON t (((d ->> 'id'::text)))",
                100);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "d")).doesNotHaveDuplicates();
    }
}

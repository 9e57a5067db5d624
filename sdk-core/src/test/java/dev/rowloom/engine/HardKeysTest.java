package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unique keys and foreign keys of unusual shapes: what is not held has to be said. */
class HardKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX u ON t (substr(code, 2, 2))",
                "CREATE UNIQUE INDEX u ON t (date_trunc('month', at))",
                "CREATE UNIQUE INDEX u ON t (code::varchar(2))",
                "CREATE UNIQUE INDEX u ON t (my_function(code))",
                "CREATE UNIQUE INDEX u ON t ((n + m))",
                "ALTER TABLE t ADD UNIQUE (slug)"
            })
    void aKeyOverWhatTheEngineDoesNotChooseIsNotChecked(String key) {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, code varchar(20) NOT NULL, at timestamp NOT NULL,"
                        + " n smallint NOT NULL, m smallint NOT NULL,"
                        + " slug text GENERATED ALWAYS AS (lower(code)) STORED); " + key,
                2000);
        assertThat(made.plan().rows("t")).isEqualTo(2000);
        assertThat(made.plan().notChecked())
                .extracting(NotChecked::constraint)
                .anyMatch(it -> it.startsWith("unique key"));
    }

    @Test
    void aPlainColumnOfManyValuesHoldsAKeyWithAnExpression() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, email varchar(60) NOT NULL, at timestamp NOT NULL);"
                        + " CREATE UNIQUE INDEX u ON t (lower(email), date(at))",
                2000);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.folded("t", "email")).doesNotHaveDuplicates();
    }

    @Test
    void referredColumnsNeverRunOutIntoNulls() {
        Made made = Made.postgres(
                "CREATE TABLE p(id int PRIMARY KEY, code char(1) UNIQUE, a boolean, b boolean, UNIQUE (a, b));"
                        + " CREATE TABLE c(id int PRIMARY KEY, code char(1) REFERENCES p(code), a boolean, b boolean,"
                        + " FOREIGN KEY (a, b) REFERENCES p(a, b))",
                200);
        assertThat(made.plan().rows("p")).isEqualTo(4);
        assertThat(made.values("p", "code")).hasSize(4).doesNotHaveDuplicates();
        assertThat(made.rows("p"))
                .extracting(row -> List.of(row.get("a"), row.get("b")))
                .doesNotHaveDuplicates();
    }

    @Test
    void nullsThatAreEqualToAKeyComeNotAtAll() {
        Made made = Made.postgres(
                "CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, p_id int REFERENCES p(id),"
                        + " kind boolean, UNIQUE NULLS NOT DISTINCT (p_id, kind))",
                20);
        assertThat(made.plan().rows("t")).isEqualTo(20);
        assertThat(made.rows("t"))
                .extracting(row -> List.of(row.get("p_id"), row.get("kind")))
                .doesNotHaveDuplicates();
    }

    @Test
    void partOfAnOwnersKeyDoesNotHoldAnotherKey() {
        Made made = Made.postgres(
                "CREATE TABLE o(tenant smallint, id int, PRIMARY KEY (tenant, id));"
                        + " CREATE TABLE l(tenant smallint, o_id int, line smallint, PRIMARY KEY (tenant, o_id, line),"
                        + " FOREIGN KEY (tenant, o_id) REFERENCES o(tenant, id), UNIQUE (tenant, line))",
                500);
        boolean said =
                made.plan().notChecked().stream().anyMatch(it -> it.constraint().contains("(tenant, line)"));
        Set<Object> keys = new HashSet<>();
        boolean held = made.rows("l").stream().allMatch(row -> keys.add(List.of(row.get("tenant"), row.get("line"))));
        assertThat(held || said).isTrue();
    }

    @Test
    void aForeignKeyThatIsNotFollowedIsLeftEmptyWhereItMayBe() {
        Made made = Made.postgres(
                "CREATE TABLE p(id int PRIMARY KEY, a int NOT NULL, k int GENERATED ALWAYS AS (a * 2) STORED UNIQUE);"
                        + " CREATE TABLE e(id int PRIMARY KEY, boss int REFERENCES p(k))",
                100);
        assertThat(made.plan().notChecked())
                .filteredOn(it -> it.constraint().startsWith("foreign key"))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("boss"));
        assertThat(made.rows("e")).allSatisfy(row -> assertThat(row.get("boss")).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t(id int PRIMARY KEY REFERENCES t(id))",
                "CREATE TABLE t(tenant int, id int, boss int, PRIMARY KEY (tenant, id),"
                        + " FOREIGN KEY (tenant, boss) REFERENCES t(tenant, id))",
                "CREATE TABLE p(id int PRIMARY KEY, a int NOT NULL, k int GENERATED ALWAYS AS (a * 2) STORED UNIQUE);"
                        + " CREATE TABLE t(id int PRIMARY KEY, k int REFERENCES p(k))"
            })
    void keysMadeOfThemselvesOrByTheDatabaseAreNoTrap(String ddl) {
        assertThat(Made.postgres(ddl, 50).rows("t")).hasSize(50);
    }

    @Test
    void everyColumnOfAWideKeyVaries() {
        Made made = Made.postgres(
                "CREATE TABLE t(a smallint, b smallint, c smallint, d smallint, e smallint, f smallint, g smallint,"
                        + " h smallint, PRIMARY KEY (a, b, c, d, e, f, g, h))",
                500);
        for (String column : "abcdefgh".split("")) {
            assertThat(new HashSet<>(made.values("t", column))).hasSizeGreaterThan(10);
        }
        assertThat(made.rows("t").stream().map(Row::asMap)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smallint UNIQUE CHECK (id IN (1, 2, 3, 4))",
                "varchar(9) UNIQUE CHECK (id IN ('a', 'b', 'c', 'd'))",
                "smallint UNIQUE CHECK (id BETWEEN 1 AND 4)"
            })
    void aReferredColumnIsNullInTheRowsBeyondItsValues(String type) {
        String ddl = "CREATE TABLE k(id " + type + ", name text PRIMARY KEY);"
                + " CREATE TABLE t(n int PRIMARY KEY, k_id " + type.split(" ")[0] + " NOT NULL REFERENCES k(id), other "
                + type.split(" ")[0] + " REFERENCES k(id));";
        Made made = Made.postgres(ddl, 60);
        HeldKeys.assertAll(made);
        assertThat(made.rows("k")).hasSize(60);
        assertThat(made.values("k", "id")).hasSize(4);
        assertThat(new HashSet<>(made.values("t", "k_id"))).hasSize(4);
        Made few = Made.postgres(ddl, 3);
        assertThat(few.values("k", "id")).hasSize(3);
    }
}

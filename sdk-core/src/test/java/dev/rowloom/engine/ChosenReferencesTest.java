package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CHECKs that compare a foreign key with constants: each of their branches comes. */
class ChosenReferencesTest {

    private static final String KIND = "CREATE TABLE kind(id serial PRIMARY KEY, name text);";

    private static long count(Made made, Predicate<Row> condition) {
        return made.rows("t").stream().filter(condition).count();
    }

    private static boolean is(Row row, long value) {
        return Long.valueOf(value).equals(row.get("kind_id"));
    }

    @ParameterizedTest
    @CsvSource({"'', 60", "NOT NULL, 60", "'', 1000", "NOT NULL, 1000"})
    void aBranchThatAsksForOneValueComes(String notNull, long kinds) {
        Made made = Made.postgres(
                KIND + "CREATE TABLE t(id serial PRIMARY KEY, kind_id int " + notNull + " REFERENCES kind, ended date,"
                        + " CHECK (kind_id <> 3 OR (kind_id = 3 AND ended IS NULL)))",
                60,
                generator -> generator.rows("kind", kinds));
        HeldKeys.assertAll(made);
        assertThat(count(made, row -> is(row, 3))).isBetween(2L, 20L);
        assertThat(made.rows("t")).noneMatch(row -> is(row, 3) && row.get("ended") != null);
        assertThat(new HashSet<>(made.values("t", "kind_id"))).hasSizeGreaterThan(20);
        assertThat(made.values("t", "ended")).hasSizeGreaterThan(20);
        assertThat(made.plan().explain("t.kind_id").tier()).isEqualTo(Tier.COMPUTED);
        assertThat(made.plan().explain("t.kind_id").note()).contains("made to pass CHECK");
    }

    @Test
    void eachListedValueComes() {
        Made made = Made.postgres(
                KIND + "CREATE TABLE t(id serial PRIMARY KEY, kind_id int REFERENCES kind, gender int, ended date,"
                        + " CHECK ((gender IS NULL AND kind_id IN (2, 5, 6)) OR kind_id NOT IN (2, 5, 6) OR kind_id IS NULL),"
                        + " CHECK (id <> 1 OR (kind_id = 9 AND gender IS NULL AND ended IS NULL)))",
                200);
        HeldKeys.assertAll(made);
        for (long value : new long[] {2, 5, 6, 9}) {
            assertThat(count(made, row -> is(row, value))).as("%s", value).isPositive();
        }
        assertThat(made.rows("t").get(0).get("gender")).isNull();
        assertThat(count(made, row -> row.get("kind_id") == null)).isPositive();
    }

    @Test
    void aNumberBelowAllParentsBecomesOneOfTheirs() {
        Made made = Made.postgres(
                KIND
                        + "CREATE TABLE t(kind_id int NOT NULL REFERENCES kind, code varchar(32), account int REFERENCES kind,"
                        + " PRIMARY KEY (kind_id, code), CHECK (account IS NOT NULL OR kind_id = 0))",
                100);
        HeldKeys.assertAll(made);
        assertThat(made.values("kind", "id")).startsWith(0L, 2L, 3L);
        assertThat(made.values("t", "account")).hasSizeBetween(10, 99);
        assertThat(count(made, row -> is(row, 0))).isPositive();
    }

    @Test
    void zeroIsNotAskedOfADatabaseThatTakesItForNoNumber() {
        Made made = Made.of(
                Schema.fromDdl(
                        "CREATE TABLE kind(id int AUTO_INCREMENT PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, kind_id"
                                + " int NOT NULL, FOREIGN KEY (kind_id) REFERENCES kind(id), x int,"
                                + " CHECK (x IS NOT NULL OR kind_id IN (0, -1)));",
                        Dialect.mysql()),
                100,
                generator -> generator);
        HeldKeys.assertAll(made);
        assertThat(made.values("kind", "id")).startsWith(-1L, 2L, 3L);
    }

    @Test
    void aValueThatNoParentHasRulesItsBranchOut() {
        String numbered = KIND.replace("id serial PRIMARY KEY", "id serial PRIMARY KEY CHECK (id < 11)");
        String ddl = "CREATE TABLE t(id serial PRIMARY KEY, kind_id int NOT NULL REFERENCES kind, ended date,"
                + " CHECK (kind_id <> 30 AND ended IS NOT NULL OR kind_id = 30 AND ended IS NULL))";
        Made made = Made.postgres(numbered + ddl, 60, generator -> generator.rows("kind", 10));
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(60).noneMatch(row -> row.get("ended") == null);
        assertThat(count(Made.postgres(KIND + ddl, 60), row -> is(row, 30) && row.get("ended") == null))
                .isPositive();
    }

    @Test
    void keysThatAreNoNumbersAreLookedUp() {
        Made made = Made.postgres(
                "CREATE TABLE kind(name text PRIMARY KEY CHECK (name IN ('a', 'b', 'c', 'd')));"
                        + "CREATE TABLE t(id serial PRIMARY KEY, kind text NOT NULL REFERENCES kind, size int,"
                        + " CHECK (kind = 'b' AND size > 5 OR kind <> 'b' AND size IS NULL))",
                60);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t"))
                .allMatch(row -> row.get("size") == null || row.get("kind").equals("b") && (Long) row.get("size") > 5);
        assertThat(Set.copyOf(made.values("t", "kind"))).isEqualTo(Set.of("a", "b", "c", "d"));
        assertThat(made.plan().explain("t.kind").tier()).isEqualTo(Tier.INDEXED);
    }

    @Test
    void aCompositeKeyIsChosenByOneOfItsColumns() {
        Made made = Made.postgres(
                "CREATE TABLE p(a int, b int, PRIMARY KEY (a, b)); CREATE TABLE t(id serial PRIMARY KEY, a int, b int, x"
                        + " text, FOREIGN KEY (a, b) REFERENCES p, CHECK (a = 7 AND x IS NULL OR a <> 7 AND x IS NOT NULL))",
                100);
        HeldKeys.assertAll(made);
        long sevens = count(made, row -> Long.valueOf(7).equals(row.get("a")));
        boolean there = made.values("p", "a").contains(7L);
        assertThat(sevens > 0).isEqualTo(there);
    }

    @Test
    void aReferenceToItsOwnTableIsChosenAmongTheRowsBefore() {
        for (String check : List.of("up IN (1, 2)", "up <> 5", "up > 10", "up <> 5 AND (x > 3 OR x IS NULL)")) {
            Made made = Made.postgres(
                    "CREATE TABLE t(id serial PRIMARY KEY, x int, up int REFERENCES t CHECK (" + check + "))", 60);
            HeldKeys.assertAll(made);
            assertThat(made.values("t", "up")).hasSizeGreaterThan(30).allMatch(it -> switch (check) {
                case "up IN (1, 2)" -> (Long) it <= 2;
                case "up > 10" -> (Long) it > 10;
                default -> (Long) it != 5;
            });
        }
    }

    @Test
    void tablesThatReferToEachOtherFollowTheirChecks() {
        Made made = Made.postgres(
                "CREATE TABLE a(id serial PRIMARY KEY, t_id int NOT NULL, name text);"
                        + "CREATE TABLE t(id serial PRIMARY KEY, a_id int REFERENCES a CHECK (a_id IN (5, 8)));"
                        + "ALTER TABLE a ADD FOREIGN KEY (t_id) REFERENCES t; ALTER TABLE a ADD CHECK (t_id <> 3);"
                        + "ALTER TABLE a ADD CHECK (t_id <> 9 OR (t_id = 9 AND name IS NULL))",
                200);
        HeldKeys.assertAll(made);
        assertThat(Set.copyOf(made.values("t", "a_id"))).isEqualTo(Set.of(5L, 8L));
        assertThat(made.values("a", "t_id")).contains(9L).doesNotContain(3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind_id <> 5 AND (x > 5 OR y > 5)",
                "(x > 5 OR y > 5) AND kind_id IN (5, 6)",
                "kind_id > 50 AND x > y"
            })
    void aPartOfACheckRestrictsTheParents(String check) {
        Made made = Made.postgres(
                KIND
                        + "CREATE TABLE t(id serial PRIMARY KEY, kind_id int NOT NULL REFERENCES kind, x int, y int, CHECK ("
                        + check + "))",
                300,
                generator -> generator.rows("kind", 60));
        HeldKeys.assertAll(made);
        assertThat(made.values("t", "kind_id")).allMatch(it -> {
            long id = (Long) it;
            return check.contains("<>") ? id != 5 : check.contains("IN") ? id == 5 || id == 6 : id > 50;
        });
        assertThat(made.plan().checks()).allMatch(it -> it.treatment() != CheckPlan.Treatment.EVALUATED);
    }

    @Test
    void theOtherRowsKeepTheirParents() {
        String ddl =
                KIND + "CREATE TABLE u(id serial PRIMARY KEY); CREATE TABLE t(id serial PRIMARY KEY, kind_id int NOT"
                        + " NULL REFERENCES kind, u_id int REFERENCES u, ended date";
        Made plain = Made.postgres(ddl + ", CHECK (kind_id <> 7000 OR (kind_id = 7000 AND ended IS NULL)))", 2000);
        Made asked = Made.postgres(ddl + ", CHECK (kind_id <> 7 OR (kind_id = 7 AND ended IS NULL)))", 2000);
        List<Row> before = plain.rows("t");
        List<Row> after = asked.rows("t");
        long moved = IntStream.range(0, 2000)
                .filter(i -> !before.get(i).get("kind_id").equals(after.get(i).get("kind_id")))
                .count();
        assertThat(moved).isLessThan(400);
    }

    @Test
    void aMillionParentsCostNothing() {
        Made made = Made.postgres(
                KIND + "CREATE TABLE t(id serial PRIMARY KEY, kind_id int NOT NULL REFERENCES kind, ended date, CHECK"
                        + " (kind_id <> 9000000 OR ended IS NULL), CHECK (kind_id = 7 OR ended IS NOT NULL))",
                100,
                (SyntheticDataGenerator generator) -> generator.rows("kind", 1_000_000_000));
        Set<Object> kinds = made.values("t", "kind_id").stream().collect(Collectors.toSet());
        assertThat(kinds).contains(7L).hasSizeGreaterThan(20);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("t"))
                .allMatch(row -> is(row, 7) || row.get("ended") != null)
                .allMatch(row -> !is(row, 9_000_000) || row.get("ended") == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "kind", "city", "title", "code", "email"})
    void aTableOfTextsHasTheKeysThatChecksAskFor(String key) {
        Made made = Made.postgres(
                "CREATE TABLE p(" + key + " varchar(60) PRIMARY KEY CHECK (" + key + " <> 'void'), label text UNIQUE);"
                        + "CREATE TABLE s(id serial PRIMARY KEY, state varchar(60) NOT NULL REFERENCES p CHECK (state IN"
                        + " ('open', 'closed', 'void')));"
                        + "CREATE TABLE t(id serial PRIMARY KEY, kind varchar(60) REFERENCES p, items text,"
                        + " CHECK (items IS NULL OR kind = 'array'))",
                80);
        HeldKeys.assertAll(made);
        assertThat(made.values("p", key))
                .contains("array", "open", "closed")
                .doesNotContain("void")
                .hasSize(80);
        assertThat(Set.copyOf(made.values("s", "state"))).isEqualTo(Set.of("open", "closed"));
        assertThat(count(made, row -> "array".equals(row.get("kind")) && row.get("items") != null))
                .isPositive();
        assertThat(made.plan().warnings()).isEmpty();
    }

    @Test
    void aTextThatAnotherRowWouldHaveAnywayComesOnce() {
        String parent = "CREATE TABLE p(country varchar(60) PRIMARY KEY);";
        List<Object> plain = Made.postgres(parent, 120).values("p", "country");
        String wanted = plain.stream()
                .filter(it -> plain.indexOf(it) % 3 == 1 || plain.indexOf(it) < 5)
                .map(it -> "'" + it.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        Made made = Made.postgres(
                parent
                        + "CREATE TABLE t(id serial PRIMARY KEY, country varchar(60) NOT NULL REFERENCES p CHECK (country IN ("
                        + wanted + ")))",
                120);
        HeldKeys.assertAll(made);
        assertThat(new HashSet<>(made.values("p", "country"))).isEqualTo(new HashSet<>(plain));
    }
}

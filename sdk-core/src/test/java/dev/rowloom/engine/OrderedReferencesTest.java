package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CHECKs that want two references to one table in an order. */
class OrderedReferencesTest {

    private static final String TAG = "CREATE TABLE tag(id int PRIMARY KEY, name text NOT NULL);";

    @SuppressWarnings("unchecked")
    private static int compare(Row row) {
        return ((Comparable<Object>) Objects.requireNonNull(row.get("a")))
                .compareTo(Objects.requireNonNull(row.get("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", PRIMARY KEY (a, b)", ", UNIQUE (b, a)", ", UNIQUE (a, b, weight)"})
    void thePairsAreInOrder(String key) {
        Made made = Made.postgres(
                TAG + "CREATE TABLE t(a int NOT NULL REFERENCES tag, b int NOT NULL REFERENCES tag, weight int NOT NULL"
                        + key + ", CHECK (a < b))",
                300);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(300).allMatch(row -> compare(row) < 0);
        assertThat(new HashSet<>(made.values("t", "a"))).hasSizeGreaterThan(90);
        assertThat(new HashSet<>(made.values("t", "b"))).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @CsvSource({"a < b, 10", "a <= b, 15", "a > b, 10", "a >= b, 15"})
    void everyPairComesOnce(String check, int pairs) {
        Made made = Made.postgres(
                TAG + "CREATE TABLE t(a int REFERENCES tag, b int REFERENCES tag, PRIMARY KEY (a, b), CHECK (" + check
                        + "))",
                100,
                generator -> generator.rows("tag", 5));
        HeldKeys.assertAll(made);
        assertThat(made.rows("t"))
                .hasSize(pairs)
                .allMatch(row -> check.contains("<") ? compare(row) <= 0 : compare(row) >= 0);
        assertThat(made.plan().warnings()).singleElement().asString().contains("CHECK", "rows of tag");
    }

    @Test
    void theKeysThemselvesAreCompared() {
        Made made = Made.postgres(
                "CREATE TABLE tag(id uuid PRIMARY KEY); CREATE TABLE t(a uuid NOT NULL REFERENCES tag, b uuid NOT NULL"
                        + " REFERENCES tag, PRIMARY KEY (a, b), CHECK (a < b))",
                200);
        HeldKeys.assertAll(made);
        assertThat(made.rows("t"))
                .hasSize(200)
                .allMatch(row -> row.get("a").toString().compareTo(row.get("b").toString()) < 0);
    }

    @Test
    void referencesThatMayBeNullVary() {
        Made made = Made.postgres(
                TAG + "CREATE TABLE t(id int PRIMARY KEY, a int REFERENCES tag, b int REFERENCES tag, CHECK (a < b))",
                200);
        HeldKeys.assertAll(made);
        assertThat(made.values("t", "a")).hasSizeBetween(150, 199);
        assertThat(made.values("t", "b")).hasSizeBetween(150, 199);
        assertThat(made.rows("t").stream().filter(row -> row.get("a") != null && row.get("b") != null))
                .hasSizeGreaterThan(120)
                .allMatch(row -> compare(row) < 0);
    }

    @Test
    void aLoneParentMakesNoPairWithItself() {
        Made made = Made.postgres(
                TAG + "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL REFERENCES tag, b int NOT NULL REFERENCES tag,"
                        + " CHECK (a < b))",
                20,
                generator -> generator.rows("tag", 1));
        assertThat(made.rows("t")).isEmpty();
        assertThat(made.plan().notChecked()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"NOT NULL, a < b", "NOT NULL, a >= b", "'', a <= b", "'', b < a"})
    void keysOfDifferentTablesAreInOrder(String notNull, String check) {
        Made made = Made.postgres(
                TAG
                        + "CREATE TABLE place(id bigserial PRIMARY KEY, city text); CREATE TABLE t(id int PRIMARY KEY, a int "
                        + notNull + " REFERENCES tag, b bigint " + notNull + " REFERENCES place, CHECK (" + check
                        + "))",
                300,
                generator -> generator.rows("place", 40));
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(300).allMatch(row -> {
            Object a = row.get("a");
            Object b = row.get("b");
            int order = a == null || b == null ? 0 : Long.compare((Long) a, (Long) b);
            return a == null
                    || b == null
                    || switch (check) {
                        case "a < b" -> order < 0;
                        case "a <= b" -> order <= 0;
                        default -> check.equals("b < a") ? order > 0 : order >= 0;
                    };
        });
        assertThat(new HashSet<>(made.values("t", "a"))).hasSizeGreaterThan(15);
        assertThat(new HashSet<>(made.values("t", "b"))).hasSizeGreaterThan(15);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.plan().checks()).allMatch(it -> it.treatment() == CheckPlan.Treatment.SOLVED);
    }

    @Test
    void parentsWithoutAnyKeyAboveAreNotChosen() {
        Made made = Made.postgres(
                TAG
                        + "CREATE TABLE u(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL REFERENCES tag,"
                        + " b int NOT NULL REFERENCES u, CHECK (a < b))",
                100,
                generator -> generator.rows("u", 3));
        HeldKeys.assertAll(made);
        assertThat(made.rows("t")).hasSize(100).allMatch(row -> compare(row) < 0);
        assertThat(new HashSet<>(made.values("t", "a"))).containsExactlyInAnyOrder(1L, 2L);
        Made none = Made.postgres(
                TAG
                        + "CREATE TABLE u(id int PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL REFERENCES tag,"
                        + " b int NOT NULL REFERENCES u, CHECK (a < b))",
                100,
                generator -> generator.rows("u", 1));
        assertThat(none.rows("t")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "code", "title"})
    void textsAreInTheOrderOfEveryCollation(String key) {
        Made made = Made.postgres(
                "CREATE TABLE n(" + key
                        + " varchar(60) PRIMARY KEY); CREATE TABLE t(id int PRIMARY KEY, a varchar(60) NOT"
                        + " NULL REFERENCES n, b varchar(60) NOT NULL REFERENCES n, CHECK (a < b))",
                200);
        HeldKeys.assertAll(made);
        java.text.Collator english = java.text.Collator.getInstance(java.util.Locale.ENGLISH);
        assertThat(made.rows("t"))
                .hasSize(200)
                .allMatch(row -> compare(row) < 0)
                .allMatch(row ->
                        english.compare(row.get("a").toString(), row.get("b").toString()) < 0);
        assertThat(new HashSet<>(made.values("t", "a"))).hasSizeGreaterThan(20);
        assertThat(new HashSet<>(made.values("t", "b"))).hasSizeGreaterThan(20);
        assertThat(made.plan().notChecked()).isEmpty();
    }
}

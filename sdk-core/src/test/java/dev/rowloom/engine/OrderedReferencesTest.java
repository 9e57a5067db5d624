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
}

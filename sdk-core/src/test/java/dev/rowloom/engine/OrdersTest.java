package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders between columns, and values that a database rounds when it stores them. */
class OrdersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeric       | numeric",
                "numeric(10,2) | numeric(10,4)",
                "numeric(10,4) | numeric(10,2)",
                "numeric       | numeric(8,1)"
            })
    void decimalsOfAnyScaleAreOrdered(String cost, String price) {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, cost " + cost + " NOT NULL, price " + price
                        + " NOT NULL, CHECK (cost < price))",
                1000);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.rows("t"))
                .allSatisfy(row -> assertThat((BigDecimal) row.get("cost")).isLessThan((BigDecimal) row.get("price")));
    }

    @Test
    void timesOfWholeSecondsAreOrderedWhenStored() {
        Made made = Made.mysql(
                "CREATE TABLE t(id int PRIMARY KEY, a DATETIME NOT NULL, b DATETIME NOT NULL, CHECK (a < b),"
                        + " CHECK (a >= '2024-01-01 00:00:00' AND b < '2024-01-01 00:00:05'))",
                1000);
        assertThat(made.rows("t")).allSatisfy(row -> {
            LocalDateTime a = (LocalDateTime) row.get("a");
            LocalDateTime b = (LocalDateTime) row.get("b");
            assertThat(a).isBefore(b);
            assertThat(a.getNano() + b.getNano()).isZero();
            assertThat(b).isBefore(LocalDateTime.of(2024, 1, 1, 0, 0, 5));
        });
    }

    @Test
    void binaryNumbersKeepOrdersAndBoundsWhenRounded() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, lo real NOT NULL, hi real NOT NULL, CHECK (lo < hi),"
                        + " CHECK (hi < 1000000), CHECK (lo > 999900))",
                2000);
        assertThat(made.rows("t")).allSatisfy(row -> {
            float low = ((Double) row.get("lo")).floatValue();
            float high = ((Double) row.get("hi")).floatValue();
            assertThat(low).isGreaterThan(999_900f).isLessThan(high);
            assertThat(high).isLessThan(1_000_000f);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"real", "float4"})
    void uniqueBinaryNumbersStayApartWhenRounded(String type) {
        Made made = Made.postgres("CREATE TABLE t(id int PRIMARY KEY, x " + type + " NOT NULL UNIQUE)", 30_000);
        assertThat(made.values("t", "x").stream().map(x -> ((Double) x).floatValue()))
                .doesNotHaveDuplicates();
    }

    @Test
    void anOrderThatNoValueSatisfiesLeavesTheTableEmpty() {
        String ddl = "CREATE TABLE t(id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, c int NOT NULL,"
                + " CHECK (a < b), CHECK (b < c), CHECK (a >= 1), CHECK (c <= 2))";
        Made made = Made.postgres(ddl, 10);

        assertThat(made.plan().rows("t")).isZero();
        assertThat(made.plan().warnings()).singleElement().asString().contains("column a int", "(a < b)", "(c <= 2)");
    }

    @Test
    void aNullableColumnWithoutValuesIsNull() {
        Made made = Made.postgres("CREATE TABLE t(id int PRIMARY KEY, a int UNIQUE CHECK (a > 5 AND a < 3))", 10);
        assertThat(made.rows("t"))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.get("a")).isNull());
    }

    @Test
    void aCheckHasTheLastWordOnWhatComesAfterWhat() {
        Made made = Made.postgres(
                "CREATE TABLE t(id int PRIMARY KEY, created_at timestamp NOT NULL, updated_at timestamp NOT NULL,"
                        + " CHECK (updated_at < created_at))",
                500);
        assertThat(made.rows("t"))
                .allSatisfy(row -> assertThat((LocalDateTime) row.get("updated_at"))
                        .isBefore((LocalDateTime) row.get("created_at")));
    }
}

package dev.rowloom.schema.internal.condition;

import static dev.rowloom.schema.internal.condition.Truth.FALSE;
import static dev.rowloom.schema.internal.condition.Truth.TRUE;
import static dev.rowloom.schema.internal.condition.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Rows NUMBERS = Rows.postgres("a int, b int, n numeric(10,2), f boolean");
    private static final Rows DATES = Rows.postgres("d date, e date, ts timestamp, tz timestamptz");

    @Test
    void comparesNumbersOfDifferentTypes() {
        assertThat(NUMBERS.test("a < b", 1L, 2L, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("a = n", 1L, null, new BigDecimal("1.00"), null))
                .isEqualTo(TRUE);
        assertThat(NUMBERS.test("n > 1.5", null, null, new BigDecimal("1.50"), null))
                .isEqualTo(FALSE);
        assertThat(NUMBERS.test("a <> '7'", 7L, null, null, null)).isEqualTo(FALSE);
    }

    @Test
    void followsThreeValuedLogic() {
        assertThat(NUMBERS.test("a > 0 AND b > 0", 1L, null, null, null)).isEqualTo(UNKNOWN);
        assertThat(NUMBERS.test("a > 0 AND b > 0", -1L, null, null, null)).isEqualTo(FALSE);
        assertThat(NUMBERS.test("a > 0 OR b > 0", 1L, null, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("NOT (a > 0 OR b > 0)", -1L, null, null, null)).isEqualTo(UNKNOWN);
        assertThat(NUMBERS.test("a IN (1, NULL)", 2L, null, null, null)).isEqualTo(UNKNOWN);
        assertThat(NUMBERS.test("a IN (1, NULL)", 1L, null, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("a NOT IN (1, 2)", null, null, null, null)).isEqualTo(UNKNOWN);
        assertThat(NUMBERS.test("a BETWEEN 1 AND b", 5L, null, null, null)).isEqualTo(UNKNOWN);
        assertThat(NUMBERS.test("a BETWEEN 1 AND b", 0L, null, null, null)).isEqualTo(FALSE);
        assertThat(NUMBERS.test("f IS NOT TRUE", null, null, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("a IS DISTINCT FROM b", null, 1L, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("(a > 0) IS UNKNOWN", null, 1L, null, null)).isEqualTo(TRUE);
    }

    @Test
    void understandsExactlyOneOf() {
        assertThat(NUMBERS.test("(a IS NULL) <> (b IS NULL)", 1L, null, null, null))
                .isEqualTo(TRUE);
        assertThat(NUMBERS.test("(a IS NULL) <> (b IS NULL)", 1L, 1L, null, null))
                .isEqualTo(FALSE);
        assertThat(NUMBERS.test("(a IS NOT NULL)::int + (b IS NOT NULL)::int = 1", 1L, null, null, null))
                .isEqualTo(TRUE);
        assertThat(NUMBERS.test("num_nonnulls(a, b, n) = 1", 1L, null, BigDecimal.ONE, null))
                .isEqualTo(FALSE);
        assertThat(NUMBERS.test(
                        "CASE WHEN a IS NULL THEN 0 ELSE 1 END + CASE WHEN b IS NULL THEN 0 ELSE 1 END = 1",
                        null,
                        1L,
                        null,
                        null))
                .isEqualTo(TRUE);
    }

    @Test
    void countsAsTheTypeDoes() {
        assertThat(NUMBERS.test("a / b = 3", 7L, 2L, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("a / 2::numeric = 3.5", 7L, 2L, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("-a % 3 = -1", 7L, null, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("n * 100 = 150", null, null, new BigDecimal("1.50"), null))
                .isEqualTo(TRUE);
    }

    @Test
    void takesAnErrorOfTheDatabaseForARowItRejects() {
        assertThat(NUMBERS.test("a / b > 0", 7L, 0L, null, null)).isEqualTo(FALSE);
        assertThat(NUMBERS.test("NOT a / b > 0", 7L, 0L, null, null)).isEqualTo(FALSE);
        assertThat(NUMBERS.test("b = 0 OR a / b > 0", 7L, 0L, null, null)).isEqualTo(TRUE);
        assertThat(NUMBERS.test("a + b > 0", 2_000_000_000L, 2_000_000_000L, null, null))
                .isEqualTo(FALSE);
    }

    @Test
    void addsDaysAndIntervalsToDates() {
        LocalDate day = LocalDate.of(2024, 1, 31);
        assertThat(DATES.test("e > d + 1", day, day.plusDays(2), null, null)).isEqualTo(TRUE);
        assertThat(DATES.test("e - d = 29", day, LocalDate.of(2024, 2, 29), null, null))
                .isEqualTo(TRUE);
        assertThat(DATES.test("d + interval '1 month' = '2024-02-29'", day, null, null, null))
                .isEqualTo(TRUE);
        assertThat(DATES.test("ts <= d + '1 day'::interval", day, null, LocalDateTime.of(2024, 2, 1, 0, 0), null))
                .isEqualTo(TRUE);
        assertThat(DATES.test(
                        "tz = '2024-05-06 02:00:00+02'", null, null, null, OffsetDateTime.parse("2024-05-06T00:00Z")))
                .isEqualTo(TRUE);
    }
}

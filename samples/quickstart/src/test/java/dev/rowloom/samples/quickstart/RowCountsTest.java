package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCountsTest {

    @Test
    void oneNumberIsForAllTablesAndNamedOnesForOne() {
        assertThat(RowCounts.of(List.of("100", "orders=10_000", "a=b=0")))
                .isEqualTo(new RowCounts(100L, Map.of("orders", 10_000L, "a=b", 0L)));
    }

    @Test
    void noneGivenLeavesTheDefault() {
        assertThat(RowCounts.of(List.of())).isEqualTo(new RowCounts(null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "+1", "1k", "1.5", "_1", "1_", "1__0", "ten", "orders", "orders=", "orders=-1", "١"})
    void whatIsNoNumberIsRefused(String value) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> RowCounts.of(List.of(value)))
                .withMessageStartingWith("--rows " + value + ": '")
                .withMessageEndingWith("such as 500 or 10_000");
    }

    @Test
    void numberBeyondTheLargestIsRefused() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> RowCounts.of(List.of("t=9223372036854775808")))
                .withMessage("--rows t=9223372036854775808: at most 9223372036854775807 rows can be asked for");
    }

    @ParameterizedTest
    @CsvSource({"1,2", "t=1,t=1"})
    void twoCountsForTheSameAreRefused(String one, String other) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> RowCounts.of(List.of(one, other)))
                .withMessageContaining("given twice");
    }

    @Test
    void countWithoutTableIsRefused() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> RowCounts.of(List.of("=5")))
                .withMessage("--rows =5: there is no table name before the '='");
    }
}

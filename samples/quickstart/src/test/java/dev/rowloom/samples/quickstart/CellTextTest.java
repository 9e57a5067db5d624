package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Encoding;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellTextTest {

    @ParameterizedTest
    @MethodSource("values")
    void valueIsOneReadableLine(Object value, String text) {
        assertThat(CellText.of(value, column(null))).isEqualTo(text);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "NULL"),
                Arguments.of("NULL", "\"NULL\""),
                Arguments.of("", "\"\""),
                Arguments.of(" a", "\" a\""),
                Arguments.of("a\nb", "a\\nb"),
                Arguments.of(42L, "42"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(true, "true"),
                Arguments.of(LocalDate.of(2026, 3, 1), "2026-03-01"),
                Arguments.of(LocalTime.of(14, 5), "14:05:00"),
                Arguments.of(LocalDateTime.of(2026, 3, 1, 14, 5), "2026-03-01 14:05:00"),
                Arguments.of(OffsetDateTime.parse("2026-03-01T14:05:00.250Z"), "2026-03-01 14:05:00.25Z"),
                Arguments.of(new byte[] {10, -1}, "\\x0aff"),
                Arguments.of(new byte[25], "\\x" + "00".repeat(24) + "…"));
    }

    @Test
    void dateIsInTheFormatOfItsColumn() {
        assertThat(CellText.of(LocalDate.of(2026, 3, 1), column("d MMM uuuu"))).isEqualTo("1 Mar 2026");
    }

    private static ColumnLayout column(String format) {
        Column column = Column.builder("c", new DataType.BooleanType()).build();
        return new ColumnLayout(column, Encoding.TEXT, 0, format);
    }
}

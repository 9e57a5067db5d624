package dev.rowloom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class CsvBytesTest {

    @Test
    void valuesAreWrittenAsRowloomWritesThem() {
        CsvBytes csv = new CsvBytes();
        csv.value(-12L)
                .value("Zoë, \"Z\"")
                .value(new BigDecimal("-0.05"))
                .value(LocalDateTime.of(2024, 2, 29, 5, 7, 9))
                .value(false)
                .endRow();
        assertThat(csv).hasToString("-12,\"Zoë, \"\"Z\"\"\",-0.05,2024-02-29 05:07:09,false\n");
    }

    @Test
    void datesAreThoseOfTheCalendar() {
        byte[] text = new byte[10];
        for (LocalDate day = LocalDate.EPOCH; day.getYear() < 2100; day = day.plusDays(1)) {
            AsciiDigits.writeDate((int) day.toEpochDay(), text, 0);
            assertThat(new String(text, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo(day.toString());
        }
    }
}

package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DigitsTest {

    private final byte[] buffer = new byte[64];

    @Property
    void numbersReadAsTheyAre(@ForAll long number) {
        assertThat(text(Digits.write(number, buffer, 0))).isEqualTo(Long.toString(number));
    }

    @Property
    void decimalsKeepTheirScale(@ForAll long unscaled, @ForAll @IntRange(min = 0, max = 18) int scale) {
        assertThat(text(Digits.writeDecimal(unscaled, scale, buffer, 0)))
                .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    @Property
    void datesAreOfTheProlepticGregorianCalendar(@ForAll @LongRange(min = -719_528, max = 2_932_896) long epochDay) {
        assertThat(text(Digits.writeDate(epochDay, buffer, 0)))
                .isEqualTo(LocalDate.ofEpochDay(epochDay).toString());
    }

    @Property
    void timesHaveAFractionOnlyWhereItIsNotZero(@ForAll @LongRange(min = 0, max = 86_399_999_999L) long micros) {
        String expected = DateTimeFormatter.ofPattern("HH:mm:ss").format(LocalTime.ofNanoOfDay(micros * 1000))
                + (micros % 1_000_000 == 0
                        ? ""
                        : BigDecimal.valueOf(micros % 1_000_000, 6)
                                .stripTrailingZeros()
                                .toPlainString()
                                .substring(1));
        assertThat(text(Digits.writeTime(micros, buffer, 0))).isEqualTo(expected);
    }

    private String text(int length) {
        return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }
}

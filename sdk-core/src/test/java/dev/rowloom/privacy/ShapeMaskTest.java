package dev.rowloom.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeMaskTest {

    private static final ShapeMask MASK = ShapeMask.seeded(42);

    private static String shape(String text) {
        return text.codePoints()
                .map(c -> Character.isDigit(c) ? '9' : Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Kiss",
                "O'Brien-Łukasz Ümit",
                "anna.kiss+x@mail.example.com",
                "+36 (20) 123-4567",
                "Иван Петров",
                "王小明",
                "김철수",
                "Ελένη",
                "محمد علي",
                "DE89 3704 0044 0532 0130 00",
                "M",
                "7",
                "𝐀𝐁 12",
                "221B Baker Street, NW1 6XE",
                "12.03.1985",
                "1985-03-12T08:15:30.123Z",
                "203.0.113.7"
            })
    void aStandInHasTheShapeOfTheValueAndIsAnother(String value) {
        for (long seed = 0; seed < 50; seed++) {
            String masked = ShapeMask.seeded(seed).of(value);

            assertThat(masked).isNotEqualTo(value);
            assertThat(shape(masked)).isEqualTo(shape(value));
            assertThat(ShapeMask.seeded(seed).of(value)).isEqualTo(masked);
        }
    }

    @Test
    void noLetterOrDigitStaysInItsPlace() {
        String value = "Anna Kiss, anna.kiss@example.com, 06-20 123 4567";
        for (long seed = 0; seed < 200; seed++) {
            String masked = ShapeMask.seeded(seed).of(value);
            for (int i = 0; i < value.length(); i++) {
                if (Character.isLetterOrDigit(value.charAt(i))) {
                    assertThat(masked.charAt(i)).isNotEqualTo(value.charAt(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1111", "378282246310005", "5500-0055-5555-5559"})
    void cardsStillPassTheirCheck(String card) {
        for (long seed = 0; seed < 50; seed++) {
            String masked = ShapeMask.seeded(seed).of(card);
            assertThat(CheckDigits.luhn(masked.replaceAll("[ -]", ""))).isTrue();
            assertThat(masked).isNotEqualTo(card).hasSameSizeAs(card);
        }
    }

    @Test
    void datesStayDatesOfAboutTheSameTime() {
        for (long seed = 0; seed < 200; seed++) {
            ShapeMask mask = ShapeMask.seeded(seed);
            assertThat(LocalDate.parse(mask.of("1985-12-31")).getYear()).isBetween(1976, 1994);
            assertThatCode(() -> LocalDateTime.parse(mask.of("2004-02-29T23:59:59")))
                    .doesNotThrowAnyException();
            assertThat(mask.of("31/12/1985")).matches("(0[1-9]|1[0-2])/(0[1-9]|1[0-2])/19\\d\\d");
            for (String octet : mask.of("10.0.255.1").split("\\.")) {
                assertThat(Integer.parseInt(octet)).isBetween(1, 254);
            }
        }
    }

    @Test
    void whatHasNoLetterOrDigitStays() {
        assertThat(MASK.of("")).isEmpty();
        assertThat(MASK.of("–/–")).isEqualTo("–/–");
    }

    @Test
    void anotherSeedGivesAnotherStandIn() {
        assertThat(ShapeMask.seeded(1).of("Anna Kiss"))
                .isNotEqualTo(ShapeMask.seeded(2).of("Anna Kiss"));
    }
}

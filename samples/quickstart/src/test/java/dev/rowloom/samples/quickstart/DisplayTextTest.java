package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayTextTest {

    @Test
    void wideCharactersTakeTwoCells() {
        assertThat(DisplayText.width("aß日本")).isEqualTo(6);
    }

    @Test
    void combiningMarksTakeNoCell() {
        assertThat(DisplayText.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void textThatFitsStays() {
        assertThat(DisplayText.cut("abc", 3)).isEqualTo("abc");
    }

    @Test
    void textThatIsTooWideEndsInAnEllipsis() {
        assertThat(DisplayText.cut("日本語", 4)).isEqualTo("日…");
    }

    @Test
    void charactersThatSteerTheTerminalAreEscaped() {
        assertThat(DisplayText.printable("a\n\t\r\u001b[31m\u202e\u2028\ud800"))
                .isEqualTo("a\\n\\t\\r\\u001b[31m\\u202e\\u2028\\ud800");
    }
}

package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    @Property
    void cutTextIsNeverWider(@ForAll String text, @ForAll @IntRange(min = 1, max = 30) int width) {
        String printable = DisplayText.printable(text);

        assertThat(DisplayText.width(DisplayText.cut(printable, width))).isLessThanOrEqualTo(width);
    }
}

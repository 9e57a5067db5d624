package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-C]{2}-[0-9]",
                "(red|green)[1-3]",
                "x\\d{1,2}",
                "\\+1 [2-9]\\d",
                "[a-c]?z",
                "(?:ab|c){2}",
                "",
                "plain"
            })
    void everyTextOfThePatternHasANumber(String pattern) {
        TextPattern parsed = parse(pattern);
        Set<String> texts = new HashSet<>();
        for (long number = 0; number < parsed.space(); number++) {
            String text = text(parsed, number);
            assertThat(text).matches(pattern);
            assertThat(text.length()).isLessThanOrEqualTo(parsed.longest());
            texts.add(text);
        }
        assertThat((long) texts.size()).isEqualTo(parsed.space());
    }

    @Property(tries = 200)
    void randomTextsMatch(@ForAll long bits) {
        TextPattern parsed = parse("[A-Z]{3}-[0-9]{5}(-(X|Y{2,3}))?");
        BytesVector out = new BytesVector(Encoding.TEXT);
        out.reset(1);
        parsed.writeRandom(bits, out);
        out.endCell();
        assertThat(out.text(0)).matches("[A-Z]{3}-[0-9]{5}(-(X|Y{2,3}))?");
    }

    @Property(tries = 200)
    void numbersOfLargeSpacesStillDiffer(
            @ForAll @LongRange(min = 0, max = 1L << 40) long a, @ForAll @LongRange(min = 0, max = 1L << 40) long b) {
        TextPattern parsed = parse("[A-Za-z0-9]{12}");
        assertThat(text(parsed, a).equals(text(parsed, b))).isEqualTo(a == b);
    }

    @Test
    void lettersThatCountAsEqualAreKeptOnce() {
        TextPattern parsed = TextPattern.parse("[A-Za-z]", text -> text.toLowerCase(Locale.ROOT));
        assertThat(parsed.space()).isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "(a", "a)", "*a", "a{", "a{3,1}", "a{9999}", "[^a]", "\\k", "\\"})
    void malformedPatternsAreRefusedByName(String pattern) {
        assertThatThrownBy(() -> parse(pattern))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(pattern)
                .hasMessageContaining("at character");
    }

    private static TextPattern parse(String pattern) {
        return TextPattern.parse(pattern, text -> text);
    }

    private static String text(TextPattern pattern, long number) {
        BytesVector out = new BytesVector(Encoding.TEXT);
        out.reset(1);
        pattern.write(number, out);
        out.endCell();
        return out.text(0);
    }
}

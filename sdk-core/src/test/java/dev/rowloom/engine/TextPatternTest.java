package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    @Test
    void numberedTextsOfALongPatternAreNoRunsOfTheFirstCharacter() {
        TextPattern parsed = parse("[0-9a-f]{64}");
        Set<String> begins = new HashSet<>();
        for (long number = 0; number < 100; number++) {
            begins.add(text(parsed, number).substring(0, 32));
        }

        assertThat(begins).hasSize(100);
    }

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

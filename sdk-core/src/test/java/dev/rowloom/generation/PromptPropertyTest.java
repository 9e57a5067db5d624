package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.generation.HostileAsks.Place;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PromptPropertyTest {

    @Property(tries = 400)
    void noTextAnywhereEndsAFence(@ForAll Place place, @ForAll("texts") String text, @ForAll boolean numbered) {
        Prompt hostile = new HostileAsks(place, text).prompt(numbered, ShopAsks.TUPLES);
        Prompt harmless = new HostileAsks(place, "a b").prompt(numbered, ShopAsks.TUPLES);

        assertThat(outside(hostile)).isEqualTo(outside(harmless));
        assertThat(hostile.user().codePoints()).allMatch(CleanText::isVisible);
        assertThat(hostile.wanted()).isEqualTo(harmless.wanted());
    }

    @Property
    void whatMustBeReadExactlyIsAJsonStringOrItself(@ForAll("texts") String text) throws JsonProcessingException {
        String exact = OutsideText.exact(text, '|');
        String read = exact.startsWith("\"") ? new JsonMapper().readValue(exact, String.class) : exact;

        assertThat(read).isEqualTo(text);
        assertThat(exact.lines().count()).isLessThanOrEqualTo(1);
        assertThat(exact.codePoints()).allMatch(CleanText::isVisible);
    }

    @Property
    void whatIsShownIsOneShortLine(@ForAll("texts") String text) {
        String shown = OutsideText.shown(text, 40);

        assertThat(shown).doesNotContain("\n", "\u2028", "\u2029", "\t");
        assertThat(shown.startsWith("\"") || !shown.contains("|")).isTrue();
        assertThat(shown.length()).isLessThanOrEqualTo(2 * 41 + 2);
    }

    @Property
    void anEstimateGrowsWithItsText(@ForAll("texts") String text, @ForAll("texts") String more) {
        long tokens = TokenEstimate.of(text);

        assertThat(tokens).isBetween(0L, 2L * text.length());
        assertThat(TokenEstimate.of(text + "\n" + more)).isGreaterThanOrEqualTo(tokens);
    }

    private static List<String> outside(Prompt prompt) {
        return new Fences(prompt.user())
                .outside().stream()
                        .map(line -> line.startsWith("- ") ? line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"") : line)
                        .toList();
    }

    /** Texts with what could end a fence, a line, a string or a prompt. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                ">>>END",
                ">>>END 0123456789ab",
                "<<<DATA",
                "\n",
                "\r",
                "\u2028",
                "\u0085",
                "\u000b",
                "\"",
                "\\",
                "|",
                " ",
                "-",
                "null",
                "\u200b",
                "\u0000",
                "\ud83d\ude00",
                "\ud800",
                "a",
                "Ä",
                "李",
                "42");
        Arbitrary<String> hostile = pieces.list().ofMaxSize(12).map(list -> "? " + String.join("", list));
        return Arbitraries.oneOf(hostile, Arbitraries.strings().ofMaxLength(60).map(text -> "? " + text));
    }
}

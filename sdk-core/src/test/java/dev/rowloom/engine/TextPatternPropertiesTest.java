package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TextPatternPropertiesTest {

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

package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.samples.quickstart.TextTable.Heading;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Nothing is wider than asked for. */
class TextWidthPropertiesTest {

    @Property
    void cutTextIsNeverWider(@ForAll String text, @ForAll @IntRange(min = 1, max = 30) int width) {
        String printable = DisplayText.printable(text);

        assertThat(DisplayText.width(DisplayText.cut(printable, width))).isLessThanOrEqualTo(width);
    }

    @Property
    void noLineIsWiderThanAsked(
            @ForAll @Size(min = 1, max = 30) List<@StringLength(max = 60) @AlphaChars String> cells,
            @ForAll @IntRange(min = 40, max = 200) int width) {
        TextTable wide = new TextTable(IntStream.range(0, cells.size())
                .mapToObj(i -> Heading.left("column" + i))
                .toList());
        wide.add(cells);

        assertThat(wide.lines(width))
                .hasSize(3)
                .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(width));
    }
}

package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CleanTextPropertyTest {

    @Property
    void isBoundedPrintableAndCleanASecondTime(@ForAll String raw, @ForAll @IntRange(max = 40) int most) {
        CleanText clean = CleanText.of(raw, most);

        assertThat(clean.text().length()).isLessThanOrEqualTo(most);
        assertThat(clean.text().codePoints())
                .allMatch(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
                .noneMatch(point -> Character.getType(point) == Character.FORMAT);
        assertThat(CleanText.of(clean.text(), most)).isEqualTo(new CleanText(clean.text(), 0, 0));
    }

    @Property
    void theEndOfABlockStandsOnlyAtItsEnd(@ForAll String raw) {
        String block = DataFence.block("sample", raw, 1000);
        String end = ">>>END " + block.substring(8, 20);

        assertThat(block.indexOf(end)).isEqualTo(block.lastIndexOf(end)).isGreaterThan(0);
    }
}

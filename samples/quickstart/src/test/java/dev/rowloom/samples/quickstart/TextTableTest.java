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
import org.junit.jupiter.api.Test;

class TextTableTest {

    private final TextTable table =
            new TextTable(List.of(Heading.right("id"), Heading.left("name"), Heading.left("city")));

    @Test
    void columnsAreAligned() {
        table.add(List.of("1", "Anna Kiss", "Bern"));
        table.add(List.of("10", "Bo", "Ulm"));

        assertThat(table.lines(80))
                .containsExactly(
                        "id  name       city", //
                        "--  ---------  ----",
                        " 1  Anna Kiss  Bern",
                        "10  Bo         Ulm");
    }

    @Test
    void widestColumnGivesWayFirst() {
        table.add(List.of("1", "Anna Maria Kiss von Salis", "Bern"));

        assertThat(table.lines(30))
                .containsExactly(
                        "id  name                  city", //
                        "--  --------------------  ----",
                        " 1  Anna Maria Kiss von…  Bern");
    }

    @Test
    void columnsWithoutPlaceAreCounted() {
        table.add(List.of("1", "Anna Maria Kiss", "Bern am See"));

        assertThat(table.lines(17))
                .containsExactly(
                        "id  +2 more", //
                        "--",
                        " 1");
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

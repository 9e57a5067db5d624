package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.samples.quickstart.TextTable.Heading;
import java.util.List;
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
}

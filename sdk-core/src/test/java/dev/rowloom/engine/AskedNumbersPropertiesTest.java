package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Plain numbers of a parent, among which its children's CHECKs ask for some. */
class AskedNumbersPropertiesTest {

    @Property(tries = 60)
    void whatIsAskedForIsThereAndTheOthersKeepTheirNumbers(
            @ForAll @Size(min = 1, max = 4) Set<@LongRange(min = -40, max = 5000) Long> asked,
            @ForAll @IntRange(min = 60, max = 120) int rows) {
        String list = asked.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        String ddl =
                "CREATE TABLE p(id serial PRIMARY KEY, name text); CREATE TABLE c(id serial PRIMARY KEY, p_id int NOT"
                        + " NULL REFERENCES p, x int, CHECK (x IS NOT NULL OR p_id IN (" + list + ")));";
        Made made = Made.postgres(ddl, rows);
        HeldKeys.assertAll(made);
        List<Object> numbers = made.rows("p").stream().map(row -> row.get("id")).toList();
        assertThat(numbers).hasSize(rows).doesNotHaveDuplicates().containsAll(asked);
        assertThat(numbers.stream().filter(number -> (Long) number < 1 || (Long) number > rows))
                .hasSizeLessThanOrEqualTo(asked.size());
        Made more = Made.postgres(ddl, rows + 37);
        assertThat(more.rows("p").stream().limit(rows).map(row -> row.get("id")))
                .isEqualTo(numbers);
        assertThat(made.rows("c"))
                .allMatch(row -> row.get("x") != null || asked.contains((Long) row.get("p_id")))
                .anyMatch(row -> asked.contains((Long) row.get("p_id")));
        assertThat(made.values("c", "p_id").stream().distinct()).hasSizeGreaterThan(10);
    }
}

package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.blueprint.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimeTableTest {

    private static final long DAY = 86_400_000_000L;

    @Provide
    Arbitrary<Rule.Rhythm> rhythms() {
        return Combinators.combine(
                        weights(7),
                        weights(24),
                        weights(12),
                        Arbitraries.doubles().between(0.1, 10))
                .as(Rule.Rhythm::new);
    }

    private static Arbitrary<List<Integer>> weights(int count) {
        return Arbitraries.oneOf(
                Arbitraries.just(List.of()),
                Arbitraries.of(0, 1, 7, 1_000_000)
                        .list()
                        .ofSize(count)
                        .filter(weights -> Collections.max(weights) > 0));
    }

    @Property(tries = 500)
    void staysWithinTheTimeAskedFor(
            @ForAll("rhythms") Rule.Rhythm rhythm,
            @ForAll @IntRange(min = -9000, max = 30_000) int first,
            @ForAll @IntRange(min = 1, max = 9_000) int days,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long from,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long to,
            @ForAll long bits) {
        for (long unit : new long[] {1, DAY}) {
            long perDay = DAY / unit;
            long min = first * perDay;
            long max = (first + days) * perDay - 1;
            TimeTable table = TimeTable.of(rhythm, min, max, unit);
            if (table != null) {
                long a = min + from % (max - min + 1);
                long b = min + to % (max - min + 1);
                long low = Math.min(a, b);
                long high = Math.max(a, b);

                assertThat(table.covers(low, high)).isTrue();
                assertThat(table.pick(low, high, bits)).isBetween(low, high);
            }
        }
    }

    @Property(tries = 200)
    void neverComesAtATimeWithoutWeight(@ForAll long bits) {
        Rule.Rhythm rhythm = new Rule.Rhythm(
                List.of(1, 1, 1, 1, 1, 0, 0),
                List.of(0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                1.3);
        long min = 19_000 * DAY;
        long max = 20_000 * DAY;
        TimeTable table = Objects.requireNonNull(TimeTable.of(rhythm, min, max, 1));

        long moment = table.pick(min, max, bits);

        assertThat(moment / DAY % 7).isNotIn(2L, 3L); // the epoch began on a Thursday
        assertThat(moment % DAY / 3_600_000_000L).isBetween(8L, 16L);
    }
}

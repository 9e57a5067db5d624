package dev.rowloom.schema.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LongDomainTest {

    @Property
    void operationsAreThoseOfSets(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 30) Integer> first,
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 30) Integer> second) {
        LongDomain a = domain(first);
        LongDomain b = domain(second);
        for (int value = -1; value <= 31; value++) {
            boolean inA = first.contains(value);
            boolean inB = second.contains(value);
            assertThat(a.contains(value)).isEqualTo(inA);
            assertThat(a.intersect(b).contains(value)).isEqualTo(inA && inB);
            assertThat(a.union(b).contains(value)).isEqualTo(inA || inB);
            assertThat(a.complement().contains(value)).isEqualTo(!inA);
        }
        assertThat(a.complement().complement()).isEqualTo(a);
    }

    @Property
    void ranksCountTheValuesBelow(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -20, max = 20) Integer> values) {
        LongDomain domain = domain(values);
        TreeSet<Integer> sorted = new TreeSet<>(values);
        assertThat(domain.size()).isEqualTo(sorted.size());
        int rank = 0;
        for (int value : sorted) {
            assertThat(domain.get(rank)).isEqualTo(value);
            assertThat(domain.rank(value)).isEqualTo(rank++);
        }
    }

    @Property
    void dividingKeepsTheMultiples(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -60, max = 60) Integer> values,
            @ForAll @IntRange(min = 1, max = 7) int factor) {
        LongDomain divided = domain(values).dividedBy(factor);
        for (int value = -70; value <= 70; value++) {
            assertThat(divided.contains(value)).isEqualTo(values.contains(value * factor));
        }
    }

    @Example
    void allValuesAreAsManyAsALongCounts() {
        assertThat(LongDomain.ALL.size()).isEqualTo(Long.MAX_VALUE);
        assertThat(LongDomain.ALL.complement().isEmpty()).isTrue();
        assertThat(LongDomain.EMPTY.complement()).isEqualTo(LongDomain.ALL);
    }

    private static LongDomain domain(List<Integer> values) {
        return LongDomain.of(values.stream().mapToLong(Integer::longValue).toArray());
    }
}

package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DeckTest {

    @Property(tries = 300)
    void multiplicitiesAddUpAndLeaveNobodyOut(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 100_000) Integer> weights,
            @ForAll @IntRange(min = 0, max = 200) int room) {
        long[] shares = weights.stream().mapToLong(Integer::longValue).toArray();
        int size = shares.length + room;
        int[] cards = Deck.multiplicities(shares, size);
        assertThat(Arrays.stream(cards).sum()).isEqualTo(size);
        assertThat(Arrays.stream(cards).min().orElseThrow()).isPositive();
    }

    @Property(tries = 300)
    void everyRunHoldsEachEntryAsOftenAsItsMultiplicity(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 9) Integer> cards,
            @ForAll long key,
            @ForAll @IntRange(min = 0, max = 1_000_000) int run) {
        int[] multiplicities = cards.stream().mapToInt(Integer::intValue).toArray();
        Deck deck = new Deck(multiplicities, key);
        int[] drawn = new int[multiplicities.length];
        for (int i = 0; i < deck.size(); i++) {
            drawn[deck.draw((long) run * deck.size() + i)]++;
        }
        assertThat(drawn).isEqualTo(multiplicities);
    }

    @Property(tries = 200)
    void valuesOfANullableColumnAllComeWithinTheFirstRows(
            @ForAll @IntRange(min = 1, max = 80) int values,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double nullRate,
            @ForAll long key) {
        long[] weights = new long[values];
        Arrays.fill(weights, 1);
        weights[0] = 1000;
        Deck deck = DeckPlan.of(weights, nullRate, 50, key);
        int rows = Math.max(50, 2 * values);
        boolean[] seen = new boolean[values + 1];
        for (int row = 0; row < rows; row++) {
            seen[deck.draw(row)] = true;
        }
        assertThat(seen).containsOnly(true);
    }

    @Property(tries = 200)
    void theShareOfNullsIsExactOverARun(@ForAll @IntRange(min = 0, max = 100) int percent, @ForAll long key) {
        NullMask mask = NullMask.of(percent / 100.0, Long.MAX_VALUE, key);
        int nulls = 0;
        for (int row = 0; row < 10_000; row++) {
            nulls += mask != null && mask.isNull(row) ? 1 : 0;
        }
        assertThat(nulls).isEqualTo(percent * 100);
    }
}

package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PermutationTest {

    @Property(tries = 200)
    void everyNumberIsReachedOnce(@ForAll @IntRange(min = 1, max = 5000) int size, @ForAll long key) {
        Permutation permutation = new Permutation(size, key);
        BitSet reached = new BitSet(size);
        for (int i = 0; i < size; i++) {
            reached.set((int) permutation.apply(i));
        }
        assertThat(reached.cardinality()).isEqualTo(size);
    }

    @Property
    void invertUndoesApply(
            @ForAll @LongRange(min = 1, max = Permutation.MAX_SIZE) long size,
            @ForAll long key,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long number) {
        Permutation permutation = new Permutation(size, key);
        long within = number % size;
        long image = permutation.apply(within);
        assertThat(image).isBetween(0L, size - 1);
        assertThat(permutation.invert(image)).isEqualTo(within);
    }

    @Example
    void neighboursAreScattered() {
        Permutation permutation = new Permutation(1_000_000, 7);
        int near = 0;
        for (int i = 0; i < 10_000; i++) {
            near += Math.abs(permutation.apply(i) - permutation.apply(i + 1)) < 1000 ? 1 : 0;
        }
        // two random numbers below a million are so near with a chance of one in 500
        assertThat(near).isLessThan(60);
    }

    @Property(tries = 100)
    void everyVariationReachesEachNumberOnce(
            @ForAll @IntRange(min = 1, max = 500) int size, @ForAll long key, @ForAll long tweak) {
        Permutation permutation = new Permutation(size, key);
        BitSet reached = new BitSet(size);
        for (int i = 0; i < size; i++) {
            reached.set((int) permutation.apply(i, tweak));
        }
        assertThat(reached.cardinality()).isEqualTo(size);
    }

    @Example
    void eachNumberComesToEachPlaceAboutAsOften() {
        for (int size : new int[] {2, 3, 5, 7, 10, 50, 258}) {
            long[][] times = new long[size][size];
            int keys = 2000 * size;
            for (int key = 0; key < keys; key++) {
                Permutation permutation = new Permutation(size, Mix.mix(key));
                for (int i = 0; i < size; i++) {
                    times[i][(int) permutation.apply(i)]++;
                }
            }
            for (long[] ofNumber : times) {
                // 2000 expected; six standard deviations are 270
                assertThat(Arrays.stream(ofNumber).boxed())
                        .as("size %s", size)
                        .allMatch(count -> Math.abs(count - 2000) < 400);
            }
        }
    }

    @Example
    void pairsOfNeighboursSpreadEvenlyOverALargeRoom() {
        int cells = 32;
        long size = 1_926_001;
        Permutation permutation = new Permutation(size, 42);
        long[] pairs = new long[cells * cells];
        for (int i = 0; i < 1_024_000; i++) {
            pairs[
                    (int) (permutation.apply(i) * cells / size) * cells
                            + (int) (permutation.apply(i + 1) * cells / size)]++;
        }
        // 1000 expected, with a standard deviation of 32
        assertThat(Arrays.stream(pairs).boxed()).allMatch(count -> count > 820 && count < 1180);
    }

    @Example
    void sizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Permutation(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Permutation(Permutation.MAX_SIZE + 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

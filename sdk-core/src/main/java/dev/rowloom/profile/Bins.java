package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import java.util.List;

/**
 * The bins of a column's values.
 *
 * @param bins what a value is drawn from
 * @param weights how often each comes
 * @param step what values within ranges are multiples of, as text
 * @param codes the bin of each row of the sample, or −1 where its value is in none
 */
record Bins(List<Rule.Bin> bins, List<Integer> weights, String step, int[] codes) {

    static final int MOST_WEIGHT = 1_000_000;

    int count() {
        return bins.size();
    }

    /** Returns counts as weights: as they are, or scaled down where they are too great. */
    static List<Integer> weights(long[] counts) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        long divisor = (most + MOST_WEIGHT - 1) / MOST_WEIGHT;
        return java.util.Arrays.stream(counts)
                .mapToObj(count -> (int) (count == 0 ? 0 : Math.max(1, count / divisor)))
                .toList();
    }
}

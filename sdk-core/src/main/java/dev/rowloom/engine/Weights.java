package dev.rowloom.engine;

import java.util.Arrays;

/** Picks an entry by weight, by binary search over the sums. */
final class Weights {

    private final long[] sums;

    /**
     * Takes weights in the entries' order.
     *
     * @param weights none below 1
     */
    Weights(long[] weights) {
        sums = new long[weights.length];
        long sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
    }

    /** Returns the entry for random bits. */
    int pick(long bits) {
        int found = Arrays.binarySearch(sums, Mix.below(bits, sums[sums.length - 1]) + 1);
        return found >= 0 ? found : -found - 1;
    }
}

package dev.rowloom.engine;

/** Picks an entry by weight: a table tells near which of the sums to begin, so that a step or two are left. */
final class Weights {

    private final long[] sums;

    /** For each value of the highest bits, the first entry that it can mean. */
    private final int[] firsts;

    private final int shift;

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
        int tableBits = 33 - Integer.numberOfLeadingZeros(sums.length);
        shift = Long.SIZE - tableBits;
        firsts = new int[1 << tableBits];
        int entry = 0;
        for (int i = 0; i < firsts.length; i++) {
            long least = Mix.below((long) i << shift, sum);
            while (sums[entry] <= least) {
                entry++;
            }
            firsts[i] = entry;
        }
    }

    /** Returns the entry for random bits. */
    int pick(long bits) {
        long number = Mix.below(bits, sums[sums.length - 1]);
        int entry = firsts[(int) (bits >>> shift)];
        while (sums[entry] <= number) {
            entry++;
        }
        return entry;
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;

/**
 * What a column may be in the rows of columns that orders tie together, divided by the column's step.
 *
 * @param values its few values in ascending order; none where they are too many to be counted up
 * @param weights how often each of the values is to come
 * @param likely the values that its rule prefers, for a column of many
 * @param nullRate the share of nulls
 */
record OrderChoices(long[] values, long[] weights, LongDomain likely, double nullRate) {

    boolean isFew() {
        return values.length > 0;
    }

    /** Returns the ranges of which each has to come: every value, or the two halves of many. */
    long[][] parts() {
        if (!isFew()) {
            long half = likely.size() / 2;
            return half == 0
                    ? new long[0][]
                    : new long[][] {{likely.min(), likely.get(half - 1)}, {likely.get(half), likely.max()}};
        }
        long[][] parts = new long[values.length][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new long[] {values[i], values[i]};
        }
        return parts;
    }

    /** Returns the number of one of the few values from low to high by weight, or −1 where there is none. */
    int pick(long low, long high, long bits) {
        long total = 0;
        for (int i = 0; i < values.length; i++) {
            total += isWithin(i, low, high) ? weights[i] : 0;
        }
        long rest = Mix.below(bits, total);
        for (int i = 0; i < values.length; i++) {
            rest -= isWithin(i, low, high) ? weights[i] : 0;
            if (rest < 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean isWithin(int value, long low, long high) {
        return values[value] >= low && values[value] <= high;
    }
}

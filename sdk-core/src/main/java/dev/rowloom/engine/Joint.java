package dev.rowloom.engine;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A group of columns that are unique together and have too few values each: rows walk all combinations.
 *
 * <p>The row's number is written in digits, one a column. The column with the fewest values takes the lowest digit, so that
 * all its values come first of all; each higher digit is turned by an amount that depends on the lower ones, so that columns
 * do not move in step. Both keep combinations apart.
 */
final class Joint {

    private final long[] spaces;
    private final int[] order;
    private final Permutation[] permutations;
    private final long[] weights;
    private final long size;
    private final long key;

    /**
     * Makes a group.
     *
     * @param spaces how many values each column has
     */
    Joint(long[] spaces, long key) {
        this.spaces = IntStream.range(0, spaces.length)
                .mapToLong(i -> Math.max(1, Math.min(Permutation.MAX_SIZE, spaces[i])))
                .toArray();
        this.key = key;
        this.order = IntStream.range(0, spaces.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> spaces[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.permutations = new Permutation[spaces.length];
        this.weights = new long[spaces.length];
        long product = 1;
        for (int i = 0; i < spaces.length; i++) {
            permutations[i] = new Permutation(this.spaces[i], Mix.hash(key, i));
            weights[i] = product;
            product = RowCounts.product(product, this.spaces[i]);
        }
        this.size = product;
    }

    /** Returns the combination of a row, the first column in the lowest digit; rows beyond all are null in some column. */
    long number(long row) {
        if (row >= size) {
            return 0;
        }
        long rest = row;
        long turn = 0;
        long number = 0;
        for (int column : order) {
            long space = spaces[column];
            long digit = rest % space;
            number += permutations[column].apply((digit + turn % space) % space) * weights[column];
            turn = Mix.hash(key + turn, digit) >>> 2;
            rest /= space;
        }
        return number;
    }
}

package dev.rowloom.engine;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A group of columns that are unique together and have too few values each: rows walk all combinations.
 *
 * <p>The column with the most values goes round with the rows. The others go on by one with every row too, and by one more
 * with every round, by the same method among themselves. So each column shows all its values in as many rows as it has
 * values, and no combination comes twice before all have come.
 */
final class Joint {

    private final long[] spaces;
    private final int[] order;
    private final Permutation[] permutations;
    private final long[] weights;
    private final long size;

    /**
     * Makes a group.
     *
     * @param spaces how many values each column has
     */
    Joint(long[] spaces, long key) {
        this.spaces = IntStream.range(0, spaces.length)
                .mapToLong(i -> Math.max(1, Math.min(Permutation.MAX_SIZE, spaces[i])))
                .toArray();
        this.order = IntStream.range(0, spaces.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> -spaces[i]))
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
        long step = row;
        long left = size;
        long number = 0;
        for (int column : order) {
            long space = spaces[column];
            long digit = step % space;
            number += permutations[column].apply(digit) * weights[column];
            left = Math.max(1, left / space);
            step = (step / space + digit) % left;
        }
        return number;
    }
}

package dev.rowloom.profile;

import java.util.Arrays;

/** How much states tell of each other, in nats (Shannon, 1948), less what chance would make of it (Miller, 1955). */
final class Information {

    private Information() {}

    /** Returns x·ln x, 0 for 0. */
    static double xlogx(double x) {
        return x <= 0 ? 0 : x * StrictMath.log(x);
    }

    /**
     * Returns the mutual information of two columns of the sample, not below 0.
     *
     * @param a the states of the first, 0 to as − 1, or −1 where the row doesn't count
     * @param rows how many rows are looked at, from the first on
     */
    static double mutual(int[] a, int as, int[] b, int bs, int rows) {
        int[] table = new int[as * bs];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            if (a[i] >= 0 && b[i] >= 0) {
                table[a[i] * bs + b[i]]++;
                count++;
            }
        }
        if (count == 0) {
            return 0;
        }
        int[] left = new int[as];
        int[] right = new int[bs];
        double joint = 0;
        for (int i = 0; i < table.length; i++) {
            if (table[i] > 0) {
                joint += xlogx(table[i]);
                left[i / bs] += table[i];
                right[i % bs] += table[i];
            }
        }
        double alone = Arrays.stream(left).mapToDouble(Information::xlogx).sum()
                + Arrays.stream(right).mapToDouble(Information::xlogx).sum();
        double information = (joint - alone + xlogx(count)) / count;
        double chance = (double) (used(left) - 1) * (used(right) - 1) / (2.0 * count);
        return Math.max(0, information - chance);
    }

    private static long used(int[] counts) {
        return Math.max(1, Arrays.stream(counts).filter(count -> count > 0).count());
    }
}

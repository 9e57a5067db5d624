package dev.rowloom.profile;

import java.util.Arrays;
import java.util.List;

/** Finds numbers and times that are never below another column of the row and close to it: an end, a total, an update. */
final class Differences {

    private static final int LEAST_ROWS = 50;
    private static final double CLOSE = 0.6;

    private Differences() {}

    /**
     * Returns for each column the number of the one it lies above, or −1.
     *
     * @param drawn whether a column's values are drawn as numbers
     */
    static int[] bases(List<ColumnModel> columns, boolean[] drawn) {
        int[] bases = new int[columns.size()];
        Arrays.fill(bases, -1);
        for (int i = 0; i < bases.length; i++) {
            double best = CLOSE;
            for (int j = 0; drawn[i] && j < bases.length; j++) {
                boolean comparable = i != j
                        && drawn[j]
                        && columns.get(i).kind() == columns.get(j).kind()
                        && columns.get(i).scale() == columns.get(j).scale();
                double closeness = comparable
                        ? closeness(columns.get(i).units(), columns.get(j).units(), i < j)
                        : 1;
                if (closeness < best && !leadsTo(bases, j, i)) {
                    best = closeness;
                    bases[i] = j;
                }
            }
        }
        return bases;
    }

    private static boolean leadsTo(int[] bases, int from, int to) {
        for (int at = from; at >= 0; at = bases[at]) {
            if (at == to) {
                return true;
            }
        }
        return false;
    }

    /** Returns how much less the differences spread than the values, 1 where they are no bit closer. */
    private static double closeness(long[] upper, long[] lower, boolean differs) {
        long[] gaps = new long[upper.length];
        long[] values = new long[upper.length];
        int count = 0;
        boolean same = true;
        for (int i = 0; i < upper.length; i++) {
            boolean none = lower[i] == NumberBins.NONE;
            if (none != (upper[i] == NumberBins.NONE) && none
                    || !none && upper[i] != NumberBins.NONE && upper[i] < lower[i]) {
                return 1;
            } else if (!none && upper[i] != NumberBins.NONE) {
                gaps[count] = upper[i] - lower[i];
                same &= gaps[count] == 0;
                values[count++] = upper[i];
            }
        }
        if (count < LEAST_ROWS || same && differs) {
            return 1;
        }
        double all = spread(values, count);
        return all == 0 ? 1 : spread(gaps, count) / all;
    }

    private static double spread(long[] values, int count) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return (double) sorted[count * 9 / 10] - sorted[count / 10];
    }

    /** Returns the differences between two columns. */
    static long[] gaps(long[] upper, long[] lower) {
        long[] gaps = new long[upper.length];
        for (int i = 0; i < gaps.length; i++) {
            boolean none = upper[i] == NumberBins.NONE || lower[i] == NumberBins.NONE;
            gaps[i] = none ? NumberBins.NONE : upper[i] - lower[i];
        }
        return gaps;
    }
}

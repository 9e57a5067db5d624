package dev.rowloom.it.fidelity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How alike two tables are, by the definitions of SDMetrics (Synthetic Data Metrics, DataCebo): KSComplement, TVComplement,
 * CorrelationSimilarity and ContingencySimilarity. All are 0 to 1, 1 for equal.
 */
final class Similarity {

    private static final int BINS = 10;

    private Similarity() {}

    /** Returns one less the greatest distance between the distribution functions. */
    static double numbers(double[] real, double[] other) {
        double[] a = Arrays.stream(real).filter(x -> !Double.isNaN(x)).sorted().toArray();
        double[] b = Arrays.stream(other).filter(x -> !Double.isNaN(x)).sorted().toArray();
        if (a.length == 0 || b.length == 0) {
            return a.length == b.length ? 1 : 0;
        }
        double most = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double at = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= at) {
                i++;
            }
            while (j < b.length && b[j] <= at) {
                j++;
            }
            most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return 1 - most;
    }

    /** Returns one less half the sum of the differences between shares. */
    static double categories(@Nullable String[] real, @Nullable String[] other) {
        Map<String, double[]> shares = new HashMap<>();
        count(real, 0, shares);
        count(other, 1, shares);
        return 1
                - shares.values().stream()
                                .mapToDouble(pair -> Math.abs(pair[0] - pair[1]))
                                .sum()
                        / 2;
    }

    private static void count(@Nullable String[] values, int side, Map<String, double[]> shares) {
        long all = Arrays.stream(values).filter(java.util.Objects::nonNull).count();
        for (String value : values) {
            if (value != null) {
                shares.computeIfAbsent(value, key -> new double[2])[side] += 1.0 / all;
            }
        }
    }

    /** Returns one less half the difference between Pearson's coefficients; NaN where the real one is undefined. */
    static double correlation(double[][] real, double[][] other) {
        double a = pearson(real[0], real[1]);
        double b = pearson(other[0], other[1]);
        return Double.isNaN(a) ? Double.NaN : Double.isNaN(b) ? 0.5 : 1 - Math.abs(a - b) / 2;
    }

    private static double pearson(double[] x, double[] y) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                n++;
                sumX += x[i];
                sumY += y[i];
            }
        }
        double both = 0;
        double squareX = 0;
        double squareY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                both += (x[i] - sumX / n) * (y[i] - sumY / n);
                squareX += (x[i] - sumX / n) * (x[i] - sumX / n);
                squareY += (y[i] - sumY / n) * (y[i] - sumY / n);
            }
        }
        return n < 2 || squareX == 0 || squareY == 0 ? Double.NaN : both / Math.sqrt(squareX * squareY);
    }

    /** Returns the states of a column for {@link #contingency}: numbers in ten bins of the real range, else values. */
    static int[] states(Columns table, int column, double @Nullable [] real, Map<String, Integer> known) {
        double[] numbers = real == null ? null : table.numbers(column);
        int[] states = new int[table.rows()];
        double min = real == null
                ? 0
                : Arrays.stream(real).filter(x -> !Double.isNaN(x)).min().orElse(0);
        double max = real == null
                ? 0
                : Arrays.stream(real).filter(x -> !Double.isNaN(x)).max().orElse(0);
        for (int i = 0; i < states.length; i++) {
            String text = table.cells().get(column)[i];
            if (real == null || numbers == null || text == null) {
                states[i] = known.computeIfAbsent(text == null ? "\0" : text, key -> known.size() + BINS);
            } else {
                states[i] = max == min
                        ? 0
                        : (int) Math.max(0, Math.min(BINS - 1, Math.floor((numbers[i] - min) / (max - min) * BINS)));
            }
        }
        return states;
    }

    /** Returns one less half the sum of the differences between the shares of pairs. */
    static double contingency(int[][] real, int[][] other) {
        Map<Long, double[]> shares = new HashMap<>();
        count(real, 0, shares);
        count(other, 1, shares);
        return 1
                - shares.values().stream()
                                .mapToDouble(pair -> Math.abs(pair[0] - pair[1]))
                                .sum()
                        / 2;
    }

    private static void count(int[][] pair, int side, Map<Long, double[]> shares) {
        for (int i = 0; i < pair[0].length; i++) {
            long key = (long) pair[0][i] << 32 | pair[1][i];
            shares.computeIfAbsent(key, it -> new double[2])[side] += 1.0 / pair[0].length;
        }
    }
}

package dev.rowloom.profile;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Finds numbers to be told of values: round ones that lie among ten values at least, and are none that came fewer than ten
 * times where there is another. An end of the values is told by the mean of the ten next to it, so that one far from all
 * others is not told.
 */
final class Rounding {

    private static final int TRIED = 64;
    private static final int WIDENED = 4;

    private final long[] sorted;
    private final NumberBins.Scale scale;

    /**
     * Makes a rounding.
     *
     * @param sorted all values, ascending
     */
    Rounding(long[] sorted, NumberBins.Scale scale) {
        this.sorted = sorted;
        this.scale = scale;
    }

    /** Returns whether a value came, and fewer than ten times. */
    boolean isRare(long value) {
        int first = first(sorted, value);
        int most = Math.min(sorted.length, first + NumberBins.KEPT);
        return first < sorted.length
                && sorted[first] == value
                && (most - first < NumberBins.KEPT || sorted[most - 1] != value);
    }

    /** Returns the place of the first value that is not below one. */
    static int first(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns where the values behind one begin that is told: right behind it, or somewhat further up to another. */
    long behind(long value, long most) {
        for (long next = value + 1; next <= most && next <= value + NumberBins.KEPT; next++) {
            if (!isRare(next)) {
                return next;
            }
        }
        return value + 1;
    }

    /** Returns a round value above one and not above another, which is not rare if that can be. */
    long between(long above, long most) {
        Deque<long[]> left = new ArrayDeque<>();
        left.add(new long[] {above, most});
        long best = scale.roundest(above, most);
        for (int i = 0; i < TRIED && !left.isEmpty(); i++) {
            long[] each = left.poll();
            long found = scale.roundest(each[0], each[1]);
            if (found == 0 || !isRare(found)) {
                return found;
            }
            if (found < each[1]) {
                left.add(new long[] {found, each[1]});
            }
            if (found - 1 > each[0]) {
                left.add(new long[] {each[0], found - 1});
            }
        }
        return best;
    }

    /**
     * Returns where ten values and more begin: as far below the tenth as their mean says.
     *
     * @param values ascending
     * @param from the place of the first of them
     * @param floor what the result stays above
     * @param step what values are multiples of
     */
    long low(long[] values, int from, long floor, long step) {
        int last = Math.min(values.length, from + NumberBins.KEPT) - 1;
        long inner = values[last];
        double mean = Arrays.stream(values, from, last + 1)
                        .mapToDouble(value -> (double) inner - value)
                        .sum()
                / (last + 1 - from);
        long end = inner - Math.min(inner - values[from], Math.round(2 * mean));
        long room = Math.max(step, (inner - end) / 4);
        long found = end;
        for (int i = 0; i < WIDENED; i++) {
            found = between(Math.max(floor, end - (room << i)), Math.max(end, floor + 1));
            if (found == 0 || !isRare(found)) {
                return found;
            }
        }
        return found;
    }

    /**
     * Returns where ten values and more end, behind the last: as far above the tenth as their mean says.
     *
     * @param values ascending
     * @param to the place behind the last of them
     * @param ceiling what the result does not exceed
     * @param step what values are multiples of
     */
    long high(long[] values, int to, long ceiling, long step) {
        int first = Math.max(0, to - NumberBins.KEPT);
        long inner = values[first];
        double mean = Arrays.stream(values, first, to)
                        .mapToDouble(value -> (double) value - inner)
                        .sum()
                / (to - first);
        long end = inner + Math.min(values[to - 1] - inner, Math.round(2 * mean));
        long room = Math.max(step, (end - inner) / 4);
        long found = end;
        for (int i = 0; i < WIDENED; i++) {
            long most = end > ceiling - (room << i) ? ceiling : end + (room << i);
            found = between(Math.min(end, ceiling - 1), most);
            if (found == 0 || !isRare(found)) {
                return found;
            }
        }
        return found;
    }
}

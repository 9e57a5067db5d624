package dev.rowloom.schema.internal.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** A set of {@code long} values, held as sorted, disjoint, non-adjacent closed intervals. Immutable. */
public final class LongDomain {

    /** No value at all. */
    public static final LongDomain EMPTY = new LongDomain(new long[0], new long[0]);

    /** Every value. */
    public static final LongDomain ALL = range(Long.MIN_VALUE, Long.MAX_VALUE);

    private final long[] lows;
    private final long[] highs;

    private LongDomain(long[] lows, long[] highs) {
        this.lows = lows;
        this.highs = highs;
    }

    /** Returns the values from low to high, both inclusive; empty where low is above high. */
    public static LongDomain range(long low, long high) {
        return low > high ? EMPTY : new LongDomain(new long[] {low}, new long[] {high});
    }

    /** Returns the given values. */
    public static LongDomain of(long... values) {
        LongDomain result = EMPTY;
        for (long value : values) {
            result = result.union(range(value, value));
        }
        return result;
    }

    /** Returns whether there is no value. */
    public boolean isEmpty() {
        return lows.length == 0;
    }

    /** Returns the least value of a domain that is not empty. */
    public long min() {
        return lows[0];
    }

    /** Returns the greatest value of a domain that is not empty. */
    public long max() {
        return highs[highs.length - 1];
    }

    /** Returns whether values are missing between the least and the greatest. */
    public boolean hasGaps() {
        return lows.length > 1;
    }

    /** Returns whether the value belongs to the domain. */
    public boolean contains(long value) {
        int interval = intervalAtOrBelow(value);
        return interval >= 0 && value <= highs[interval];
    }

    /** Returns the number of values, at most {@link Long#MAX_VALUE}. */
    public long size() {
        long size = 0;
        for (int i = 0; i < lows.length; i++) {
            long width = highs[i] - lows[i] + 1;
            if (width <= 0 || size + width < 0) {
                return Long.MAX_VALUE;
            }
            size += width;
        }
        return size;
    }

    /** Returns the value of that rank in ascending order, from 0. */
    public long get(long rank) {
        long rest = rank;
        for (int i = 0; i < lows.length; i++) {
            long width = highs[i] - lows[i] + 1;
            if (width <= 0 || rest < width) {
                return lows[i] + rest;
            }
            rest -= width;
        }
        throw new IndexOutOfBoundsException("rank " + rank + " of " + this);
    }

    /** Returns how many values of the domain are below the given one. */
    public long rank(long value) {
        long rank = 0;
        for (int i = 0; i < lows.length && lows[i] < value; i++) {
            rank += Math.min(highs[i], value - 1) - lows[i] + 1;
        }
        return rank;
    }

    /**
     * Returns the ranks that the values of another domain have in this one, as far as it has them.
     *
     * @param first the rank of the least value
     */
    public LongDomain ranks(LongDomain others, long first) {
        LongDomain both = intersect(others);
        List<long[]> ranks = new ArrayList<>();
        for (int i = 0; i < both.lows.length; i++) {
            long low = first + rank(both.lows[i]);
            // an interval of both lies within one of this domain, so that no rank is missing in between
            ranks.add(new long[] {low, low + both.highs[i] - both.lows[i]});
        }
        return ofSorted(ranks);
    }

    /** Returns the numbers from 0 on whose steps from a start lead to a value of the domain. */
    public LongDomain steps(long start, long step) {
        LongDomain ahead = intersect(step > 0 ? range(start, Long.MAX_VALUE) : range(Long.MIN_VALUE, start));
        List<long[]> numbers = new ArrayList<>();
        for (int i = 0; i < ahead.lows.length; i++) {
            long near = step > 0 ? ahead.lows[i] - start : start - ahead.highs[i];
            long far = step > 0 ? ahead.highs[i] - start : start - ahead.lows[i];
            long low = near == 0 ? 0 : (near - 1) / Math.abs(step) + 1;
            long high = (far < 0 ? Long.MAX_VALUE : far) / Math.abs(step);
            if (low <= high) {
                numbers.add(new long[] {low, high});
            }
        }
        numbers.sort((x, y) -> Long.compare(x[0], y[0]));
        return ofSorted(numbers);
    }

    /** Returns the least value that is not below the given one, or the greatest of all where there is none. */
    public long atLeast(long value) {
        for (int i = 0; i < lows.length; i++) {
            if (highs[i] >= value) {
                return Math.max(lows[i], value);
            }
        }
        return max();
    }

    /** Returns the greatest value that is not above the given one, or the least of all where there is none. */
    public long atMost(long value) {
        int interval = intervalAtOrBelow(value);
        return interval < 0 ? min() : Math.min(highs[interval], value);
    }

    /** Returns the values in both. */
    public LongDomain intersect(LongDomain other) {
        List<long[]> found = new ArrayList<>();
        int a = 0;
        int b = 0;
        while (a < lows.length && b < other.lows.length) {
            long low = Math.max(lows[a], other.lows[b]);
            long high = Math.min(highs[a], other.highs[b]);
            if (low <= high) {
                found.add(new long[] {low, high});
            }
            if (highs[a] < other.highs[b]) {
                a++;
            } else {
                b++;
            }
        }
        return ofSorted(found);
    }

    /** Returns the values in either. */
    public LongDomain union(LongDomain other) {
        List<long[]> all = new ArrayList<>();
        for (int i = 0; i < lows.length; i++) {
            all.add(new long[] {lows[i], highs[i]});
        }
        for (int i = 0; i < other.lows.length; i++) {
            all.add(new long[] {other.lows[i], other.highs[i]});
        }
        all.sort((x, y) -> Long.compare(x[0], y[0]));
        return ofSorted(all);
    }

    /** Returns the values that are not in this domain. */
    public LongDomain complement() {
        List<long[]> gaps = new ArrayList<>();
        long next = Long.MIN_VALUE;
        for (int i = 0; i < lows.length; i++) {
            if (lows[i] > next) {
                gaps.add(new long[] {next, lows[i] - 1});
            }
            if (highs[i] == Long.MAX_VALUE) {
                return ofSorted(gaps);
            }
            next = highs[i] + 1;
        }
        gaps.add(new long[] {next, Long.MAX_VALUE});
        return ofSorted(gaps);
    }

    /**
     * Returns the domain with each interval cut to begin and end with a rounded value.
     *
     * @param up rounds up; its mirror image rounds down
     */
    LongDomain trimmed(LongUnaryOperator up) {
        List<long[]> trimmed = new ArrayList<>();
        for (int i = 0; i < lows.length; i++) {
            long low = up.applyAsLong(Math.max(lows[i], -Long.MAX_VALUE));
            long high = -up.applyAsLong(-highs[i]);
            if (low <= high) {
                trimmed.add(new long[] {low, high});
            }
        }
        return ofSorted(trimmed);
    }

    /** Returns the numbers whose multiples by the factor belong to the domain. */
    public LongDomain dividedBy(long factor) {
        if (factor == 1) {
            return this;
        }
        List<long[]> multiples = new ArrayList<>();
        for (int i = 0; i < lows.length; i++) {
            long low = -Math.floorDiv(-Math.max(lows[i], -Long.MAX_VALUE), factor);
            long high = Math.floorDiv(highs[i], factor);
            if (low <= high) {
                multiples.add(new long[] {low, high});
            }
        }
        return ofSorted(multiples);
    }

    private static LongDomain ofSorted(List<long[]> intervals) {
        long[] lows = new long[intervals.size()];
        long[] highs = new long[intervals.size()];
        int count = 0;
        for (long[] interval : intervals) {
            if (count > 0 && (highs[count - 1] == Long.MAX_VALUE || interval[0] <= highs[count - 1] + 1)) {
                highs[count - 1] = Math.max(highs[count - 1], interval[1]);
            } else {
                lows[count] = interval[0];
                highs[count++] = interval[1];
            }
        }
        return new LongDomain(Arrays.copyOf(lows, count), Arrays.copyOf(highs, count));
    }

    private int intervalAtOrBelow(long value) {
        int found = Arrays.binarySearch(lows, value);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongDomain that && Arrays.equals(lows, that.lows) && Arrays.equals(highs, that.highs);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lows) + Arrays.hashCode(highs);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < lows.length; i++) {
            text.append(i == 0 ? "" : ", ").append(lows[i]);
            if (highs[i] != lows[i]) {
                text.append("..").append(highs[i]);
            }
        }
        return text.append('}').toString();
    }
}

package dev.rowloom.it.property;

/** A range of units, both ends included; empty if the low end is above the high one. */
record Range(long low, long high) {

    Range intersect(Range other) {
        return new Range(Math.max(low, other.low), Math.min(high, other.high));
    }

    boolean contains(long units) {
        return low <= units && units <= high;
    }

    boolean isEmpty() {
        return low > high;
    }

    /** The number of units, at most {@link Integer#MAX_VALUE}. */
    long size() {
        return isEmpty() ? 0 : Math.min(Integer.MAX_VALUE, high - low + 1);
    }

    Range atLeast(long bound) {
        return new Range(Math.max(low, bound), high);
    }

    Range atMost(long bound) {
        return new Range(low, Math.min(high, bound));
    }
}

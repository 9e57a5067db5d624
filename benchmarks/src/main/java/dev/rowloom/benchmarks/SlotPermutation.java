package dev.rowloom.benchmarks;

import static dev.rowloom.benchmarks.PublishedStreams.feistel;
import static dev.rowloom.benchmarks.PublishedStreams.hash;
import static dev.rowloom.benchmarks.PublishedStreams.wrapped;

/** A keyed permutation of the numbers below a size, as the engine's documentation describes it. Immutable. */
final class SlotPermutation {

    /** Below this size two rounds more are taken. */
    private static final int SMALL = 1 << 16;

    private final long size;
    private final long lefts;
    private final long rights;
    private final boolean small;
    private final long key0;
    private final long key1;
    private final long key2;
    private final long key3;
    private final long key4;
    private final long key5;

    SlotPermutation(long size, long key) {
        this.size = size;
        lefts = (long) StrictMath.ceil(StrictMath.sqrt((double) size));
        rights = (size + lefts - 1) / lefts;
        small = size < SMALL;
        key0 = hash(key, 0);
        key1 = hash(key, 1);
        key2 = hash(key, 2);
        key3 = hash(key, 3);
        key4 = hash(key, 4);
        key5 = hash(key, 5);
    }

    long size() {
        return size;
    }

    long apply(long number) {
        long x = number;
        do {
            long left = x / rights;
            long right = x - left * rights;
            left = wrapped(left + feistel(right, key0, lefts), lefts);
            right = wrapped(right + feistel(left, key1, rights), rights);
            left = wrapped(left + feistel(right, key2, lefts), lefts);
            right = wrapped(right + feistel(left, key3, rights), rights);
            if (small) {
                left = wrapped(left + feistel(right, key4, lefts), lefts);
                right = wrapped(right + feistel(left, key5, rights), rights);
            }
            x = left * rights + right;
        } while (x >= size);
        return x;
    }
}

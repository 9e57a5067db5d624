package dev.rowloom.engine;

/**
 * A keyed bijection of the numbers below a size: the memory-free shuffle behind every unique column.
 *
 * <p>An alternating Feistel network over the least number of bits that holds the size, walked until the result is below it
 * (Black, Rogaway: Ciphers with Arbitrary Finite Domains, CT-RSA 2002). Fewer than two walks are expected.
 */
final class Permutation {

    /** The greatest size: sums of a number and a size must not overflow. */
    static final long MAX_SIZE = 1L << 62;

    private static final int ROUNDS = 6;

    private final long size;
    private final int leftBits;
    private final int rightBits;
    private final long[] keys = new long[ROUNDS];

    /**
     * Makes a permutation.
     *
     * @param size how many numbers, 1 to {@link #MAX_SIZE}
     */
    Permutation(long size, long key) {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size " + size);
        }
        this.size = size;
        int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
        this.leftBits = bits / 2;
        this.rightBits = bits - leftBits;
        for (int i = 0; i < ROUNDS; i++) {
            keys[i] = Mix.hash(key, i);
        }
    }

    long size() {
        return size;
    }

    /** Returns the number that takes the place of this one, 0 to size − 1. */
    long apply(long number) {
        check(number);
        long x = number;
        do {
            long left = x >>> rightBits;
            long right = x & ((1L << rightBits) - 1);
            for (int i = 0; i < ROUNDS; i += 2) {
                left ^= round(right, keys[i], leftBits);
                right ^= round(left, keys[i + 1], rightBits);
            }
            x = left << rightBits | right;
        } while (x >= size);
        return x;
    }

    /** Returns the number whose place this one takes. */
    long invert(long number) {
        check(number);
        long x = number;
        do {
            long left = x >>> rightBits;
            long right = x & ((1L << rightBits) - 1);
            for (int i = ROUNDS - 2; i >= 0; i -= 2) {
                right ^= round(left, keys[i + 1], rightBits);
                left ^= round(right, keys[i], leftBits);
            }
            x = left << rightBits | right;
        } while (x >= size);
        return x;
    }

    /** A walk that begins outside would never come in. */
    private void check(long number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number + " of " + size);
        }
    }

    private static long round(long half, long key, int bits) {
        long h = (half ^ key) * 0xD6E8FEB86659FD93L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return h >>> (64 - bits);
    }
}

package dev.rowloom.engine;

/**
 * A keyed bijection of the numbers below a size: the memory-free shuffle behind every unique column.
 *
 * <p>An alternating Feistel network over two halves of about equal room, added modulo their sizes, walked until the result
 * is below the size (Black, Rogaway: Ciphers with Arbitrary Finite Domains, CT-RSA 2002). The room exceeds the size by less
 * than one part in its square root, so that a second walk is rare.
 */
final class Permutation {

    /** The greatest size: sums of a number and a size must not overflow. */
    static final long MAX_SIZE = 1L << 62;

    /** Four rounds give no pattern that a test of pairs finds in a large room; a small room takes more. */
    private static final int ROUNDS = 4;

    private static final int ROUNDS_WHERE_SMALL = 6;
    private static final int SMALL = 1 << 16;

    private final long size;
    private final long lefts;
    private final long rights;
    private final long[] keys;

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
        // neither above 2^31 + 1, so that the product in a round stays below 2^64
        this.lefts = (long) StrictMath.ceil(StrictMath.sqrt((double) size));
        this.rights = (size + lefts - 1) / lefts;
        this.keys = new long[size < SMALL ? ROUNDS_WHERE_SMALL : ROUNDS];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Mix.hash(key, i);
        }
    }

    long size() {
        return size;
    }

    /** Returns the number that takes the place of this one, 0 to size − 1. */
    long apply(long number) {
        return apply(number, 0);
    }

    /**
     * Returns the number that takes the place of this one in one of many permutations of the same numbers.
     *
     * @param tweak random bits, others for each of the permutations
     */
    long apply(long number, long tweak) {
        check(number);
        long x = number;
        do {
            long left = x / rights;
            long right = x - left * rights;
            for (int i = 0; i < keys.length; i += 2) {
                left = reduced(left + round(right, keys[i] ^ tweak, lefts), lefts);
                right = reduced(right + round(left, keys[i + 1] ^ tweak, rights), rights);
            }
            x = left * rights + right;
        } while (x >= size);
        return x;
    }

    /** Returns the number whose place this one takes. */
    long invert(long number) {
        check(number);
        long x = number;
        do {
            long left = x / rights;
            long right = x - left * rights;
            for (int i = keys.length - 2; i >= 0; i -= 2) {
                right = reduced(right - round(left, keys[i + 1], rights) + rights, rights);
                left = reduced(left - round(right, keys[i], lefts) + lefts, lefts);
            }
            x = left * rights + right;
        } while (x >= size);
        return x;
    }

    /** A walk that begins outside would never come in. */
    private void check(long number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number + " of " + size);
        }
    }

    /** Returns a sum of two numbers below the bound modulo it, without a branch. */
    private static long reduced(long sum, long bound) {
        long rest = sum - bound;
        return rest + (rest >> 63 & bound);
    }

    /** Returns a number below the bound. */
    private static long round(long half, long key, long bound) {
        long h = (half ^ key) * 0xD6E8FEB86659FD93L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return (h >>> 32) * bound >>> 32;
    }
}

package dev.rowloom.engine;

/**
 * Turns addresses into random bits: a pure function, in integers only.
 *
 * <p>The finaliser is that of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
 */
final class Mix {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private Mix() {}

    /** Returns 64 well mixed bits of a value. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns the random bits of a row in a stream. */
    static long hash(long key, long row) {
        return mix(key + row * GOLDEN);
    }

    /** Returns the random bits of one of several draws of a row in a stream. */
    static long hash(long key, long row, int draw) {
        return mix(hash(key, row) + (draw + 1) * GOLDEN);
    }

    /** Returns further bits of a draw. */
    static long next(long hash) {
        return mix(hash + GOLDEN);
    }

    /** Returns a number from 0 to bound − 1, as even as 64 bits allow. */
    static long below(long bits, long bound) {
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound);
    }

    /** Returns a number from 0, inclusive, to 1, exclusive. */
    static double unit(long bits) {
        return (bits >>> 11) * TWO_TO_MINUS_53;
    }
}

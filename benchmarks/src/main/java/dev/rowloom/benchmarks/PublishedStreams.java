package dev.rowloom.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The random streams of one table as the engine's documentation describes them, and the arithmetic on their bits. */
final class PublishedStreams {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final int ENGINE = 1;

    private final long seed;
    private final String table;

    PublishedStreams(long seed, String table) {
        this.seed = seed;
        this.table = table;
    }

    long key(String column, String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(12).putInt(ENGINE).putLong(seed).flip());
            for (String part : new String[] {table, column, purpose}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the random bits of a row of a stream. */
    static long hash(long key, long row) {
        long value = key + row * GOLDEN;
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long below(long bits, long bound) {
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound);
    }

    static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** Returns a sum of two numbers below the bound, modulo the bound. */
    static long wrapped(long sum, long bound) {
        long rest = sum - bound;
        return rest + (rest >> 63 & bound);
    }

    /** Returns the result of one Feistel round, below the bound. */
    static long feistel(long half, long key, long bound) {
        long h = (half ^ key) * 0xD6E8FEB86659FD93L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return (h >>> 32) * bound >>> 32;
    }
}

package dev.rowloom.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The random streams of a plan: one for each table, column and purpose, so that none depends on another.
 *
 * <p>A key is the first eight bytes of the SHA-256 of its parts, each with its length in front.
 */
final class Streams {

    private final int engine;
    private final long seed;

    Streams(int engine, long seed) {
        this.engine = engine;
        this.seed = seed;
    }

    /** Returns the key of a stream. */
    long key(String table, String column, String purpose) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(12).putInt(engine).putLong(seed).flip());
        for (String part : new String[] {table, column, purpose}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

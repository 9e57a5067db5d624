package dev.rowloom.validation.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes 128 bits of the values of a key: of a single whole number the number itself, else the first half of SHA-256. Two keys
 * of a billion are taken for one by mistake with a probability below 2⁻⁶⁸. Not thread-safe.
 */
public final class KeyDigest {

    /** The first 64 bits of a key that is one whole number. */
    private static final long NUMBER = 0x726F_776C_6F6F_6D01L;

    private final MessageDigest sha256;
    private ByteBuffer bytes = ByteBuffer.allocate(256);

    /** Creates a digest. */
    public KeyDigest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The 128 bits of a key.
     *
     * @param high the first half
     * @param low the second half
     */
    public record Hash(long high, long low) {}

    /** Returns the hash of values that are equal where their parts are, texts folded. */
    public Hash of(@Nullable Object[] values) {
        if (values.length == 1 && values[0] instanceof Long number) {
            return new Hash(NUMBER, number);
        }
        bytes.clear();
        for (Object value : values) {
            put(value);
        }
        sha256.update(bytes.array(), 0, bytes.position());
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new Hash(hash.getLong(), hash.getLong());
    }

    private void put(@Nullable Object value) {
        if (value == null) {
            put('0', new byte[0]);
        } else if (value instanceof Number number) {
            put('n', number.toString());
        } else if (value instanceof UUID uuid) {
            room(2 * Long.BYTES + 1);
            bytes.put((byte) 'u').putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        } else if (value instanceof byte[] raw) {
            put('b', raw);
        } else if (value instanceof LocalDateTime moment) {
            room(Long.BYTES + Integer.BYTES + 1);
            bytes.put((byte) 'd')
                    .putLong(moment.toEpochSecond(ZoneOffset.UTC))
                    .putInt(moment.get(ChronoField.NANO_OF_SECOND));
        } else if (value instanceof List<?> list) {
            put('l', String.valueOf(list.size()));
            list.forEach(this::put);
        } else {
            put(value instanceof String ? 't' : 'o', value.toString());
        }
    }

    private void put(char kind, String text) {
        put(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(char kind, byte[] content) {
        room(content.length + Integer.BYTES + 1);
        bytes.put((byte) kind).putInt(content.length).put(content);
    }

    private void room(int count) {
        if (bytes.remaining() < count) {
            int used = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), used + count)));
            bytes.position(used);
        }
    }
}

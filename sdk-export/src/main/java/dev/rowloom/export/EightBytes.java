package dev.rowloom.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of an array at once, as Mycroft's test for zero bytes does (Warren: Hacker's Delight, 2nd edition,
 * 6-1): bytes are compared without a branch for each.
 */
final class EightBytes {

    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private EightBytes() {}

    /** Returns the bytes from a position on, the first of them lowest. */
    static long get(byte[] bytes, int at) {
        return (long) VIEW.get(bytes, at);
    }

    /** Returns the bytes from a position on of an array that may end before the eighth; what is missing is 0. */
    static long get(byte[] bytes, int at, int count) {
        if (at + Long.BYTES <= bytes.length) {
            return get(bytes, at) & -1L >>> (Long.BYTES - count) * Byte.SIZE;
        }
        long word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << Byte.SIZE | bytes[at + i] & 0xFF;
        }
        return word;
    }

    static void set(byte[] bytes, int at, long word) {
        VIEW.set(bytes, at, word);
    }

    /** Returns eight times the same byte. */
    static long all(int b) {
        return b * ONES;
    }

    /** Returns 0 if and only if none of the bytes is the byte that stands eight times in the pattern. */
    static long equal(long word, long pattern) {
        long different = word ^ pattern;
        return different - ONES & ~different & TOPS;
    }
}

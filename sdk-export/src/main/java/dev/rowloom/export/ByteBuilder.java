package dev.rowloom.export;

import dev.rowloom.engine.Digits;
import java.util.Arrays;

/** Bytes that grow at their end. Not thread-safe. */
final class ByteBuilder {

    /** The greatest array that every JVM allocates. */
    private static final int MAX = Integer.MAX_VALUE - 8;

    private byte[] array;
    private int length;

    ByteBuilder(int capacity) {
        array = new byte[capacity];
    }

    /** Returns the bytes; those from {@link #length()} on are of no meaning. Valid until the next change. */
    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    /** Makes room for that many more bytes, so that a caller can write to {@link #array()} from {@link #length()} on. */
    byte[] reserve(int more) {
        if (more > array.length - length) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), (int) Math.min(2L * array.length, MAX)));
        }
        return array;
    }

    /** Cuts or, after {@link #reserve}, extends the bytes to that length. */
    void setLength(int length) {
        this.length = length;
    }

    void put(int b) {
        if (length == array.length) {
            reserve(1);
        }
        array[length++] = (byte) b;
    }

    void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    void put(byte[] bytes, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(bytes, from, array, length, count);
        length += count;
    }

    void putNumber(long number) {
        length = Digits.write(number, reserve(20), length);
    }
}

package dev.rowloom.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Cells that are held as bytes: text in UTF-8, identifiers, raw bytes.
 *
 * <p>Cell {@code i} is {@link #data()} from {@link #start start(i)} to {@link #end end(i)}, exclusive. Cells are filled
 * from first to last.
 *
 * @since 0.1.0
 */
public final class BytesVector extends ColumnVector {

    /** How many bytes beyond a text {@link #appendPadded} may touch. */
    static final int PADDING = 2 * Long.BYTES;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private byte[] data = new byte[256];
    private int[] offsets = new int[1];
    private int length;
    private int filled;

    BytesVector(Encoding encoding) {
        super(encoding);
    }

    /** Returns the bytes of all cells; not to be changed. */
    public byte[] data() {
        return data;
    }

    /** Returns where a cell's bytes begin in {@link #data()}. */
    public int start(int cell) {
        return offsets[cell];
    }

    /** Returns where a cell's bytes end in {@link #data()}, exclusive. */
    public int end(int cell) {
        return offsets[cell + 1];
    }

    /** Returns a cell's bytes decoded as UTF-8; empty where the cell holds no value. */
    public String text(int cell) {
        return new String(data, start(cell), end(cell) - start(cell), StandardCharsets.UTF_8);
    }

    @Override
    void copyCell(ColumnVector source, int cell) {
        BytesVector bytes = (BytesVector) source;
        append(bytes.data, bytes.start(cell), bytes.end(cell) - bytes.start(cell));
        endCell();
        setState(cell, source.state(cell));
    }

    @Override
    void swap(ColumnVector other) {
        super.swap(other);
        BytesVector bytes = (BytesVector) other;
        byte[] theirData = bytes.data;
        int[] theirOffsets = bytes.offsets;
        int theirLength = bytes.length;
        int theirFilled = bytes.filled;
        bytes.data = data;
        bytes.offsets = offsets;
        bytes.length = length;
        bytes.filled = filled;
        data = theirData;
        offsets = theirOffsets;
        length = theirLength;
        filled = theirFilled;
    }

    @Override
    void reset(int cells) {
        super.reset(cells);
        if (offsets.length < cells + 1) {
            offsets = new int[cells + 1];
        }
        length = 0;
        filled = 0;
    }

    /** Ends the cell that the appended bytes belong to; the next bytes belong to the cell after it. */
    void endCell() {
        offsets[++filled] = length;
    }

    /** Returns how many bytes are appended to the cell at hand. */
    int pending() {
        return length - offsets[filled];
    }

    /** Returns how many characters in UTF-8 are appended to the cell at hand. */
    int pendingChars() {
        int chars = 0;
        for (int i = offsets[filled]; i < length; i++) {
            chars += (data[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return chars;
    }

    /** Takes the cell at hand back to that many bytes. */
    void truncatePending(int bytes) {
        length = offsets[filled] + bytes;
    }

    /** Returns where in {@link #data()} the cell at hand begins. */
    int pendingStart() {
        return offsets[filled];
    }

    void append(byte b) {
        if (length == data.length) {
            grow(1);
        }
        data[length++] = b;
    }

    void append(byte[] bytes) {
        append(bytes, 0, bytes.length);
    }

    void append(byte[] bytes, int from, int count) {
        if (length + count > data.length) {
            grow(count);
        }
        System.arraycopy(bytes, from, data, length, count);
        length += count;
    }

    /**
     * Appends a few bytes of a longer array, eight at a time.
     *
     * @param bytes at least {@link #PADDING} bytes long beyond those appended
     */
    void appendPadded(byte[] bytes, int from, int count) {
        if (length + count + PADDING > data.length) {
            grow(count + PADDING);
        }
        copyPadded(bytes, from, count, data, length);
        length += count;
    }

    /** Copies bytes, eight at a time, both arrays being at least {@link #PADDING} bytes longer than need be. */
    static void copyPadded(byte[] source, int from, int count, byte[] target, int at) {
        // most texts are this short; more would be a branch that nobody can predict
        EIGHT_BYTES.set(target, at, (long) EIGHT_BYTES.get(source, from));
        EIGHT_BYTES.set(target, at + Long.BYTES, (long) EIGHT_BYTES.get(source, from + Long.BYTES));
        for (int i = 2 * Long.BYTES; i < count; i += Long.BYTES) {
            EIGHT_BYTES.set(target, at + i, (long) EIGHT_BYTES.get(source, from + i));
        }
    }

    /** Makes room for that many bytes behind {@link #length()}, for {@link #extendTo}. */
    byte[] reserve(int count) {
        if (length + count > data.length) {
            grow(count);
        }
        return data;
    }

    /** Returns how many bytes all cells have, the one at hand included. */
    int length() {
        return length;
    }

    /** Takes the bytes up to there, written into what {@link #reserve} returned, for the cell at hand. */
    void extendTo(int newLength) {
        length = newLength;
    }

    void appendDecimal(long number) {
        if (length + 20 > data.length) {
            grow(20);
        }
        length = Digits.write(number, data, length);
    }

    private void grow(int more) {
        data = Arrays.copyOf(data, Math.max(data.length * 2, Math.addExact(length, more)));
    }

    @Override
    public BytesVector copy() {
        BytesVector copy = new BytesVector(encoding());
        copy.data = Arrays.copyOf(data, length);
        copy.offsets = Arrays.copyOf(offsets, size() + 1);
        copy.length = length;
        copy.filled = filled;
        copyStatesTo(copy);
        return copy;
    }

    @Override
    Object boxed(int cell) {
        return switch (encoding()) {
            case UUID -> {
                ByteBuffer bytes = ByteBuffer.wrap(data, start(cell), 16);
                yield new UUID(bytes.getLong(), bytes.getLong());
            }
            case BINARY -> Arrays.copyOfRange(data, start(cell), end(cell));
            default -> text(cell);
        };
    }
}

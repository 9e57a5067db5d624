package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/** Random bytes; unique where the first eight hold the row's number. */
final class RandomBytes extends BytesProgram {

    private final int min;
    private final int max;
    private final @Nullable IndexSource index;
    private final int indexBytes;
    private final long key;

    RandomBytes(int min, int max, @Nullable IndexSource index, int indexBytes, long key) {
        this.min = min;
        this.max = max;
        this.index = index;
        this.indexBytes = indexBytes;
        this.key = key;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long bits = Mix.hash(key, frame.draw(cell));
        int length = min + (int) Mix.below(bits, max - min + 1L);
        int written = 0;
        if (index != null) {
            long number = index.index(frame, cell);
            for (; written < indexBytes; written++) {
                out.append((byte) (number >>> 8 * written));
            }
        }
        for (; written < length; written++) {
            bits = written % 8 == 0 ? Mix.next(bits) : bits;
            out.append((byte) (bits >>> 8 * (written % 8)));
        }
    }
}

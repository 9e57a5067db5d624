package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sixteen random bytes of a UUID, version 4; unique where the row's number is asked into it. */
final class Uuids extends BytesProgram {

    private final @Nullable Permutation shuffle;
    private final @Nullable IndexSource index;
    private final boolean text;
    private final long key;

    /**
     * Makes a program.
     *
     * @param shuffle a permutation of 2^60 numbers, or null where repeats may come
     * @param index numbers the rows, or null where repeats may come
     * @param text whether the UUID is written as text instead of as bytes
     */
    Uuids(@Nullable Permutation shuffle, @Nullable IndexSource index, boolean text, long key) {
        this.shuffle = shuffle;
        this.index = index;
        this.text = text;
        this.key = key;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long row = frame.draw(cell);
        long bits = Mix.hash(key, row);
        long low = shuffle == null || index == null ? Mix.next(bits) : shuffle.apply(index.index(frame, cell));
        long most = bits & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
        long least = low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        if (text) {
            out.append(new UUID(most, least).toString().getBytes(StandardCharsets.US_ASCII));
        } else {
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.append((byte) (most >>> shift));
            }
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.append((byte) (least >>> shift));
            }
        }
    }
}

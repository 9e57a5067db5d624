package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /**
     * Returns the bytes of the UUIDs that a rule lists, none where it is null.
     *
     * @throws UsageException if one is no UUID
     */
    static List<byte[]> given(Rule rule, ColumnContext column) {
        List<String> texts = rule instanceof Rule.Values values
                ? values.values().stream().map(Rule.Weighted::value).toList()
                : rule instanceof Rule.Constant constant && constant.value() != null
                        ? List.of(constant.value())
                        : List.of();
        return texts.stream().map(text -> bytes(text, column)).toList();
    }

    private static byte[] bytes(String text, ColumnContext column) {
        try {
            UUID uuid = UUID.fromString(text);
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "'" + text + "' is no value of column " + column.name() + " "
                            + column.column().declaredType(),
                    e);
        }
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

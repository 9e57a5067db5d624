package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import java.util.List;

/** The numbered values of columns of UUIDs and bytes. */
final class DistinctBytes {

    private static final int UUID_BITS = 60;

    private DistinctBytes() {}

    /** Returns the UUIDs that a rule lists, or any where it lists none. */
    static Distinct uuids(ColumnContext column) {
        List<byte[]> given = Uuids.given(column.rule(), column);
        return given.isEmpty()
                ? uuids(column, false)
                : new Distinct(given.size(), Distinct.Shuffling.NEEDED, source -> new Texts.Listed(given, source));
    }

    /**
     * Returns UUIDs.
     *
     * @param text whether they are written as text instead of as bytes
     */
    static Distinct uuids(ColumnContext column, boolean text) {
        long space = 1L << UUID_BITS;
        long key = column.key("value");
        Permutation shuffle = new Permutation(space, column.key("unique"));
        return new Distinct(space, Distinct.Shuffling.DONE, source -> new Uuids(shuffle, source, text, key));
    }

    /** Returns bytes of one length, of which the first number the rows. */
    static Distinct of(ColumnContext column, TextLimit limit) {
        int most = column.column().type() instanceof DataType.BinaryType binary ? binary.maxLength() : 16;
        boolean fixed = column.column().type() instanceof DataType.BinaryType binary
                && binary.padding() == DataType.Padding.FIXED;
        int longest = Math.min(column.domain().maxLength(), Math.min(most, limit.maxBytes()));
        int length = fixed
                ? Math.min(most, column.domain().maxLength())
                : Math.max(Math.max(1, column.domain().minLength()), Math.min(16, longest));
        // of bytes, a key's prefix counts bytes
        int indexBytes = Math.min(7, Math.min(length, limit.maxChars()));
        return new Distinct(
                1L << 8 * indexBytes,
                Distinct.Shuffling.NEEDED,
                source -> new RandomBytes(length, length, source, indexBytes, column.key("value")));
    }
}

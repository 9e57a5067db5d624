package dev.rowloom.export;

import dev.rowloom.dataset.LastNumbers;
import java.util.Arrays;

/** Some rows of a table as SQL: the tuples with a comma and a line end after each, and what else has to be told of them. */
final class SqlChunk {

    final ByteBuilder rows = new ByteBuilder(1 << 16);
    final ByteBuilder updates = new ByteBuilder(64);
    final LastNumbers numbers;

    private int[] ends = new int[1024];
    private int count;

    SqlChunk(LastNumbers numbers) {
        this.numbers = numbers;
    }

    void clear() {
        rows.setLength(0);
        updates.setLength(0);
        numbers.clear();
        count = 0;
    }

    /** Ends a row: what was appended since the last one. */
    void endRow() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = rows.length();
    }

    int count() {
        return count;
    }

    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    int end(int row) {
        return ends[row];
    }
}

package dev.rowloom.repair;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** What is laid over the cells of a column, by row; by open addressing. Entries can be replaced, not removed. */
final class IntCells {

    private static final int NONE = -1;
    private static final int GOLDEN = 0x9E37_79B9;

    /** The rows that have an entry: most have none, and this tells so without a look into the table. */
    private final BitSet present = new BitSet();

    private int[] rows = emptied(16);
    private @Nullable Fix[] fixes = new @Nullable Fix[16];
    private int size;

    private static int[] emptied(int capacity) {
        int[] rows = new int[capacity];
        Arrays.fill(rows, NONE);
        return rows;
    }

    @Nullable
    Fix get(int row) {
        if (!present.get(row)) {
            return null;
        }
        int place = place(rows, row);
        return rows[place] == NONE ? null : fixes[place];
    }

    void put(int row, @Nullable Fix fix) {
        if (size >= rows.length / 4 * 3) {
            grow();
        }
        int place = place(rows, row);
        if (rows[place] == NONE) {
            rows[place] = row;
            present.set(row);
            size++;
        }
        fixes[place] = fix;
    }

    /** Returns the rows that have an entry which is not null, in ascending order. */
    int[] rows() {
        int[] found = new int[size];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != NONE && fixes[i] != null) {
                found[count++] = rows[i];
            }
        }
        int[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int place(int[] rows, int row) {
        int mask = rows.length - 1;
        int place = (row * GOLDEN >>> 7) & mask;
        while (rows[place] != NONE && rows[place] != row) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        int[] oldRows = rows;
        @Nullable Fix[] oldFixes = fixes;
        rows = emptied(oldRows.length * 2);
        fixes = new @Nullable Fix[rows.length];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != NONE) {
                int place = place(rows, oldRows[i]);
                rows[place] = oldRows[i];
                fixes[place] = oldFixes[i];
            }
        }
    }
}

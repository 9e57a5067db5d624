package dev.rowloom.repair;

import java.util.Arrays;

/** Rows by a hash of 64 bits, one each; by open addressing. */
final class LongRows {

    static final int NONE = -1;

    private long[] keys = new long[64];
    private int[] rows = emptied(64);
    private int size;

    private static int[] emptied(int capacity) {
        int[] rows = new int[capacity];
        Arrays.fill(rows, NONE);
        return rows;
    }

    int size() {
        return size;
    }

    /** Returns the row of a hash, or {@link #NONE}. */
    int get(long key) {
        return rows[place(key)];
    }

    /** Sets the row of a hash. */
    void put(long key, int row) {
        if (size >= rows.length / 8 * 5) {
            grow();
        }
        int place = place(key);
        if (rows[place] == NONE) {
            keys[place] = key;
            size++;
        }
        rows[place] = row;
    }

    /** Takes a hash out. */
    void remove(long key) {
        int hole = place(key);
        if (rows[hole] == NONE) {
            return;
        }
        rows[hole] = NONE;
        size--;
        int mask = rows.length - 1;
        for (int at = (hole + 1) & mask; rows[at] != NONE; at = (at + 1) & mask) {
            int home = home(keys[at], mask);
            boolean movable = hole <= at ? home <= hole || home > at : home <= hole && home > at;
            if (movable) {
                keys[hole] = keys[at];
                rows[hole] = rows[at];
                rows[at] = NONE;
                hole = at;
            }
        }
    }

    private static int home(long key, int mask) {
        return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 32) & mask;
    }

    private int place(long key) {
        int mask = rows.length - 1;
        int place = home(key, mask);
        while (rows[place] != NONE && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldRows = rows;
        keys = new long[oldKeys.length * 2];
        rows = emptied(oldRows.length * 2);
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != NONE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                rows[place] = oldRows[i];
            }
        }
    }
}

package dev.rowloom.repair;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Rows by a hash of 64 bits, the first {@value #MOST_OF_ONE} of each; by open addressing. */
final class HashRows {

    /** More rows of one hash tell nothing, and would make each look a long one. */
    private static final int MOST_OF_ONE = 64;

    private long[] keys;
    private int[] rows;
    private int size;

    HashRows(int expected) {
        int capacity = Integer.highestOneBit(Math.max(32, expected) * 2 - 1) * 2;
        keys = new long[capacity];
        rows = emptied(capacity);
    }

    private static int[] emptied(int capacity) {
        int[] rows = new int[capacity];
        Arrays.fill(rows, LongRows.NONE);
        return rows;
    }

    void add(long key, int row) {
        if (size >= rows.length / 8 * 5) {
            grow();
        }
        size += put(keys, rows, key, row);
    }

    private static int put(long[] keys, int[] rows, long key, int row) {
        int place = home(key, rows.length - 1);
        int same = 0;
        while (rows[place] != LongRows.NONE) {
            same += keys[place] == key ? 1 : 0;
            if (same == MOST_OF_ONE) {
                return 0;
            }
            place = (place + 1) & (rows.length - 1);
        }
        keys[place] = key;
        rows[place] = row;
        return 1;
    }

    private static int home(long key, int mask) {
        return (int) ((key ^ key >>> 29) * 0x9E37_79B9_7F4A_7C15L >>> 32) & mask;
    }

    private void grow() {
        long[] newKeys = new long[keys.length * 2];
        int[] newRows = emptied(newKeys.length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] != LongRows.NONE) {
                put(newKeys, newRows, keys[i], rows[i]);
            }
        }
        keys = newKeys;
        rows = newRows;
    }

    /** Tells the rows of a hash, at most so many. */
    void find(long key, int most, IntConsumer receiver) {
        int mask = rows.length - 1;
        int told = 0;
        for (int at = home(key, mask); rows[at] != LongRows.NONE && told < most; at = (at + 1) & mask) {
            if (keys[at] == key) {
                receiver.accept(rows[at]);
                told++;
            }
        }
    }
}

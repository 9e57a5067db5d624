package dev.rowloom.validation;

import dev.rowloom.validation.internal.KeyDigest.Hash;
import java.util.Arrays;

/** Hashes of keys with the row of each, by open addressing. It takes no more where memory is at an end. */
final class KeySet {

    /** What {@link #add} returns where the key is new. */
    static final long NEW = -1;

    private static final int FIRST_CAPACITY = 64;
    private static final long BYTES_A_PLACE = 3L * Long.BYTES;

    private final KeyMemory memory;
    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    private long[] rows = emptied(FIRST_CAPACITY);
    private int size;
    private boolean complete = true;

    KeySet(KeyMemory memory) {
        this.memory = memory;
    }

    /** Returns whether all keys that were added are there. */
    boolean isComplete() {
        return complete;
    }

    /** Adds the key of a row, and returns the lowest row that had it before, or {@link #NEW}. */
    long add(Hash key, long row) {
        int place = place(key);
        if (rows[place] != NEW) {
            long before = rows[place];
            rows[place] = Math.min(before, row);
            return before;
        }
        if (!makeRoom()) {
            complete = false;
            return NEW;
        }
        place = place(key);
        high[place] = key.high();
        low[place] = key.low();
        rows[place] = row;
        size++;
        return NEW;
    }

    boolean contains(Hash key) {
        return rows[place(key)] != NEW;
    }

    /** Returns where a key is, or would be. */
    private int place(Hash key) {
        int mask = rows.length - 1;
        long mixed = (key.low() ^ key.high()) * 0x9E37_79B9_7F4A_7C15L;
        int place = (int) (mixed >>> 32) & mask;
        while (rows[place] != NEW && (high[place] != key.high() || low[place] != key.low())) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private boolean makeRoom() {
        if (size < rows.length / 4 * 3) {
            return true;
        }
        int capacity = rows.length * 2;
        // the old ones and the new ones are there together for a while
        if (capacity < 0 || !memory.take(capacity * BYTES_A_PLACE)) {
            return size < rows.length - 1 && complete && size < rows.length / 8 * 7;
        }
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldRows = rows;
        high = new long[capacity];
        low = new long[capacity];
        rows = emptied(capacity);
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != NEW) {
                int place = place(new Hash(oldHigh[i], oldLow[i]));
                high[place] = oldHigh[i];
                low[place] = oldLow[i];
                rows[place] = oldRows[i];
            }
        }
        memory.giveBack(oldRows.length * BYTES_A_PLACE);
        return true;
    }

    private static long[] emptied(int capacity) {
        long[] rows = new long[capacity];
        Arrays.fill(rows, NEW);
        return rows;
    }
}

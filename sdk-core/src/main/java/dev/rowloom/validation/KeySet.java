package dev.rowloom.validation;

import dev.rowloom.validation.internal.KeyDigest.Hash;

/**
 * Hashes of keys with the row of each, by open addressing. It takes no more where memory is at an end.
 *
 * <p>What belongs together lies side by side, and so do numbers that follow each other: a key then costs few accesses to memory.
 */
final class KeySet {

    /** What {@link #add} returns where the key is new. */
    static final long NEW = -1;

    private static final int FIRST_CAPACITY = 64;
    private static final int NEAR_BITS = 3;
    private static final long NEAR = (1L << NEAR_BITS) - 1;

    /** Numbers of a place: the two halves of the hash, and the row plus one, or 0 where the place is free. */
    private static final int WIDTH = 3;

    private static final int LOW = 1;
    private static final int ROW = 2;
    private static final long BYTES_A_PLACE = (long) WIDTH * Long.BYTES;
    private static final int MOST_CAPACITY = 1 << 29;

    private final KeyMemory memory;
    private long[] places = new long[FIRST_CAPACITY * WIDTH];
    private int capacity = FIRST_CAPACITY;
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
        int place = place(key.high(), key.low());
        if (places[place + ROW] != 0) {
            long before = places[place + ROW] - 1;
            places[place + ROW] = Math.min(before, row) + 1;
            return before;
        }
        if (!makeRoom()) {
            complete = false;
            return NEW;
        }
        put(key.high(), key.low(), row + 1);
        size++;
        return NEW;
    }

    boolean contains(Hash key) {
        return places[place(key.high(), key.low()) + ROW] != 0;
    }

    private void put(long high, long low, long rowPlusOne) {
        int place = place(high, low);
        places[place] = high;
        places[place + LOW] = low;
        places[place + ROW] = rowPlusOne;
    }

    /** Returns where a key is, or would be. */
    private int place(long high, long low) {
        int mask = capacity - 1;
        long far = (low >>> NEAR_BITS ^ high) * 0x9E37_79B9_7F4A_7C15L >>> 32;
        int number = (int) (far << NEAR_BITS | low & NEAR) & mask;
        int place = number * WIDTH;
        while (places[place + ROW] != 0 && (places[place] != high || places[place + LOW] != low)) {
            number = (number + 1) & mask;
            place = number * WIDTH;
        }
        return place;
    }

    private boolean makeRoom() {
        if (size < capacity / 4 * 3) {
            return true;
        }
        int doubled = capacity * 2;
        // the old ones and the new ones are there together for a while
        if (doubled > MOST_CAPACITY || !memory.take(doubled * BYTES_A_PLACE)) {
            return size < capacity - 1 && complete && size < capacity / 8 * 7;
        }
        long[] old = places;
        places = new long[doubled * WIDTH];
        capacity = doubled;
        for (int i = 0; i < old.length; i += WIDTH) {
            if (old[i + ROW] != 0) {
                put(old[i], old[i + LOW], old[i + ROW]);
            }
        }
        memory.giveBack(old.length * (long) Long.BYTES);
        return true;
    }
}

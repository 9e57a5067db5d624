package dev.rowloom.repair;

/**
 * Rows by a hash of 64 bits, one each; by open addressing. A hash and its row lie side by side, and so do hashes that differ in their
 * last bits only, as those of numbers do that follow each other: looking one up after the other then costs few accesses to memory.
 */
final class LongRows {

    static final int NONE = -1;

    private static final int FIRST = 64;
    private static final int NEAR_BITS = 2;
    private static final long NEAR = (1L << NEAR_BITS) - 1;

    /** Each place is two numbers: the hash, and its row plus one, or 0 where the place is free. */
    private long[] places = new long[2 * FIRST];

    private int size;

    int size() {
        return size;
    }

    /** Returns the row of a hash, or {@link #NONE}. */
    int get(long key) {
        return (int) places[place(key) + 1] - 1;
    }

    /** Sets the row of a hash. */
    void put(long key, int row) {
        if (size >= places.length / 16 * 5) {
            grow();
        }
        int place = place(key);
        if (places[place + 1] == 0) {
            places[place] = key;
            size++;
        }
        places[place + 1] = row + 1L;
    }

    /** Takes a hash out. */
    void remove(long key) {
        int hole = place(key);
        if (places[hole + 1] == 0) {
            return;
        }
        places[hole + 1] = 0;
        size--;
        int mask = places.length - 1;
        for (int at = (hole + 2) & mask; places[at + 1] != 0; at = (at + 2) & mask) {
            int home = home(places[at]);
            boolean movable = hole <= at ? home <= hole || home > at : home <= hole && home > at;
            if (movable) {
                places[hole] = places[at];
                places[hole + 1] = places[at + 1];
                places[at + 1] = 0;
                hole = at;
            }
        }
    }

    private int home(long key) {
        long far = (key >>> NEAR_BITS) * 0x9E37_79B9_7F4A_7C15L >>> 32;
        return (int) ((far << NEAR_BITS | key & NEAR) << 1) & places.length - 1;
    }

    private int place(long key) {
        int mask = places.length - 1;
        int place = home(key);
        while (places[place + 1] != 0 && places[place] != key) {
            place = (place + 2) & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = places;
        places = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int place = place(old[i]);
                places[place] = old[i];
                places[place + 1] = old[i + 1];
            }
        }
    }
}

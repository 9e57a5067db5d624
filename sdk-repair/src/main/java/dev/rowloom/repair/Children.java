package dev.rowloom.repair;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The rows that refer to a key, by its hash. Rows that have come to refer to another one since are told, too. */
final class Children {

    private final LongRows last = new LongRows();
    private int[] rows = new int[64];
    private int[] before = new int[64];
    private int size;

    /** Adds a row behind those of the same hash. */
    void add(long hash, int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            before = Arrays.copyOf(before, size * 2);
        }
        rows[size] = row;
        before[size] = last.get(hash);
        last.put(hash, size);
        size++;
    }

    /** Tells the rows of a hash, the last first. */
    void find(long hash, IntConsumer receiver) {
        for (int at = last.get(hash); at != LongRows.NONE; at = before[at]) {
            receiver.accept(rows[at]);
        }
    }
}

package dev.rowloom.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of a table, whose values are given. Immutable but for what is computed once, used by many threads. */
final class Pins {

    /** Stands for a cell or a parent that the row's programs find. */
    static final Object OPEN = new Object();

    /** Stands for a parent that the row's programs find. */
    static final long FREE = -2;

    private final int count;
    private final @Nullable PinnedColumn[] cells;
    private final long[] @Nullable [] parents;
    private final long[] @Nullable [] avoided;
    private final List<PinnedKey> keys;
    private final List<List<PinnedKey>> keysOfColumn;
    private final List<List<PinnedKey>> keysOfReference;

    /**
     * What is given.
     *
     * @param count how many rows
     * @param cells for each column null, or what is given of it
     * @param parents for each reference null, or for each row a parent's row, {@link OwnerLayout#NONE} or {@link #FREE}
     * @param avoided for each reference null, or the parents that no other row is to choose, ascending
     */
    record Given(int count, @Nullable PinnedColumn[] cells, long[] @Nullable [] parents, long[] @Nullable [] avoided) {}

    Pins(Given given, List<PinnedKey> keys) {
        this.count = given.count();
        this.cells = given.cells();
        this.parents = given.parents();
        this.avoided = given.avoided();
        this.keys = List.copyOf(keys);
        this.keysOfColumn = Arrays.stream(new int[cells.length])
                .mapToObj(any -> List.<PinnedKey>of())
                .collect(java.util.stream.Collectors.toList());
        this.keysOfReference = Arrays.stream(new int[parents.length])
                .mapToObj(any -> List.<PinnedKey>of())
                .collect(java.util.stream.Collectors.toList());
        for (int i = 0; i < cells.length; i++) {
            int position = i;
            keysOfColumn.set(
                    i, keys.stream().filter(key -> key.hasColumn(position)).toList());
        }
        for (int i = 0; i < parents.length; i++) {
            int reference = i;
            keysOfReference.set(
                    i, keys.stream().filter(key -> key.hasReference(reference)).toList());
        }
    }

    int count() {
        return count;
    }

    List<PinnedKey> keys() {
        return keys;
    }

    /** Returns the keys that may move a column's cells, because another row was given the same. */
    List<PinnedKey> keysOfColumn(int position) {
        return keysOfColumn.get(position);
    }

    /** Returns the keys that may move a reference's parents. */
    List<PinnedKey> keysOfReference(int reference) {
        return keysOfReference.get(reference);
    }

    boolean touchesColumn(int position) {
        return cells[position] != null || !keysOfColumn.get(position).isEmpty();
    }

    boolean touchesReference(int reference) {
        return parents[reference] != null
                || avoided[reference] != null
                || !keysOfReference.get(reference).isEmpty();
    }

    /** Returns a given cell, or {@link #OPEN}. */
    @Nullable
    Object cell(int position, long row) {
        PinnedColumn ofColumn = cells[position];
        return row >= count || ofColumn == null ? OPEN : ofColumn.cell((int) row);
    }

    /** Returns a given parent, {@link OwnerLayout#NONE}, or {@link #FREE}. */
    long parent(int reference, long row) {
        long[] ofReference = parents[reference];
        return row >= count || ofReference == null ? FREE : ofReference[(int) row];
    }

    /** Returns the parents that no row is to choose but those told to, ascending, or null for none. */
    long @Nullable [] avoided(int reference) {
        return avoided[reference];
    }
}

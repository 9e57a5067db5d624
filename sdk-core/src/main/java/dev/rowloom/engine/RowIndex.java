package dev.rowloom.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by the values of some columns: the indexed tier. Built from the rows' addresses alone, so that it is
 * the same wherever it is built. Immutable.
 *
 * <p>Values are told apart by 64 bits of hash; of the {@link #MOST_ROWS} values that an index holds at most, two share them
 * with a probability below one in a million.
 */
final class RowIndex {

    /** Rows behind these are not indexed: 20 bytes each, 80 MiB in all. */
    static final int MOST_ROWS = 1 << 22;

    private static final int BATCH = RowCursor.MAX_ROWS;

    private final long[] keys;
    private final int[] ends;
    private final int[] rows;

    private RowIndex(long[] keys, int[] ends, int[] rows) {
        this.keys = keys;
        this.ends = ends;
        this.rows = rows;
    }

    /** Looks at the rows of a table. */
    interface Visitor {

        /** Takes the cells of a row, those of the columns asked for, in that order. */
        void row(int row, ColumnVector[] columns, int cell);
    }

    /** Shows a visitor the first {@link #MOST_ROWS} rows of a table. */
    static void scan(TableProgram table, int[] positions, Visitor visitor) {
        scan(table, positions, MOST_ROWS, visitor);
    }

    /** Shows a visitor the first rows of a table, so many at most. */
    static void scan(TableProgram table, int[] positions, int most, Visitor visitor) {
        int count = (int) Math.min(most, table.layout().rows());
        Frame frame = new Frame(table, Math.max(1, Math.min(BATCH, count)));
        ColumnVector[] columns = new ColumnVector[positions.length];
        for (int first = 0; first < count; first += BATCH) {
            int size = Math.min(BATCH, count - first);
            frame.span(first, size);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = frame.column(positions[i]);
            }
            for (int i = 0; i < size; i++) {
                visitor.row(first + i, columns, i);
            }
        }
    }

    /**
     * Indexes the rows of a table.
     *
     * @param positions the columns by whose values rows are found
     * @param eligible the rows to take, ascending, or null for all
     */
    static RowIndex of(TableProgram table, int[] positions, int @Nullable [] eligible) {
        long[] hashes = new long[(int) Math.min(MOST_ROWS, table.layout().rows())];
        scan(table, positions, (row, columns, cell) -> hashes[row] = KeyHash.of(columns, cell));
        if (eligible != null) {
            boolean[] taken = new boolean[hashes.length];
            for (int row : eligible) {
                taken[row] = true;
            }
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = taken[row] ? hashes[row] : KeyHash.NULL;
            }
        }
        return of(hashes);
    }

    private static RowIndex of(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int distinct = 0;
        for (long hash : sorted) {
            if (hash != KeyHash.NULL && (distinct == 0 || sorted[distinct - 1] != hash)) {
                sorted[distinct++] = hash;
            }
        }
        long[] keys = Arrays.copyOf(sorted, distinct);
        int[] groups = new int[hashes.length];
        int[] ends = new int[distinct + 1];
        for (int row = 0; row < hashes.length; row++) {
            groups[row] = hashes[row] == KeyHash.NULL ? -1 : Arrays.binarySearch(keys, hashes[row]);
            if (groups[row] >= 0) {
                ends[groups[row] + 1]++;
            }
        }
        for (int group = 0; group < distinct; group++) {
            ends[group + 1] += ends[group];
        }
        int[] next = ends.clone();
        int[] rows = new int[ends[distinct]];
        for (int row = 0; row < hashes.length; row++) {
            if (groups[row] >= 0) {
                rows[next[groups[row]]++] = row;
            }
        }
        return new RowIndex(keys, ends, rows);
    }

    /** Returns the number of the group of rows with those values, or a negative number where there is none. */
    int group(long hash) {
        return hash == KeyHash.NULL ? -1 : Arrays.binarySearch(keys, hash);
    }

    /** Returns how many rows a group has, 0 where there is none. */
    int size(int group) {
        return group < 0 ? 0 : ends[group + 1] - ends[group];
    }

    /** Returns a row of a group, in ascending order. */
    int row(int group, long place) {
        return rows[ends[group] + (int) place];
    }

    /** Returns how many rows of a group come before a row. */
    int before(int group, long row) {
        int limit = (int) Math.min(MOST_ROWS, row);
        int found = Arrays.binarySearch(rows, ends[group], ends[group + 1], limit);
        return (found < 0 ? -found - 1 : found) - ends[group];
    }
}

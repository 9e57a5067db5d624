package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.Arrays;
import java.util.BitSet;

/** The rows of a parent table whose keys have the values that CHECKs of a child want. Immutable. */
sealed interface ParentChoice {

    /** Returns whether a row is one of them. */
    boolean admits(long row);

    /** Returns how many of them come before a row. */
    long before(long row);

    /** Returns one of them, by its place in ascending order. */
    long row(long place);

    /**
     * Rows that are computed from the values: their keys count up.
     *
     * @param rows the rows
     */
    record Computed(LongDomain rows) implements ParentChoice {
        @Override
        public boolean admits(long row) {
            return rows.contains(row);
        }

        @Override
        public long before(long row) {
            return rows.rank(row);
        }

        @Override
        public long row(long place) {
            return rows.get(place);
        }
    }

    /** Rows that were found one by one, among the first {@link RowIndex#MOST_ROWS}. */
    final class Indexed implements ParentChoice {

        private final BitSet fits = new BitSet();
        private final int[] rows;

        Indexed(boolean[] fitting) {
            for (int row = 0; row < fitting.length; row++) {
                fits.set(row, fitting[row]);
            }
            this.rows = fits.stream().toArray();
        }

        @Override
        public boolean admits(long row) {
            return row < RowIndex.MOST_ROWS && fits.get((int) row);
        }

        @Override
        public long before(long row) {
            int found = Arrays.binarySearch(rows, (int) Math.min(RowIndex.MOST_ROWS, row));
            return found < 0 ? -found - 1 : found;
        }

        @Override
        public long row(long place) {
            return rows[(int) place];
        }
    }

    /**
     * The rows that meet a condition, and those that don't.
     *
     * @param within the rows that do
     * @param without the rows that don't
     */
    record Sides(Indexed within, Indexed without) {}
}

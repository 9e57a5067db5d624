package dev.rowloom.engine;

import java.util.BitSet;
import java.util.function.Supplier;

/**
 * Says for which rows the predicate of a partial unique key is true: at most for one of those that agree in the key.
 * Immutable, used by many threads.
 */
sealed interface Switch {

    /** One in so many rows that have no other to agree with is left out, so that the predicate is false as well. */
    int ALONE = 8;

    /** Returns whether the predicate is to be true. */
    boolean isOn(Frame frame, int cell);

    /** Returns whether the row may as well be left as it is. */
    default boolean isFree(Frame frame, int cell) {
        return false;
    }

    /** Returns whether a row with which no other agrees is one for which the predicate is true. */
    private static boolean isOn(long key, long row) {
        return Mix.below(Mix.hash(key, row, 1), ALONE) != 0;
    }

    /**
     * One of the children of each owner.
     *
     * @param owner the number of the reference
     */
    record OfOwner(int owner, long key) implements Switch {
        @Override
        public boolean isOn(Frame frame, int cell) {
            Frame.ReferenceState owners = frame.reference(owner);
            long siblings = owners.siblings[cell];
            if (owners.absent[cell] || siblings == 1) {
                return Switch.isOn(key, frame.row(cell));
            }
            return owners.ordinals[cell] == Mix.below(Mix.hash(key, owners.parents[cell]), siblings);
        }
    }

    /** One in so many rows, of those that agree with no other; for another one the predicate is false. */
    record Some(long key) implements Switch {
        private static final int SHARE = 5;

        @Override
        public boolean isOn(Frame frame, int cell) {
            return place(frame, cell) == 0;
        }

        @Override
        public boolean isFree(Frame frame, int cell) {
            return place(frame, cell) > 1;
        }

        private long place(Frame frame, int cell) {
            return Mix.below(Mix.hash(key, frame.row(cell), 1), SHARE);
        }
    }

    /** The rows for which another part of the predicate is to be true; the rest is left as it is. */
    record Along(Switch lead) implements Switch {
        @Override
        public boolean isOn(Frame frame, int cell) {
            return lead.isOn(frame, cell);
        }

        @Override
        public boolean isFree(Frame frame, int cell) {
            return !lead.isOn(frame, cell);
        }
    }

    /** One row of the table. */
    record Single(long row) implements Switch {
        @Override
        public boolean isOn(Frame frame, int cell) {
            return frame.row(cell) == row;
        }
    }

    /**
     * One of the rows that have the same values: the first of those that are indexed.
     *
     * @param chosen the rows
     */
    record Looked(Supplier<BitSet> chosen) implements Switch {
        @Override
        public boolean isOn(Frame frame, int cell) {
            return frame.row(cell) < RowIndex.MOST_ROWS && chosen.get().get((int) frame.row(cell));
        }

        /** Returns one row for each combination of values of some columns, and those with a null. */
        static BitSet choose(TableProgram table, int[] positions, long key) {
            RowIndex index = RowIndex.of(table, positions, null);
            BitSet chosen = new BitSet();
            RowIndex.scan(table, positions, (row, columns, cell) -> {
                int group = index.group(KeyHash.of(columns, cell));
                int size = index.size(group);
                boolean on = size > 1 ? index.row(group, 0) == row : Switch.isOn(key, row);
                chosen.set(row, on);
            });
            return chosen;
        }
    }
}

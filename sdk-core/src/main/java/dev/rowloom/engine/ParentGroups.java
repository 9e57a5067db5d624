package dev.rowloom.engine;

import java.util.function.Supplier;

/** The parents that agree with what a row has in columns that two foreign keys share. Immutable, used by many threads. */
sealed interface ParentGroups {

    /** Returns how many parents agree, 0 where the row has a null there. */
    long size(Frame frame, int cell);

    /** Returns one of the parents that agree. */
    long parent(Frame frame, int cell, long place);

    /** Returns how many parents that agree have a lower number than a row of the same table, as far as that is known. */
    long before(Frame frame, int cell);

    /**
     * The parents that belong to a common ancestor, computed from their layout.
     *
     * @param path the references that lead to the ancestor, beginning at the row
     * @param layout how parents belong to ancestors
     */
    record Owned(int[] path, Supplier<OwnerLayout> layout) implements ParentGroups {

        private long rank(Frame frame, int cell) {
            Frame at = frame;
            for (int i = 0; i < path.length; i++) {
                Frame.ReferenceState state = at.reference(path[i]);
                if (state.absent[cell]) {
                    return OwnerLayout.NONE;
                }
                if (i == path.length - 1) {
                    return layout.get().rankOf(state.parents[cell]);
                }
                at = at.parent(path[i]);
            }
            return OwnerLayout.NONE;
        }

        @Override
        public long size(Frame frame, int cell) {
            long rank = rank(frame, cell);
            return rank < 0 ? 0 : layout.get().start(rank + 1) - layout.get().start(rank);
        }

        @Override
        public long parent(Frame frame, int cell, long place) {
            OwnerLayout owners = layout.get();
            return owners.row(owners.start(rank(frame, cell)) + place);
        }

        @Override
        public long before(Frame frame, int cell) {
            return -1;
        }
    }

    /**
     * The parents that have the same values, looked up.
     *
     * @param columns the positions of the columns that are shared
     * @param index the parents by the columns these refer to
     */
    record Indexed(int[] columns, Supplier<RowIndex> index) implements ParentGroups {

        private int group(Frame frame, int cell) {
            ColumnVector[] vectors = new ColumnVector[columns.length];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = frame.column(columns[i]);
            }
            return index.get().group(KeyHash.of(vectors, cell));
        }

        @Override
        public long size(Frame frame, int cell) {
            return index.get().size(group(frame, cell));
        }

        @Override
        public long parent(Frame frame, int cell, long place) {
            return index.get().row(group(frame, cell), place);
        }

        @Override
        public long before(Frame frame, int cell) {
            int group = group(frame, cell);
            return group < 0 ? 0 : index.get().before(group, frame.row(cell));
        }
    }
}

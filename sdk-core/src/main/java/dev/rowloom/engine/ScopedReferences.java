package dev.rowloom.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ways to choose the parents of a foreign key that shares columns with others. */
final class ScopedReferences {

    /** How often a lower row is looked for among those that agree. */
    private static final int TRIES = 8;

    private ScopedReferences() {}

    /** Any of the parents that agree; none where there are none. */
    static final class Pick extends ReferenceProgram {

        private final ParentGroups groups;
        private final long parents;
        private final @Nullable NullMask nulls;
        private final long key;

        Pick(
                Supplier<TableProgram> parentTable,
                ParentGroups groups,
                long parents,
                @Nullable NullMask nulls,
                long key) {
            super(parentTable);
            this.groups = groups;
            this.parents = parents;
            this.nulls = nulls;
            this.key = key;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long row = frame.row(i);
                long bits = Mix.hash(key, row);
                long size = groups.size(frame, i);
                state.parents[i] = size > 0 ? groups.parent(frame, i, Mix.below(bits, size)) : Mix.below(bits, parents);
                state.absent[i] = size == 0 || (nulls != null && nulls.isNull(row));
            }
        }
    }

    /** Of the parents that agree, the one of a number that differs among the children of an owner. */
    static final class Numbered extends ReferenceProgram {

        private final ParentGroups groups;
        private final IndexSource number;
        private final @Nullable NullMask nulls;
        private final @Nullable NullRule overflow;

        Numbered(
                Supplier<TableProgram> parentTable,
                ParentGroups groups,
                IndexSource number,
                @Nullable NullMask nulls,
                @Nullable NullRule overflow) {
            super(parentTable);
            this.groups = groups;
            this.number = number;
            this.nulls = nulls;
            this.overflow = overflow;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long size = groups.size(frame, i);
                state.parents[i] = size > 0 ? groups.parent(frame, i, number.index(frame, i) % size) : 0;
                state.absent[i] = size == 0
                        || (overflow != null && overflow.isNull(frame, i))
                        || (nulls != null && nulls.isNull(frame.row(i)));
            }
        }
    }

    /** A row of the same table with a lower number that agrees; where there is none, nothing or the row itself. */
    static final class Self extends ReferenceProgram {

        private final ParentGroups groups;
        private final boolean nullable;
        private final @Nullable NullMask nulls;
        private final long key;

        Self(Supplier<TableProgram> table, ParentGroups groups, boolean nullable, @Nullable NullMask nulls, long key) {
            super(table);
            this.groups = groups;
            this.nullable = nullable;
            this.nulls = nulls;
            this.key = key;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long row = frame.row(i);
                long parent = lower(frame, i, row);
                state.parents[i] = parent < 0 ? row : parent;
                state.absent[i] = parent < 0 ? nullable : nulls != null && nulls.isNull(row);
            }
        }

        private long lower(Frame frame, int cell, long row) {
            long before = groups.before(frame, cell);
            if (before >= 0) {
                return before == 0 ? -1 : groups.parent(frame, cell, Mix.below(Mix.hash(key, row), before));
            }
            long size = groups.size(frame, cell);
            for (int i = 0; i < TRIES && size > 0; i++) {
                long found = groups.parent(frame, cell, Mix.below(Mix.hash(key, row, i), size));
                if (found < row) {
                    return found;
                }
            }
            return -1;
        }
    }

    /** Another program's choice among the parents that are eligible. */
    static final class Restricted extends ReferenceProgram {

        private final ReferenceProgram choice;
        private final int[] eligible;

        /**
         * Restricts a choice.
         *
         * @param choice chooses the number of an eligible parent
         * @param eligible the rows of those parents, ascending, at least one
         */
        Restricted(Supplier<TableProgram> parentTable, ReferenceProgram choice, int[] eligible) {
            super(parentTable);
            this.choice = choice;
            this.eligible = eligible;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            choice.choose(frame, state);
            for (int i = 0; i < frame.count(); i++) {
                state.parents[i] = eligible[(int) state.parents[i]];
            }
        }
    }
}

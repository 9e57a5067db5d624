package dev.rowloom.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ways to choose the parents of a foreign key. */
final class References {

    /** The number of parents up to which each is sure to be chosen. */
    static final int SMALL = 25;

    private References() {}

    /** The owner: children in blocks along their parents. */
    static final class Owner extends ReferenceProgram {

        private final OwnerLayout layout;

        Owner(Supplier<TableProgram> parentTable, OwnerLayout layout) {
            super(parentTable);
            this.layout = layout;
        }

        OwnerLayout layout() {
            return layout;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            long lastRank = OwnerLayout.NONE;
            long start = 0;
            long end = 0;
            long parent = 0;
            for (int i = 0; i < frame.count(); i++) {
                long place = layout.place(frame.row(i));
                state.places[i] = place;
                if (lastRank == OwnerLayout.NONE || place < start || place >= end) {
                    lastRank = layout.rank(place);
                    if (lastRank == OwnerLayout.NONE) {
                        state.absent[i] = true;
                        state.parents[i] = layout.anyParent(place);
                        state.ordinals[i] = 0;
                        state.siblings[i] = 1;
                        continue;
                    }
                    start = layout.start(lastRank);
                    end = layout.start(lastRank + 1);
                    parent = layout.parent(lastRank);
                }
                state.parents[i] = parent;
                state.ordinals[i] = place - start;
                state.siblings[i] = end - start;
            }
        }
    }

    /** Any parent, some more often than others. */
    static final class Pick extends ReferenceProgram {

        private final long parents;
        private final Curve curve;
        private final Permutation order;
        private final @Nullable Deck deck;
        private final @Nullable NullMask nulls;
        private final long key;

        Pick(Supplier<TableProgram> parentTable, long parents, Curve curve, @Nullable NullMask nulls, long key) {
            super(parentTable);
            this.parents = parents;
            this.curve = curve;
            this.nulls = nulls;
            this.key = key;
            this.order = new Permutation(parents, Mix.hash(key, -1));
            this.deck = parents <= SMALL ? deck((int) parents, curve, key) : null;
        }

        private static Deck deck(int parents, Curve curve, long key) {
            long[] weights = new long[parents];
            for (int i = 0; i < parents; i++) {
                double share = curve.share((i + 1.0) / parents) - curve.share((double) i / parents);
                weights[i] = 1 + (long) (share * 1000);
            }
            return new Deck(Deck.multiplicities(weights, Math.max(50, 2 * parents)), key);
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long row = frame.row(i);
                long rank = deck != null ? deck.draw(row) : curve.pick(Mix.hash(key, row), parents);
                state.parents[i] = order.apply(rank);
                state.absent[i] = nulls != null && nulls.isNull(row);
            }
        }
    }

    /** As many children for each parent as a layout says, scattered over the rows. */
    static final class Counted extends ReferenceProgram {

        private final OwnerLayout layout;
        private final @Nullable NullMask nulls;

        Counted(Supplier<TableProgram> parentTable, OwnerLayout layout, @Nullable NullMask nulls) {
            super(parentTable);
            this.layout = layout;
            this.nulls = nulls;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long row = frame.row(i);
                state.parents[i] = layout.parent(layout.rank(layout.place(row)));
                state.absent[i] = nulls != null && nulls.isNull(row);
            }
        }
    }

    /**
     * A row of the same table with a lower number, so that parents come first; row 0 refers to itself or to nothing. Parents
     * are among the first of the rows before, so that a tree is broad rather than deep: of a thousand rows, six steps.
     */
    static final class Self extends ReferenceProgram {

        private static final int BREADTH = 5;

        private final @Nullable NullMask nulls;
        private final boolean nullable;
        private final long key;

        Self(Supplier<TableProgram> table, boolean nullable, @Nullable NullMask nulls, long key) {
            super(table);
            this.nullable = nullable;
            this.nulls = nulls;
            this.key = key;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long row = frame.row(i);
                state.parents[i] = row == 0 ? 0 : Mix.below(Mix.hash(key, row), 1 + (row - 1) / BREADTH);
                state.absent[i] = row == 0 ? nullable : nulls != null && nulls.isNull(row);
            }
        }
    }

    /** The row before, so that no two rows share a parent; the first row of each so many refers to nothing. */
    static final class Chain extends ReferenceProgram {

        /** Longer chains are not walked to their beginning. */
        private static final long LONGEST = 32;

        private final boolean nullable;
        private final long length;

        Chain(Supplier<TableProgram> table, boolean nullable, double nullRate) {
            super(table);
            this.nullable = nullable;
            this.length = length(nullRate);
        }

        /** Returns of how many rows a chain is when such a share of them refers to nothing. */
        private static long length(double nullRate) {
            return nullRate <= 0 ? Long.MAX_VALUE : Math.max(1, (long) Math.rint(1 / nullRate));
        }

        /** Returns whether chains are too long for what is to be read up to their first row. */
        static boolean isEndless(boolean nullable, double nullRate) {
            return nullable && length(nullRate) > LONGEST;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long row = frame.row(i);
                // without null, a ring is the only shape, and the smallest ring needs no row to come first
                state.parents[i] = nullable ? Math.max(0, row - 1) : row;
                state.absent[i] = nullable && row % length == 0;
            }
        }
    }

    /** No parent twice: the rows walk a permutation of the parents. */
    static final class Injective extends ReferenceProgram {

        private final Permutation order;
        private final @Nullable NullMask nulls;

        Injective(Supplier<TableProgram> parentTable, long parents, @Nullable NullMask nulls, long key) {
            super(parentTable);
            this.order = new Permutation(parents, key);
            this.nulls = nulls;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                long row = frame.row(i);
                // rows without a parent cost none, so that each parent that can be referred to is
                long number = nulls == null ? row : nulls.valuesBefore(row);
                boolean beyond = number >= order.size();
                state.parents[i] = beyond ? 0 : order.apply(number);
                state.absent[i] = beyond || (nulls != null && nulls.isNull(row));
            }
        }
    }

    /** No parent twice among the children of one owner: the other side of a junction. */
    static final class WithinOwner extends ReferenceProgram {

        private final int owner;
        private final long parents;
        private final Curve curve;
        private final Permutation order;
        private final @Nullable NullMask nulls;
        private final long key;

        WithinOwner(Supplier<TableProgram> parentTable, int owner, long parents, @Nullable NullMask nulls, long key) {
            super(parentTable);
            this.owner = owner;
            this.parents = parents;
            this.curve = new Curve(0.1 + 1.0 / parents);
            this.order = new Permutation(parents, Mix.hash(key, -1));
            this.nulls = nulls;
            this.key = key;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            Frame.ReferenceState owners = frame.reference(owner);
            for (int i = 0; i < frame.count(); i++) {
                long siblings = Math.max(1, owners.siblings[i]);
                long ordinal = owners.ordinals[i];
                // one parent from each of as many strata as there are siblings, so that none comes twice
                double jitter = Mix.unit(Mix.hash(key, owners.parents[i]) ^ Mix.mix(ordinal));
                long above = (long) (curve.ranks((ordinal + jitter) / siblings) * (parents - siblings));
                state.parents[i] = order.apply(Math.min(parents - 1, ordinal + Math.max(0, above)));
                state.absent[i] =
                        owners.absent[i] || ordinal >= parents || (nulls != null && nulls.isNull(frame.row(i)));
            }
        }
    }

    /** A parent by the number that a group of columns, unique together, assigns. */
    static final class Indexed extends ReferenceProgram {

        private final IndexSource index;
        private final @Nullable NullMask nulls;
        private final @Nullable NullRule overflow;

        Indexed(
                Supplier<TableProgram> parentTable,
                IndexSource index,
                @Nullable NullMask nulls,
                @Nullable NullRule overflow) {
            super(parentTable);
            this.index = index;
            this.nulls = nulls;
            this.overflow = overflow;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                state.parents[i] = index.index(frame, i);
                state.absent[i] = (overflow != null && overflow.isNull(frame, i))
                        || (nulls != null && nulls.isNull(frame.row(i)));
            }
        }
    }

    /** Another program's choice among all parents but the one that another reference has chosen. */
    static final class Unlike extends ReferenceProgram {

        private final ReferenceProgram choice;
        private final int other;
        private final long parents;

        /**
         * Makes a program.
         *
         * @param choice chooses among one parent less than there are
         * @param other the number of the other reference
         * @param parents how many parents there are, at least two
         */
        Unlike(Supplier<TableProgram> parentTable, ReferenceProgram choice, int other, long parents) {
            super(parentTable);
            this.choice = choice;
            this.other = other;
            this.parents = parents;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            choice.choose(frame, state);
            Frame.ReferenceState others = frame.chosen(other);
            for (int i = 0; i < frame.count(); i++) {
                // for each parent of the other, the choices are all parents behind it, round to the one before it
                state.parents[i] = (others.parents[i] + 1 + state.parents[i]) % parents;
            }
        }
    }

    /** No parent at all: the parent table has no rows. */
    static final class Nobody extends ReferenceProgram {

        Nobody(Supplier<TableProgram> parentTable) {
            super(parentTable);
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            for (int i = 0; i < frame.count(); i++) {
                state.parents[i] = 0;
                state.absent[i] = true;
            }
        }
    }

    /** Shows a column of the chosen parents. */
    static final class Key extends ColumnProgram {

        private final int reference;
        private final int parentColumn;
        private final boolean nullable;

        /**
         * Makes a program.
         *
         * @param reference the number of the reference
         * @param parentColumn the position of the referred column in the parent's layout
         * @param nullable whether a row without a parent has null here; else it shows some parent's key, which a foreign
         *     key with another null column does not check
         */
        Key(int reference, int parentColumn, boolean nullable) {
            this.reference = reference;
            this.parentColumn = parentColumn;
            this.nullable = nullable;
        }

        int reference() {
            return reference;
        }

        /**
         * Returns the value for one parent.
         *
         * @param frame of the parents, for one row
         */
        @Nullable
        Object of(Frame frame, long parent) {
            frame.gather(new long[] {parent}, 1);
            return frame.column(parentColumn).value(0);
        }

        /** Returns whether a row without a parent has null here. */
        boolean isNullable() {
            return nullable;
        }

        /** Shows the chosen parents, be the references absent or not. */
        void fillPresent(Frame frame, ColumnVector target) {
            if (frame.table().references()[reference] instanceof Nobody) {
                fillWithoutParent(frame, target);
            } else {
                frame.parent(reference).fill(parentColumn, target);
            }
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            Frame.ReferenceState state = frame.reference(reference);
            if (frame.table().references()[reference] instanceof Nobody) {
                fillWithoutParent(frame, target);
                return;
            }
            frame.parent(reference).fill(parentColumn, target);
            for (int i = 0; nullable && i < frame.count(); i++) {
                if (state.absent[i]) {
                    target.setState(i, CellState.NULL);
                }
            }
        }

        /** A parent table without rows has no keys to show; one column that is null is enough for none to be needed. */
        private void fillWithoutParent(Frame frame, ColumnVector target) {
            for (int i = 0; i < frame.count(); i++) {
                if (target instanceof BytesVector bytes) {
                    bytes.append((byte) 'x');
                    bytes.endCell();
                } else {
                    ((LongVector) target).set(i, 0);
                }
                if (nullable) {
                    target.setState(i, CellState.NULL);
                }
            }
        }
    }
}

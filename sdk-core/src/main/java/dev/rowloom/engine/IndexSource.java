package dev.rowloom.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers the rows so that no number comes twice where a key forbids it. Immutable, used by many threads at once. */
sealed interface IndexSource {

    /** Returns the number of a row of the frame, below the space. */
    long index(Frame frame, int cell);

    /** A number of the row alone. */
    sealed interface OfRow extends IndexSource {

        /** Returns the number of a row of the table. */
        long index(long row);

        @Override
        default long index(Frame frame, int cell) {
            return index(frame.row(cell));
        }
    }

    /** The row's own number: for values that are shuffled in themselves. */
    record Rows() implements OfRow {
        @Override
        public long index(long row) {
            return row;
        }
    }

    /** The number among the rows that a mask leaves values to, so that no value falls on a null. */
    record Present(NullMask mask, OfRow source) implements OfRow {
        @Override
        public long index(long row) {
            return source.index(mask.valuesBefore(row));
        }
    }

    /** The row's number in a permutation; rows beyond its size are null. */
    record Shuffled(Permutation permutation) implements OfRow {
        @Override
        public long index(long row) {
            return row < permutation.size() ? permutation.apply(row) : 0;
        }
    }

    /** The row's number in one permutation, and behind its end in a second one. */
    record InTurn(Permutation first, Permutation second) implements OfRow {
        @Override
        public long index(long row) {
            if (row < first.size()) {
                return first.apply(row);
            }
            long later = row - first.size();
            return later < second.size() ? first.size() + second.apply(later) : 0;
        }
    }

    /**
     * The permuted number of a group of columns that are unique together; rows beyond its size are null in some column.
     *
     * @param joint the number of the group
     */
    record Together(int joint) implements IndexSource {
        @Override
        public long index(Frame frame, int cell) {
            return frame.joint(joint)[cell];
        }
    }

    /**
     * One digit of another number, which has as many as there are columns that are unique together.
     *
     * @param number the other number
     * @param divisor the product of the spaces of the columns before
     * @param space the column's own space
     */
    record Digit(IndexSource number, long divisor, long space) implements IndexSource {
        @Override
        public long index(Frame frame, int cell) {
            return number.index(frame, cell) / divisor % space;
        }
    }

    /**
     * The remainder of the row's number, shuffled, or that of its place in the layout of all children of owners.
     *
     * @param owner the number of the owner reference, or −1 for the row's number
     */
    record Residue(int owner, long modulus, Permutation order) implements IndexSource {
        @Override
        public long index(Frame frame, int cell) {
            long number = owner < 0 ? frame.row(cell) : frame.reference(owner).places[cell];
            return order.apply(number % modulus);
        }
    }

    /**
     * Another number as far as there are values; beyond them are nulls.
     *
     * @param number the other number
     * @param values how many values there are
     */
    record Limited(IndexSource number, long values) implements IndexSource {
        @Override
        public long index(Frame frame, int cell) {
            return Math.min(values - 1, number.index(frame, cell));
        }
    }

    /**
     * The row's number among the children of its owner, in order.
     *
     * @param owner the number of the reference
     */
    record Ordinal(int owner) implements IndexSource {
        @Override
        public long index(Frame frame, int cell) {
            return frame.reference(owner).ordinals[cell];
        }
    }

    /**
     * A number that differs among the children of each owner: places are dealt round the permuted numbers, so that every
     * number comes; children beyond the space are null in some column.
     *
     * @param owner the number of the reference
     * @param order a permutation of the numbers
     */
    record ShuffledOrdinal(int owner, Permutation order) implements IndexSource {
        @Override
        public long index(Frame frame, int cell) {
            return order.apply(frame.reference(owner).places[cell] % order.size());
        }
    }

    /**
     * How many values a column or reference has among the children of an owner.
     *
     * @param fixed the number, where it is the same for all owners
     * @param groups the parents that can be chosen, where they depend on the owner, or null
     */
    record Space(long fixed, @Nullable ParentGroups groups) {

        long size(Frame frame, int cell) {
            return groups == null ? fixed : groups.size(frame, cell);
        }
    }

    /**
     * A digit of a number that differs among the children of each owner, where the space depends on the owner: ordinals walk
     * it in steps that have no divisor in common with it. Children beyond the space are null in some column.
     *
     * @param owner the number of the reference
     * @param spaces those of all columns and references that differ together
     * @param place the digit's place among them
     */
    record ScopedDigit(int owner, List<Space> spaces, int place, long key) implements IndexSource {

        private static final long MOST = 1L << 30;

        /** Returns how many children of a row's owner have a number. */
        long room(Frame frame, int cell) {
            long room = 1;
            for (Space space : spaces) {
                room = RowCounts.product(room, space.size(frame, cell));
            }
            return room;
        }

        @Override
        public long index(Frame frame, int cell) {
            long room = Math.min(MOST, room(frame, cell));
            Frame.ReferenceState owners = frame.reference(owner);
            long ordinal = owners.ordinals[cell];
            if (ordinal >= room) {
                return 0;
            }
            long bits = Mix.hash(key, owners.parents[cell]);
            long step = 1 + Mix.below(Mix.next(bits), room);
            while (divisor(step, room) > 1) {
                step = step % room + 1;
            }
            long number = (Mix.below(bits, room) + ordinal * step) % room;
            for (int i = 0; i < place; i++) {
                number /= spaces.get(i).size(frame, cell);
            }
            return number % spaces.get(place).size(frame, cell);
        }

        private static long divisor(long a, long b) {
            return b == 0 ? a : divisor(b, a % b);
        }
    }
}

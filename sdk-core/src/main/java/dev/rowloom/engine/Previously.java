package dev.rowloom.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What another column has in the row before, among the rows of one owner. */
final class Previously {

    /** Rows of a table that are made at a time for rows of another. */
    private static final int AT_A_TIME = 64;

    private final int owner;
    private final int position;
    private final Supplier<@Nullable OwnerLayout> layout;

    /**
     * Makes it.
     *
     * @param owner the number of the reference to the owner
     * @param position the other column's
     * @param layout where the layout of the table will be
     */
    Previously(int owner, int position, Supplier<@Nullable OwnerLayout> layout) {
        this.owner = owner;
        this.position = position;
        this.layout = layout;
    }

    /** Returns the other column's cell of the row before as cell 0 of a vector, or null where there is no such row. */
    private @Nullable ColumnVector before(Frame frame, int cell) {
        Frame.ReferenceState owners = frame.reference(owner);
        OwnerLayout laidOut = layout.get();
        if (laidOut == null || owners.absent[cell] || owners.ordinals[cell] == 0) {
            return null;
        }
        Frame rows = frame.other(frame.table(), AT_A_TIME);
        rows.gather(new long[] {laidOut.row(owners.places[cell] - 1)}, 1);
        return rows.column(position);
    }

    /** Cells held in a {@code long}. */
    static final class OfLongs extends LongProgram {

        private final Previously previously;
        private final LongProgram first;

        OfLongs(Previously previously, LongProgram first) {
            this.previously = previously;
            this.first = first;
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            super.fill(frame, target);
            previously.setNulls(frame, target, first);
        }

        @Override
        long value(Frame frame, int cell) {
            ColumnVector before = previously.before(frame, cell);
            return before == null ? first.value(frame, cell) : ((LongVector) before).get(0);
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return previously.isNull(frame, cell, first);
        }
    }

    /** Cells held as bytes. */
    static final class OfBytes extends BytesProgram {

        private final Previously previously;
        private final BytesProgram first;

        OfBytes(Previously previously, BytesProgram first) {
            this.previously = previously;
            this.first = first;
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            super.fill(frame, target);
            previously.setNulls(frame, target, first);
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            if (previously.before(frame, cell) instanceof BytesVector before) {
                out.append(before.data(), before.start(0), before.end(0) - before.start(0));
            } else {
                first.write(frame, cell, out);
            }
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return previously.isNull(frame, cell, first);
        }
    }

    private boolean isNull(Frame frame, int cell, ColumnProgram first) {
        ColumnVector before = before(frame, cell);
        return before == null ? first.isNull(frame, cell) : !before.hasValue(0);
    }

    private void setNulls(Frame frame, ColumnVector target, ColumnProgram first) {
        for (int i = 0; i < frame.count(); i++) {
            if (isNull(frame, i, first)) {
                target.setState(i, CellState.NULL);
            }
        }
    }

    /** Nothing: the first row has none before it. */
    static final class NoLong extends LongProgram {
        @Override
        long value(Frame frame, int cell) {
            return 0;
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return true;
        }
    }

    /** Nothing: the first row has none before it. */
    static final class NoBytes extends BytesProgram {
        @Override
        void write(Frame frame, int cell, BytesVector out) {
            out.append((byte) '-');
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return true;
        }
    }
}

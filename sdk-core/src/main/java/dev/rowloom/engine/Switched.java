package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cells that make the predicate of a partial unique key true for the rows that a {@link Switch} chooses, and no others. */
final class Switched {

    private Switched() {}

    /** What a column has in the rows for which the predicate is true. */
    enum On {
        NULL,
        ANY_VALUE,
        SOME_VALUES
    }

    /**
     * Says where a switched column is null.
     *
     * @param otherwise which of the rows are null that are left as they are, or whose predicate other values make false
     */
    record Nulls(Switch chosen, On on, @Nullable NullMask otherwise) implements NullRule {
        @Override
        public boolean isNull(Frame frame, int cell) {
            if (chosen.isFree(frame, cell)) {
                return otherwise != null && otherwise.isNull(frame.row(cell));
            }
            boolean isOn = chosen.isOn(frame, cell);
            return switch (on) {
                case NULL -> isOn;
                case ANY_VALUE -> !isOn;
                case SOME_VALUES -> !isOn && otherwise != null && otherwise.isNull(frame.row(cell));
            };
        }
    }

    /** Tells the values that make the predicate true from the others. */
    record Test(Condition condition, int column, Encoding encoding, int scale) {

        boolean holds(@Nullable Object value) {
            return condition.test(position -> position == column ? value : null) == Truth.TRUE;
        }
    }

    /**
     * What is needed to turn a value into one that the predicate wants.
     *
     * @param chosen the rows for which it is to be true
     * @param test tells which values make it true
     * @param key of the stream that chooses among values
     */
    record Turn(Switch chosen, Test test, long key) {}

    /** Returns the program without the nulls that it makes by itself: the switch says which cells are null. */
    static ColumnProgram present(ColumnProgram base) {
        if (base instanceof LongProgram longs) {
            return new PresentLongs(longs);
        }
        return base instanceof BytesProgram bytes ? new PresentTexts(bytes) : base;
    }

    private static final class PresentLongs extends LongProgram {

        private final LongProgram base;

        private PresentLongs(LongProgram base) {
            this.base = base;
        }

        @Override
        long value(Frame frame, int cell) {
            return base.value(frame, cell);
        }
    }

    private static final class PresentTexts extends BytesProgram {

        private final BytesProgram base;

        private PresentTexts(BytesProgram base) {
            this.base = base;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            base.write(frame, cell, out);
        }
    }

    /** Numbers, truth values, dates. */
    static final class OfLongs extends LongProgram {

        private final LongProgram base;
        private final Turn turn;
        private final long[] whenOn;
        private final long[] whenOff;

        OfLongs(LongProgram base, Turn turn, long[] whenOn, long[] whenOff) {
            this.base = base;
            this.turn = turn;
            this.whenOn = whenOn;
            this.whenOff = whenOff;
        }

        @Override
        long value(Frame frame, int cell) {
            long value = base.value(frame, cell);
            boolean on = turn.chosen().isOn(frame, cell);
            Test test = turn.test();
            if (turn.chosen().isFree(frame, cell)
                    || test.holds(LongVector.boxed(value, test.encoding(), test.scale())) == on) {
                return value;
            }
            long[] values = on ? whenOn : whenOff;
            return values[(int) Mix.below(Mix.hash(turn.key(), frame.row(cell)), values.length)];
        }
    }

    /** Texts. */
    static final class OfTexts extends BytesProgram {

        private final BytesProgram base;
        private final Turn turn;
        private final List<byte[]> whenOn;
        private final List<byte[]> whenOff;

        OfTexts(BytesProgram base, Turn turn, List<byte[]> whenOn, List<byte[]> whenOff) {
            this.base = base;
            this.turn = turn;
            this.whenOn = whenOn;
            this.whenOff = whenOff;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            base.write(frame, cell, out);
            boolean on = turn.chosen().isOn(frame, cell);
            if (!turn.chosen().isFree(frame, cell) && turn.test().holds(out.pendingText()) != on) {
                List<byte[]> values = on ? whenOn : whenOff;
                out.truncatePending(0);
                out.append(values.get((int) Mix.below(Mix.hash(turn.key(), frame.row(cell)), values.size())));
            }
        }
    }

    /** A reference that is null, or is not, where the predicate is true. */
    static final class OfReference extends ReferenceProgram {

        private final ReferenceProgram base;
        private final Switch chosen;
        private final On on;

        OfReference(Supplier<TableProgram> parentTable, ReferenceProgram base, Switch chosen, On on) {
            super(parentTable);
            this.base = base;
            this.chosen = chosen;
            this.on = on;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            base.choose(frame, state);
            for (int i = 0; i < frame.count(); i++) {
                if (!chosen.isFree(frame, i)) {
                    state.absent[i] = chosen.isOn(frame, i) == (on == On.NULL);
                }
            }
        }
    }

    /** A reference whose parents have keys that make the predicate true, or have not. */
    static final class OfParents extends ReferenceProgram {

        private final ReferenceProgram base;
        private final Switch chosen;
        private final Supplier<ParentChoice.Sides> sides;
        private final boolean nullable;
        private final long key;

        /**
         * Makes a program.
         *
         * @param sides the parents of either kind
         * @param key of the stream that chooses among them
         */
        OfParents(
                ReferenceProgram base, Switch chosen, Supplier<ParentChoice.Sides> sides, boolean nullable, long key) {
            super(base::parentTable);
            this.base = base;
            this.chosen = chosen;
            this.sides = sides;
            this.nullable = nullable;
            this.key = key;
        }

        @Override
        void choose(Frame frame, Frame.ReferenceState state) {
            base.choose(frame, state);
            for (int i = 0; i < frame.count(); i++) {
                boolean on = !chosen.isFree(frame, i) && chosen.isOn(frame, i);
                if (on || !chosen.isFree(frame, i) && !state.absent[i]) {
                    ParentChoice.Indexed wanted =
                            on ? sides.get().within() : sides.get().without();
                    long count = wanted.before(Long.MAX_VALUE);
                    if (count == 0) {
                        state.absent[i] |= nullable;
                    } else if (state.absent[i] || !wanted.admits(state.parents[i])) {
                        state.parents[i] = wanted.row(Mix.below(Mix.hash(key, frame.row(i)), count));
                    }
                    state.absent[i] &= count == 0;
                }
            }
        }
    }
}

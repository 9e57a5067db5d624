package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cells that are drawn from the bins of a histogram. */
final class Binned {

    private Binned() {}

    /** A bin of cells that are held in a {@code long}. */
    sealed interface LongBin {

        /**
         * Multiples of a step.
         *
         * @param first the least
         * @param count how many there are
         */
        record Steps(long first, long step, long count) implements LongBin {}

        /** No value. */
        record Missing() implements LongBin {}

        /** What a program makes. */
        record Made(LongProgram program) implements LongBin {}
    }

    /** Cells held in a {@code long}. */
    static final class OfLongs extends LongProgram {

        private final BinChoice choice;
        private final List<LongBin> bins;
        private final After.@Nullable OfOther base;
        private final LongDomain domain;

        /**
         * Makes a program.
         *
         * @param base what is drawn is added to it, or null for none
         * @param domain the values allowed
         */
        OfLongs(BinChoice choice, List<LongBin> bins, After.@Nullable OfOther base, LongDomain domain) {
            this.choice = choice;
            this.bins = List.copyOf(bins);
            this.base = base;
            this.domain = domain;
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            LongVector vector = (LongVector) target;
            for (int i = 0; i < frame.count(); i++) {
                vector.set(i, value(frame, i));
                if (isNull(frame, i)) {
                    target.setState(i, CellState.NULL);
                }
            }
        }

        @Override
        long value(Frame frame, int cell) {
            LongBin bin = bins.get(choice.of(frame, cell));
            long drawn = 0;
            if (bin instanceof LongBin.Steps steps) {
                long bits = Mix.next(choice.bits(frame, cell));
                drawn = steps.count() == 1
                        ? steps.first()
                        : steps.first() + Mix.below(bits, steps.count()) * steps.step();
            } else if (bin instanceof LongBin.Made made) {
                drawn = made.program().value(frame, cell);
            }
            if (base == null) {
                return drawn;
            }
            long from = base.value(frame, cell);
            if (from == Term.NULL) {
                return domain.isEmpty() ? 0 : domain.min();
            }
            return domain.contains(from + drawn) || !domain.contains(from) ? from + drawn : from;
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return bins.get(choice.of(frame, cell)) instanceof LongBin.Missing
                    || base != null && base.value(frame, cell) == Term.NULL;
        }
    }

    /** Cells held as bytes. */
    static final class OfBytes extends BytesProgram {

        private final BinChoice choice;
        private final @Nullable BytesProgram[] bins;

        /**
         * Makes a program.
         *
         * @param bins what makes the texts of each bin, or null for a null
         */
        OfBytes(BinChoice choice, @Nullable BytesProgram[] bins) {
            this.choice = choice;
            this.bins = bins;
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            BytesVector out = (BytesVector) target;
            for (int i = 0; i < frame.count(); i++) {
                BytesProgram program = bins[choice.of(frame, i)];
                if (program == null || program.isNull(frame, i)) {
                    out.setState(i, CellState.NULL);
                } else {
                    program.write(frame, i, out);
                }
                out.endCell();
            }
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            BytesProgram program = bins[choice.of(frame, cell)];
            if (program != null) {
                program.write(frame, cell, out);
            }
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            BytesProgram program = bins[choice.of(frame, cell)];
            return program == null || program.isNull(frame, cell);
        }
    }
}

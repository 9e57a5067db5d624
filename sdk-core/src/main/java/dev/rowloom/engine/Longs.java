package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ways to make values that are held in a {@code long}. */
final class Longs {

    private Longs() {}

    /** Returns a value of the domain that is not below another, most near it; the greatest where there is none. */
    static long pickFrom(LongDomain domain, long least, long bits) {
        LongDomain rest = domain.intersect(LongDomain.range(least, Long.MAX_VALUE));
        return rest.isEmpty() ? domain.max() : rest.get(Spread.SKEWED.pick(bits, rest.size()));
    }

    /** Numbers the rows along a domain. */
    static final class Sequence extends LongProgram {

        private final LongDomain run;
        private final long step;
        private final long start;
        private final boolean gapless;
        private final long count;

        /**
         * Makes a program. Behind its end, which only columns reach that may repeat, it begins again.
         *
         * @param run the values, the first of which is the least, or the greatest where the step is negative
         * @param step the difference between rows; counts values instead where the run has gaps
         */
        Sequence(LongDomain run, long step) {
            this.run = run;
            this.step = step;
            this.start = step > 0 ? run.min() : run.max();
            this.gapless = isGapless(run);
            this.count = gapless ? Math.max(1, (run.size() - 1) / Math.abs(step) + 1) : run.size();
        }

        static boolean isGapless(LongDomain run) {
            return run.size() == run.max() - run.min() + 1 || run.size() == Long.MAX_VALUE;
        }

        @Override
        long value(Frame frame, int cell) {
            long row = frame.draw(cell);
            row = row < count ? row : row % count;
            return gapless ? start + step * row : run.get(step > 0 ? row : run.size() - 1 - row);
        }

        @Override
        LongDomain run() {
            return gapless && step == 1 ? run : LongDomain.EMPTY;
        }

        @Override
        @Nullable
        LongDomain rows(LongDomain values) {
            return gapless ? values.intersect(run).steps(start, step) : step > 0 ? run.ranks(values, 0) : null;
        }
    }

    /** A value by its number: first those of one domain, then those of another. */
    static final class Indexed extends LongProgram {

        private final LongDomain first;
        private final LongDomain rest;
        private final long firstSize;
        private final long step;
        private final IndexSource index;

        /**
         * Makes a program.
         *
         * @param first the values with the lowest numbers, before multiplying by the step
         * @param rest the values after them
         */
        Indexed(LongDomain first, LongDomain rest, long step, IndexSource index) {
            this.first = first;
            this.rest = rest;
            this.firstSize = Math.min(Permutation.MAX_SIZE / 2, first.size());
            this.step = step;
            this.index = index;
        }

        @Override
        long value(Frame frame, int cell) {
            long number = index.index(frame, cell);
            return (number < firstSize || rest.isEmpty() ? first.get(number) : rest.get(number - firstSize)) * step;
        }

        @Override
        LongDomain run() {
            return index instanceof IndexSource.Rows && step == 1 && Sequence.isGapless(first)
                    ? first
                    : LongDomain.EMPTY;
        }

        @Override
        @Nullable
        LongDomain rows(LongDomain values) {
            LongDomain wanted = values.dividedBy(step);
            return index instanceof IndexSource.Rows
                    ? first.ranks(wanted, 0)
                            .intersect(LongDomain.range(0, firstSize - 1))
                            .union(rest.ranks(wanted, firstSize))
                    : null;
        }
    }

    /** Random values of a domain, spread by a shape. */
    static final class Random extends LongProgram {

        private final LongDomain values;
        private final long size;
        private final long step;
        private final Spread spread;
        private final long key;

        Random(LongDomain values, long step, Spread spread, long key) {
            this.values = values;
            this.size = values.size();
            this.step = step;
            this.spread = spread;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            return values.get(spread.pick(Mix.hash(key, frame.draw(cell)), size)) * step;
        }
    }

    /** Random values with one of a few endings, such as prices that end with .99. */
    static final class WithEndings extends LongProgram {

        private final LongProgram base;
        private final LongDomain domain;
        private final long[] endings;
        private final long unit;
        private final long key;

        /**
         * Makes a program.
         *
         * @param unit how many units a whole is: 100 where the values count hundredths
         */
        WithEndings(LongProgram base, LongDomain domain, long[] endings, long unit, long key) {
            this.base = base;
            this.domain = domain;
            this.endings = endings.clone();
            this.unit = unit;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            long value = base.value(frame, cell);
            long ending = endings[(int) Mix.below(Mix.hash(key, frame.draw(cell)), endings.length)];
            long ended = Math.floorDiv(value, unit) * unit + ending;
            return domain.contains(ended) ? ended : value;
        }
    }

    /** A time of day after a day: most in business hours. */
    static final class WithTimeOfDay extends LongProgram {

        private static final long DAY_MICROS = 86_400_000_000L;

        private final LongProgram days;
        private final LongDomain domain;
        private final long precision;
        private final long key;

        /**
         * Makes a program.
         *
         * @param days gives days since 1970
         * @param domain the values allowed, in microseconds
         * @param precision the microseconds that values are multiples of
         */
        WithTimeOfDay(LongProgram days, LongDomain domain, long precision, long key) {
            this.days = days;
            this.domain = domain;
            this.precision = precision;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            long bits = Mix.hash(key, frame.draw(cell));
            // the sum of two even draws: few at night, most around half past two in the afternoon
            double hour = 5 + 9.5 * (Mix.unit(bits) + Mix.unit(Mix.next(bits)));
            long micros = (long) (hour * 3_600_000_000L) % DAY_MICROS;
            long value = days.value(frame, cell) * DAY_MICROS + micros;
            value -= Math.floorMod(value, precision);
            return domain.contains(value) ? value : domain.atLeast(value);
        }
    }

    /** A value by the order of a deck of cards, so that each is sure to come; one card may stand for null. */
    static final class Dealt extends LongProgram {

        private final Deck deck;
        private final long[] values;
        private final long[] weights;

        /**
         * Makes a program.
         *
         * @param values the values of the entries; an entry beyond them is null
         * @param weights how often each of the values is wanted
         */
        Dealt(Deck deck, long[] values, long[] weights) {
            this.deck = deck;
            this.values = values.clone();
            this.weights = weights.clone();
        }

        /** Returns the program with the values that a type keeps instead. */
        Dealt rounded(DataType type) {
            long[] kept = Arrays.stream(values)
                    .map(value -> Units.roundedUp(type, value))
                    .toArray();
            return new Dealt(deck, kept, weights);
        }

        long[] values() {
            return values.clone();
        }

        long[] weights() {
            return weights.clone();
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            LongVector vector = (LongVector) target;
            Deck.Dealer dealer = new Deck.Dealer(deck);
            for (int i = 0; i < frame.count(); i++) {
                int entry = dealer.draw(frame.draw(i));
                if (entry < values.length) {
                    vector.set(i, values[entry]);
                } else {
                    vector.setState(i, CellState.NULL);
                }
            }
        }

        @Override
        long value(Frame frame, int cell) {
            return values[Math.min(deck.draw(frame.draw(cell)), values.length - 1)];
        }

        @Override
        boolean isNull(Frame frame, int cell) {
            return deck.draw(frame.draw(cell)) >= values.length;
        }
    }

    /** One value by weight out of many. */
    static final class Weighted extends LongProgram {

        private final long[] values;
        private final Weights weights;
        private final long key;

        Weighted(long[] values, Weights weights, long key) {
            this.values = values.clone();
            this.weights = weights;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            return values[weights.pick(Mix.hash(key, frame.draw(cell)))];
        }
    }

    /** A value of a list by its number. */
    static final class Listed extends LongProgram {

        private final long[] values;
        private final IndexSource index;

        Listed(long[] values, IndexSource index) {
            this.values = values.clone();
            this.index = index;
        }

        @Override
        long value(Frame frame, int cell) {
            return values[(int) index.index(frame, cell)];
        }
    }

    /** The same value everywhere. */
    static final class Constant extends LongProgram {

        private final long value;

        Constant(long value) {
            this.value = value;
        }

        long value() {
            return value;
        }

        @Override
        long value(Frame frame, int cell) {
            return value;
        }
    }

    /** The end of a range that another column begins: within the same slot. */
    static final class End extends LongProgram {

        private final int begin;
        private final long unit;
        private final long most;
        private final long key;

        /**
         * Makes a program.
         *
         * @param begin the position of the column that begins the range
         * @param unit what lengths are multiples of
         * @param most how many units a range has at most
         */
        End(int begin, long unit, long most, long key) {
            this.begin = begin;
            this.unit = unit;
            this.most = most;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            long from = ((LongVector) frame.column(begin)).get(cell);
            return from + unit * (1 + Mix.below(Mix.hash(key, frame.row(cell)), most));
        }
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;

/** The ways to make values that are held in a {@code long}. */
final class Longs {

    private Longs() {}

    /** Returns a value of the domain that is not below another, most near it; the greatest where there is none. */
    private static long pickFrom(LongDomain domain, long least, long bits) {
        LongDomain rest = domain.intersect(LongDomain.range(least, Long.MAX_VALUE));
        return rest.isEmpty() ? domain.max() : rest.get(Spread.SKEWED.pick(bits, rest.size()));
    }

    /** Numbers the rows along a domain. */
    static final class Sequence extends LongProgram {

        private final LongDomain run;
        private final long step;
        private final long start;
        private final boolean gapless;

        /**
         * Makes a program.
         *
         * @param run the values, the first of which is the least, or the greatest where the step is negative
         * @param step the difference between rows; counts values instead where the run has gaps
         */
        Sequence(LongDomain run, long step) {
            this.run = run;
            this.step = step;
            this.start = step > 0 ? run.min() : run.max();
            this.gapless = isGapless(run);
        }

        static boolean isGapless(LongDomain run) {
            return run.size() == run.max() - run.min() + 1 || run.size() == Long.MAX_VALUE;
        }

        @Override
        long value(Frame frame, int cell) {
            long row = frame.row(cell);
            return gapless ? start + step * row : run.get(step > 0 ? row : run.size() - 1 - row);
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
            return values.get(spread.pick(Mix.hash(key, frame.row(cell)), size)) * step;
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
            long ending = endings[(int) Mix.below(Mix.hash(key, frame.row(cell)), endings.length)];
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
            long bits = Mix.hash(key, frame.row(cell));
            // the sum of two even draws: few at night, most around half past two in the afternoon
            double hour = 5 + 9.5 * (Mix.unit(bits) + Mix.unit(Mix.next(bits)));
            long micros = (long) (hour * 3_600_000_000L) % DAY_MICROS;
            long value = days.value(frame, cell) * DAY_MICROS + micros;
            value -= Math.floorMod(value, precision);
            return domain.contains(value) ? value : domain.atLeast(value);
        }
    }

    /** The value of another column plus a gap. */
    static final class After extends LongProgram {

        private final int column;
        private final LongProgram base;
        private final LongProgram otherwise;
        private final Gap gap;
        private final LongDomain domain;
        private final long key;

        /**
         * The gap, in units of the column.
         *
         * @param multiply units of the column in one of the other's, 1 where it divides
         * @param divide units of the other column in one of the column's, 1 where it multiplies
         */
        record Gap(long min, long max, double sameShare, long precision, long multiply, long divide) {}

        /**
         * Makes a program.
         *
         * @param column the position of the other column, which says whether it is null
         * @param base gives the other column's value
         * @param otherwise gives the value where the other is null
         */
        After(int column, LongProgram base, LongProgram otherwise, Gap gap, LongDomain domain, long key) {
            this.column = column;
            this.base = base;
            this.otherwise = otherwise;
            this.gap = gap;
            this.domain = domain;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            if (!frame.column(column).hasValue(cell)) {
                return otherwise.value(frame, cell);
            }
            long from = base.value(frame, cell) * gap.multiply();
            from = gap.divide() == 1 ? from : Math.floorDiv(from, gap.divide());
            long bits = Mix.hash(key, frame.row(cell));
            if (from > domain.max()) {
                // nothing is left above the other: a CHECK that asks for it has cut the other's domain
                return otherwise.value(frame, cell);
            }
            boolean same = Mix.unit(bits) < gap.sameShare();
            if (same && domain.contains(from)) {
                return from;
            }
            // a domain that begins later has the gap behind its beginning
            long floor = Math.max(from, domain.min());
            long gapped = floor + gap.min() + Spread.SKEWED.pick(Mix.next(bits), gap.max() - gap.min() + 1);
            // rounding up keeps the order
            gapped += Math.floorMod(-gapped, gap.precision());
            if (domain.contains(gapped)) {
                return gapped;
            }
            return pickFrom(domain, floor + gap.min(), Mix.next(bits));
        }
    }

    /** Values of one program where a domain admits them, else those of another. */
    static final class Within extends LongProgram {

        private final LongProgram base;
        private final LongDomain domain;
        private final LongProgram otherwise;

        Within(LongProgram base, LongDomain domain, LongProgram otherwise) {
            this.base = base;
            this.domain = domain;
            this.otherwise = otherwise;
        }

        @Override
        long value(Frame frame, int cell) {
            long value = base.value(frame, cell);
            return domain.contains(value) ? value : otherwise.value(frame, cell);
        }
    }

    /** The value of another column that is held in a {@code long}. */
    static final class OfColumn extends LongProgram {

        private final int position;

        OfColumn(int position) {
            this.position = position;
        }

        @Override
        long value(Frame frame, int cell) {
            return ((LongVector) frame.column(position)).get(cell);
        }
    }

    /** Another column whose value a column must not be below. */
    record Below(int position, LongProgram value, Order order) {}

    /**
     * How two columns compare whose cells may have different scales.
     *
     * @param digits digits after the point that the upper column's cells have more than the lower's; may be negative
     * @param strict whether equal values are excluded
     */
    record Order(int digits, boolean strict) {

        /** Returns the least value of the upper column for a value of the lower one, in the upper's units. */
        long least(long lower) {
            long factor = Digits.powerOfTen(Math.abs(digits));
            if (digits >= 0) {
                boolean fits = lower <= Long.MAX_VALUE / factor && lower >= Long.MIN_VALUE / factor;
                return fits ? lower * factor + (strict ? 1 : 0) : lower < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            return strict ? Math.floorDiv(lower, factor) + 1 : -Math.floorDiv(-lower, factor);
        }
    }

    /** Values rounded up to what the column's type keeps, as a time of whole seconds. */
    static final class Rounded extends LongProgram {

        private final LongProgram base;
        private final DataType type;

        Rounded(LongProgram base, DataType type) {
            this.base = base;
            this.type = type;
        }

        @Override
        long value(Frame frame, int cell) {
            return Units.roundedUp(type, base.value(frame, cell));
        }
    }

    /** Keeps a value at or above those of other columns, which CHECKs ask for. */
    static final class AtLeast extends LongProgram {

        private final LongProgram base;
        private final Below[] lowers;
        private final LongDomain domain;
        private final long origin;
        private final long key;

        /**
         * Makes a program.
         *
         * @param lowers the other columns
         * @param origin the least value of the base, whose distance to it is kept above the others
         */
        AtLeast(LongProgram base, java.util.List<Below> lowers, LongDomain domain, long origin, long key) {
            this.base = base;
            this.lowers = lowers.toArray(Below[]::new);
            this.domain = domain;
            this.origin = origin;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            long value = base.value(frame, cell);
            long floor = Long.MIN_VALUE;
            for (Below lower : lowers) {
                if (frame.column(lower.position()).hasValue(cell)) {
                    floor = Math.max(floor, lower.order().least(lower.value().value(frame, cell)));
                }
            }
            if (value >= floor) {
                return value;
            }
            long shifted = floor + Math.max(0, value - origin);
            if (shifted >= floor && domain.contains(shifted)) {
                return shifted;
            }
            return pickFrom(domain, floor, Mix.hash(key, frame.row(cell)));
        }
    }

    /** Keeps a value at or below those of other columns, which CHECKs ask for. */
    static final class AtMost extends LongProgram {

        /** How far below the other column a value may be drawn. */
        private static final long REACH = 1000;

        private final LongProgram base;
        private final int[] uppers;
        private final long[] leastBelow;
        private final LongDomain domain;
        private final long key;

        /**
         * Makes a program.
         *
         * @param uppers the positions of the other columns
         * @param leastBelow by how much, for each of them, the value must be below: 0, or 1 for a strict order
         */
        AtMost(LongProgram base, int[] uppers, long[] leastBelow, LongDomain domain, long key) {
            this.base = base;
            this.uppers = uppers.clone();
            this.leastBelow = leastBelow.clone();
            this.domain = domain;
            this.key = key;
        }

        @Override
        long value(Frame frame, int cell) {
            long value = base.value(frame, cell);
            long most = Long.MAX_VALUE;
            for (int i = 0; i < uppers.length; i++) {
                LongVector upper = (LongVector) frame.column(uppers[i]);
                if (upper.hasValue(cell)) {
                    most = Math.min(most, upper.get(cell) - leastBelow[i]);
                }
            }
            if (value <= most) {
                return value;
            }
            LongDomain near = domain.intersect(LongDomain.range(most - REACH, most));
            if (near.isEmpty()) {
                LongDomain all = domain.intersect(LongDomain.range(Long.MIN_VALUE, most));
                return all.isEmpty() ? domain.min() : all.max();
            }
            return near.get(near.size() - 1 - Spread.SKEWED.pick(Mix.hash(key, frame.row(cell)), near.size()));
        }
    }

    /** A value by the order of a deck of cards, so that each is sure to come; one card may stand for null. */
    static final class Dealt extends LongProgram {

        private final Deck deck;
        private final long[] values;

        /**
         * Makes a program.
         *
         * @param values the values of the entries; an entry beyond them is null
         */
        Dealt(Deck deck, long[] values) {
            this.deck = deck;
            this.values = values.clone();
        }

        @Override
        void fill(Frame frame, ColumnVector target) {
            LongVector vector = (LongVector) target;
            Deck.Dealer dealer = new Deck.Dealer(deck);
            for (int i = 0; i < frame.count(); i++) {
                int entry = dealer.draw(frame.row(i));
                if (entry < values.length) {
                    vector.set(i, values[entry]);
                } else {
                    vector.setState(i, CellState.NULL);
                }
            }
        }

        @Override
        long value(Frame frame, int cell) {
            return values[Math.min(deck.draw(frame.row(cell)), values.length - 1)];
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
            return values[weights.pick(Mix.hash(key, frame.row(cell)))];
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

        @Override
        long value(Frame frame, int cell) {
            return value;
        }
    }
}

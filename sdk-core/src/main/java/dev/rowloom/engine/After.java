package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import org.jspecify.annotations.Nullable;

/** The value of another column plus a gap. */
final class After extends LongProgram {

    private final Base base;
    private final LongProgram otherwise;
    private final Gap gap;
    private final LongDomain domain;
    private final long key;

    /** What a value comes after. */
    interface Base {

        /** Returns the other value in units of the column, or {@link Term#NULL}. */
        long value(Frame frame, int cell);
    }

    /**
     * The gap, in units of the column.
     *
     * @param shape how gaps spread
     * @param precision the units that values are multiples of
     * @param cap the value that no gap leads beyond
     * @param table the rhythm of the values, or null
     */
    record Gap(
            long min,
            long max,
            double sameShare,
            Spread shape,
            long precision,
            long cap,
            @Nullable TimeTable table) {

        /** Returns a value above another, at most so much. */
        private long above(long floor, long most, long bits) {
            return table != null && table.covers(floor + min, floor + most)
                    ? table.pick(floor + min, floor + most, bits)
                    : floor + min + shape.pick(bits, most - min + 1);
        }
    }

    /**
     * Another column.
     *
     * @param position its position, which says whether it is null
     * @param values gives its value
     * @param multiply units of the column in one of the other's, 1 where it divides
     * @param divide units of the other column in one of the column's, 1 where it multiplies
     */
    record OfOther(int position, LongProgram values, long multiply, long divide) implements Base {
        @Override
        public long value(Frame frame, int cell) {
            if (!frame.column(position).hasValue(cell)) {
                return Term.NULL;
            }
            long value = values.value(frame, cell) * multiply;
            return divide == 1 ? value : Math.floorDiv(value, divide);
        }
    }

    /**
     * A formula.
     *
     * @param scale digits after the point in a unit, for numbers
     * @param microsPerUnit the microseconds of a unit, for moments
     */
    record OfTerm(Term term, int scale, long microsPerUnit) implements Base {
        @Override
        public long value(Frame frame, int cell) {
            try {
                long value = term.value(frame, cell);
                if (value == Term.NULL) {
                    return value;
                }
                return term.unit().isMoment()
                        ? -Math.floorDiv(-value, microsPerUnit)
                        : Term.scaled(value, term.unit().scale(), scale);
            } catch (ArithmeticException e) {
                return Term.NULL;
            }
        }
    }

    /**
     * Makes a program.
     *
     * @param otherwise gives the value where the other is null
     * @param domain the values allowed, in units
     */
    After(Base base, LongProgram otherwise, Gap gap, LongDomain domain, long key) {
        this.base = base;
        this.otherwise = otherwise;
        this.gap = gap;
        this.domain = domain;
        this.key = key;
    }

    @Override
    long value(Frame frame, int cell) {
        long from = base.value(frame, cell);
        if (from == Term.NULL) {
            return otherwise.value(frame, cell);
        }
        long bits = Mix.hash(key, frame.draw(cell));
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
        long most = Math.max(gap.min(), Math.min(gap.max(), gap.cap() - floor));
        long gapped = gap.above(floor, most, Mix.next(bits));
        // rounding up keeps the order
        gapped += Math.floorMod(-gapped, gap.precision());
        if (domain.contains(gapped)) {
            return gapped;
        }
        // where the gap leads out of the domain, any value above the other has to do
        return Longs.pickFrom(domain, floor + gap.min() <= domain.max() ? floor + gap.min() : floor, Mix.next(bits));
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;

/** The value of another column plus a gap. */
final class After extends LongProgram {

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
        long gapped = floor + gap.min() + Spread.SKEWED.pick(Mix.next(bits), gap.max() - gap.min() + 1);
        // rounding up keeps the order
        gapped += Math.floorMod(-gapped, gap.precision());
        if (domain.contains(gapped)) {
            return gapped;
        }
        // where the gap leads out of the domain, any value above the other has to do
        return Longs.pickFrom(domain, floor + gap.min() <= domain.max() ? floor + gap.min() : floor, Mix.next(bits));
    }
}

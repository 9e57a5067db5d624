package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;

/** Moments in a rhythm, each row's after that of the row before. */
final class RhythmicSequence extends LongProgram {

    private final TimeTable table;
    private final LongDomain domain;
    private final long precision;
    private final long key;

    /**
     * Makes a program.
     *
     * @param domain the values allowed, in units, all of which the table covers
     * @param precision the units that values are multiples of
     */
    RhythmicSequence(TimeTable table, LongDomain domain, long precision, long key) {
        this.table = table;
        this.domain = domain;
        this.precision = precision;
        this.key = key;
    }

    @Override
    long value(Frame frame, int cell) {
        double part = Sequential.part(frame.row(cell), Mix.hash(key, frame.draw(cell)));
        long value = table.place(domain.min(), domain.max(), part);
        long rounded = value - Math.floorMod(value, precision);
        return domain.contains(rounded) ? rounded : domain.contains(value) ? value : domain.atLeast(value);
    }
}

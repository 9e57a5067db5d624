package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;

/** A number or moment by a formula; that of another program where the formula gives none that the column takes. */
final class Computed extends LongProgram {

    private final Term term;
    private final LongProgram otherwise;
    private final LongDomain domain;
    private final int scale;
    private final long microsPerUnit;

    /**
     * Makes a program.
     *
     * @param domain the values allowed, in units
     * @param scale digits after the point in a unit, for numbers
     * @param microsPerUnit the microseconds of a unit, for moments
     */
    Computed(Term term, LongProgram otherwise, LongDomain domain, int scale, long microsPerUnit) {
        this.term = term;
        this.otherwise = otherwise;
        this.domain = domain;
        this.scale = scale;
        this.microsPerUnit = microsPerUnit;
    }

    @Override
    long value(Frame frame, int cell) {
        long value = units(frame, cell);
        return value != Term.NULL && domain.contains(value) ? value : otherwise.value(frame, cell);
    }

    private long units(Frame frame, int cell) {
        try {
            long value = term.value(frame, cell);
            if (value == Term.NULL) {
                return value;
            }
            return term.unit().isMoment()
                    // the day that follows, so that what is not before a moment stays so
                    ? -Math.floorDiv(-value, microsPerUnit)
                    : Term.scaled(value, term.unit().scale(), scale);
        } catch (ArithmeticException e) {
            return Term.NULL;
        }
    }

    @Override
    boolean isNull(Frame frame, int cell) {
        return otherwise.isNull(frame, cell);
    }
}

package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.internal.domain.LongDomain;

/** The values that a sequence runs through: from its start on, upwards or downwards. */
final class SequenceRun {

    private final LongDomain values;
    private final long step;

    /** Makes a run; downwards from the greatest value where no value lies in the sequence's direction. */
    SequenceRun(Rule.Sequence sequence, LongDomain domain, RuleUnits units) {
        long start = units.scaled(sequence.start());
        LongDomain ahead = domain.intersect(
                sequence.step() > 0
                        ? LongDomain.range(start, Long.MAX_VALUE)
                        : LongDomain.range(Long.MIN_VALUE, start));
        long given = units.scaled(sequence.step());
        this.values = ahead.isEmpty() ? domain : ahead;
        this.step = ahead.isEmpty() ? -given : given;
    }

    LongProgram program() {
        return new Longs.Sequence(values, step);
    }

    /** Returns the values, in units. */
    LongDomain values() {
        return values;
    }

    boolean isAscending() {
        return step > 0;
    }

    /** Returns how many rows the run numbers. */
    long space() {
        return Longs.Sequence.isGapless(values) ? (values.size() - 1) / Math.abs(step) + 1 : values.size();
    }
}

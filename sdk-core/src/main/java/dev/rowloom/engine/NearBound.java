package dev.rowloom.engine;

import dev.rowloom.schema.internal.condition.Cells;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.List;

/**
 * Moves a value that conditions fail to the nearest bound from which on they hold, found by doubling steps and bisection, and
 * keeps beyond the bound the distance that the value had to the least one of its rule: so that values spread there as the
 * rule has them, and do not fall to the edge of the type. Immutable.
 *
 * @param domain the values allowed
 * @param step what values are multiples of
 * @param origin the least value of the rule
 */
record NearBound(LongDomain domain, long step, long origin) {

    /** Equations take a move for either side of the bound; more conditions than that are seldom tied to one column. */
    private static final int MOST_MOVES = 4;

    /** The cell that is moved, and what it is held against. */
    record Target(LongVector vector, int cell, List<Condition> tests, Cells row) {

        private boolean holds(Condition test, long value) {
            vector.set(cell, value);
            return test.test(row) != Truth.FALSE;
        }

        private boolean holds(long value) {
            return tests.stream().allMatch(test -> holds(test, value));
        }
    }

    /** Moves a value; returns whether all conditions hold then, and leaves it as it was where not. */
    boolean move(Target target) {
        long start = target.vector().get(target.cell());
        long value = start;
        for (int move = 0; move < MOST_MOVES; move++) {
            long now = value;
            Condition failing = target.tests().stream()
                    .filter(test -> !target.holds(test, now))
                    .findFirst()
                    .orElse(null);
            if (failing == null) {
                target.vector().set(target.cell(), spread(target, start, value));
                return true;
            }
            long moved = bound(target, failing, value);
            if (moved == value) {
                break;
            }
            value = moved;
        }
        target.vector().set(target.cell(), start);
        return false;
    }

    /** Returns the value nearest to another for which a condition holds, as far as it changes once; the other where none is. */
    private long bound(Target target, Condition test, long from) {
        long near = 0;
        for (long far = step; far > 0 && far < Long.MAX_VALUE / 4; far *= 2) {
            for (int side = -1; side <= 1; side += 2) {
                long value = at(from, side * far);
                if (domain.contains(value) && target.holds(test, value)) {
                    return bisect(target, test, new long[] {from, side * near, side * far});
                }
            }
            near = far;
        }
        return from;
    }

    private long bisect(Target target, Condition test, long[] search) {
        long from = search[0];
        long fails = search[1];
        long holds = search[2];
        while (Math.abs(holds - fails) > step) {
            long middle = fails + (holds - fails) / 2;
            middle -= middle % step;
            long value = at(from, middle);
            if (domain.contains(value) && target.holds(test, value)) {
                holds = middle;
            } else if (middle == fails) {
                break;
            } else {
                fails = middle;
            }
        }
        return at(from, holds);
    }

    /** Returns the value at a distance, no further than the ends of the domain. */
    private long at(long from, long distance) {
        long value = from + distance;
        boolean overflown = distance > 0 ? value < from : value > from;
        long end = distance > 0
                ? Math.floorDiv(domain.max(), step) * step
                : -Math.floorDiv(-Math.max(domain.min(), -Long.MAX_VALUE), step) * step;
        return overflown || (distance > 0 ? value > end : value < end) ? end : value;
    }

    private long spread(Target target, long start, long bound) {
        int side = bound < start ? -1 : 1;
        long distance = bound == start ? 0 : Math.max(0, start - origin);
        for (; distance > 0; distance /= 2) {
            long value = at(bound, side * (distance - distance % step));
            if (domain.contains(value) && target.holds(value)) {
                return value;
            }
        }
        return bound;
    }
}

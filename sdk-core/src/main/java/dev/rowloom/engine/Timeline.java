package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moments of the rows of one owner, each after the one before.
 *
 * <p>Between two rows whose moments are known, and behind the last of them, each row has a stretch of time of its own, so that
 * a moment needs no look at its neighbours.
 */
final class Timeline extends LongProgram {

    private final int owner;
    private final Known known;
    private final Gaps gaps;
    private final LongProgram otherwise;
    private final LongDomain domain;
    private final long key;

    /**
     * What is known of the moments.
     *
     * @param from the moment of the first row
     * @param ways the states of the rows, or null
     * @param moments those of states, or null, by the states' numbers
     */
    record Known(After.Base from, Walked.@Nullable Ways ways, List<After.@Nullable Base> moments) {}

    /**
     * The time between rows, in units of the column.
     *
     * @param precision the units that it is a multiple of
     * @param grain the units that the column's values are multiples of
     * @param cap the moment after which there is none as long as there is room
     */
    record Gaps(long min, long max, long precision, long grain, long cap) {}

    Timeline(int owner, Known known, Gaps gaps, LongProgram otherwise, LongDomain domain, long key) {
        this.owner = owner;
        this.known = known;
        this.gaps = gaps;
        this.otherwise = otherwise;
        this.domain = domain;
        this.key = key;
    }

    @Override
    long value(Frame frame, int cell) {
        Frame.ReferenceState owners = frame.reference(owner);
        long from = owners.absent[cell] ? Term.NULL : known.from().value(frame, cell);
        long moment = from == Term.NULL ? Term.NULL : moment(frame, cell, from);
        return moment != Term.NULL && domain.contains(moment) ? moment : otherwise.value(frame, cell);
    }

    private long moment(Frame frame, int cell, long from) {
        Frame.ReferenceState owners = frame.reference(owner);
        long ordinal = owners.ordinals[cell];
        long bits = Mix.hash(key, owners.parents[cell]);
        long at = 0;
        long reached = from;
        long next = -1;
        long end = 0;
        Machine.Way way = known.ways() == null ? null : known.ways().of(frame, cell);
        while (way != null && next < 0) {
            long nearest = -1;
            long when = 0;
            for (int state = 0; state < known.moments().size(); state++) {
                long row = known.moments().get(state) == null ? -1 : way.rowOf(state);
                boolean later = row > at && (nearest < 0 || row < nearest);
                long moment = later ? moment(frame, cell, state) : Term.NULL;
                if (moment != Term.NULL && moment - reached >= (row - at) * gaps.grain()) {
                    nearest = row;
                    when = moment;
                }
            }
            if (nearest < 0) {
                break;
            } else if (nearest <= ordinal) {
                at = nearest;
                reached = when;
            } else {
                next = nearest;
                end = when;
            }
        }
        if (ordinal == at) {
            return reached;
        }
        return next < 0
                ? behind(reached, ordinal - at, owners.siblings[cell] - 1 - at, bits)
                : between(reached, ordinal - at, (end - reached) / (next - at), Mix.hash(bits, ordinal));
    }

    private long moment(Frame frame, int cell, int state) {
        After.Base base = known.moments().get(state);
        return base == null ? Term.NULL : base.value(frame, cell);
    }

    /** Returns the moment of a row between two others, or behind the last. */
    private long between(long reached, long steps, long width, long bits) {
        if (width <= 2 * gaps.precision()) {
            return reached + steps * (width - width % gaps.grain());
        }
        // anywhere in the half before, so that neighbours keep apart
        long moment = steps * width - Mix.below(bits, width / 2 - gaps.precision());
        return reached + moment - moment % gaps.precision();
    }

    private long behind(long reached, long steps, long rows, long bits) {
        long width = gaps.min() + Spread.SKEWED.pick(bits, gaps.max() - gaps.min() + 1);
        long room = gaps.cap() > reached ? (gaps.cap() - reached) / rows : 0;
        return between(reached, steps, Math.max(gaps.grain(), Math.min(width, room)), Mix.hash(bits, steps));
    }
}

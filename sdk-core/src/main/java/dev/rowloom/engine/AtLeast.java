package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.List;

/** Keeps a value at or above those of other columns, which CHECKs ask for. */
final class AtLeast extends LongProgram {

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
    AtLeast(LongProgram base, List<Below> lowers, LongDomain domain, long origin, long key) {
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
        return Longs.pickFrom(domain, floor, Mix.hash(key, frame.draw(cell)));
    }
}

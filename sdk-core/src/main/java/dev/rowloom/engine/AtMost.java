package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;

/** Keeps a value at or below those of other columns, which CHECKs ask for. */
final class AtMost extends LongProgram {

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
        return near.get(near.size() - 1 - Spread.SKEWED.pick(Mix.hash(key, frame.draw(cell)), near.size()));
    }
}

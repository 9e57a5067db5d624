package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers that count up, but for a few rows that have numbers which other tables ask for. A number that would come later
 * changes places with that of an early row, so that all other rows keep theirs, however many there are.
 */
final class AskedNumbers extends LongProgram {

    /** So many rows come before greater numbers that are asked for out of turn. */
    private static final int SOON = 10;

    /** Numbers that come within so many rows are waited for. */
    private static final int WAIT = 50;

    private final LongProgram base;
    private final Map<Long, Long> places;

    private AskedNumbers(LongProgram base, Map<Long, Long> places) {
        this.base = base;
        this.places = places;
    }

    /** Returns a program that gives the numbers that are asked for, or the given one where it does so itself. */
    static LongProgram in(LongProgram program, LongDomain asked) {
        LongDomain run = program.run();
        if (run.isEmpty() || asked.isEmpty() || run.max() - SOON - asked.size() < run.min()) {
            return program;
        }
        long first = run.min();
        LongDomain soon = LongDomain.range(first, first + WAIT - 1);
        Map<Long, Long> places = new HashMap<>();
        place(asked.intersect(LongDomain.range(Long.MIN_VALUE, first - 1)), first, asked, places);
        place(asked.intersect(run).intersect(soon.complement()), first + SOON, asked, places);
        return places.isEmpty() ? program : new AskedNumbers(program, places);
    }

    /** Exchanges numbers for those from the given one on that nobody asks for. */
    private static void place(LongDomain numbers, long from, LongDomain asked, Map<Long, Long> places) {
        long slot = from;
        for (long i = 0; i < numbers.size(); i++) {
            while (asked.contains(slot) || places.containsKey(slot)) {
                slot++;
            }
            places.put(slot, numbers.get(i));
            places.put(numbers.get(i), slot);
        }
    }

    @Override
    long value(Frame frame, int cell) {
        long value = base.value(frame, cell);
        return places.getOrDefault(value, value);
    }
}

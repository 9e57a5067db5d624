package dev.rowloom.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What planning found for given rows beyond what is given, so that the constraints hold. Used by one planning. */
final class Completed {

    private final Map<Spot, @Nullable Object> cells = new HashMap<>();
    private final Map<Spot, Long> shifts = new HashMap<>();
    private final Map<Spot, Long> attempts = new HashMap<>();
    private final Map<Spot, Long> choices = new HashMap<>();

    private final Set<Spot> followed = new HashSet<>();

    /** A column or reference of a given row. */
    private record Spot(String table, int row, int number) {}

    /** Returns a cell that was found, or {@link Pins#OPEN}. */
    @Nullable
    Object cell(String table, int row, int position) {
        Spot spot = new Spot(table, row, position);
        return cells.containsKey(spot) ? cells.get(spot) : Pins.OPEN;
    }

    void setCell(String table, int row, int position, @Nullable Object value) {
        cells.put(new Spot(table, row, position), value);
    }

    /** Returns whether the columns about what a row is about are still to follow what is given; only once. */
    boolean follow(String table, int row) {
        return followed.add(new Spot(table, row, -1));
    }

    /** Returns how often values were found and given up. */
    long attempts(String table, int row) {
        return attempts.getOrDefault(new Spot(table, row, -1), 0L);
    }

    void countAttempt(String table, int row) {
        attempts.merge(new Spot(table, row, -1), 1L, Long::sum);
    }

    /** Returns by how many rows the choice of a parent is moved on. */
    long shift(String table, int row, int reference) {
        return shifts.getOrDefault(new Spot(table, row, reference), 0L);
    }

    void moveOn(String table, int row, int reference) {
        shifts.merge(new Spot(table, row, reference), 1L, Long::sum);
    }

    /** Returns in how many ways the parents of a row were chosen before. */
    long choice(String table, int row) {
        return choices.getOrDefault(new Spot(table, row, -1), 0L);
    }

    void chooseOtherwise(String table, int row) {
        choices.merge(new Spot(table, row, -1), 1L, Long::sum);
    }
}

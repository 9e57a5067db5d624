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
    private final Set<Spot> absent = new HashSet<>();

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

    /** Returns how often values were found and given up. */
    long attempts(String table, int row) {
        return attempts.getOrDefault(new Spot(table, row, -1), 0L);
    }

    /** Gives up what was found for a row, so that other values are. */
    void forget(String table, int row) {
        cells.keySet().removeIf(spot -> spot.table().equals(table) && spot.row() == row);
        attempts.merge(new Spot(table, row, -1), 1L, Long::sum);
    }

    /** Returns by how many rows the choice of a parent is moved on. */
    long shift(String table, int row, int reference) {
        return shifts.getOrDefault(new Spot(table, row, reference), 0L);
    }

    void moveOn(String table, int row, int reference) {
        shifts.merge(new Spot(table, row, reference), 1L, Long::sum);
    }

    /** Returns whether a reference that is not told is absent. */
    boolean isAbsent(String table, int row, int reference) {
        return absent.contains(new Spot(table, row, reference));
    }

    void setAbsent(String table, int row, int reference) {
        absent.add(new Spot(table, row, reference));
    }
}

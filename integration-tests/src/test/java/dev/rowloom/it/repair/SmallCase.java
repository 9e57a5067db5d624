package dev.rowloom.it.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Rows of two tables as whole numbers, and the fewest cells whose change makes them valid, by trying all: customers (id, code unique, tier
 * 1 to 3) and orders (id, customer, quantity 1 to 10, first not after last).
 */
final class SmallCase {

    static final int CUSTOMERS = 4;
    static final int ORDERS = 6;
    private static final int[] FRESH = {11, 12, 13};

    /** Customers first; null is SQL's. */
    final Integer[][] rows = new Integer[CUSTOMERS + ORDERS][];

    /** A place of a cell. */
    record Spot(int row, int column) {}

    static SmallCase fine(Random random) {
        SmallCase fine = new SmallCase();
        for (int i = 0; i < CUSTOMERS; i++) {
            fine.rows[i] = new Integer[] {i + 1, 100 + 7 * i, 1 + random.nextInt(3)};
        }
        for (int i = 0; i < ORDERS; i++) {
            int first = 20 + random.nextInt(30);
            fine.rows[CUSTOMERS + i] = new Integer[] {
                i + 1, 1 + random.nextInt(CUSTOMERS), 1 + random.nextInt(10), first, first + random.nextInt(20)
            };
        }
        return fine;
    }

    SmallCase copy() {
        SmallCase copy = new SmallCase();
        for (int i = 0; i < rows.length; i++) {
            copy.rows[i] = rows[i].clone();
        }
        return copy;
    }

    /** Changes some cells, and returns which. */
    Set<Spot> damage(Random random) {
        Set<Spot> spots = new HashSet<>();
        int count = 1 + random.nextInt(3);
        while (spots.size() < count) {
            int row = random.nextInt(rows.length);
            int column = random.nextInt(rows[row].length);
            Integer before = rows[row][column];
            int donor = row < CUSTOMERS ? random.nextInt(CUSTOMERS) : CUSTOMERS + random.nextInt(ORDERS);
            Integer value = switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> rows[donor][column];
                case 2 -> 99;
                default -> -5;
            };
            if (!Objects.equals(before, value)) {
                rows[row][column] = value;
                spots.add(new Spot(row, column));
            }
        }
        return spots;
    }

    /** Returns the cells of the first constraint that is violated, none where all hold. */
    private List<Spot> violated() {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                if (rows[row][column] == null) {
                    return List.of(new Spot(row, column));
                }
            }
            if (row < CUSTOMERS && isOutside(row, 2, 1, 3)) {
                return List.of(new Spot(row, 2));
            } else if (row >= CUSTOMERS && isOutside(row, 2, 1, 10)) {
                return List.of(new Spot(row, 2));
            } else if (row >= CUSTOMERS && rows[row][3] > rows[row][4]) {
                return List.of(new Spot(row, 3), new Spot(row, 4));
            }
        }
        List<Spot> keys = doubles();
        return keys.isEmpty() ? dangling() : keys;
    }

    private boolean isOutside(int row, int column, int least, int most) {
        return rows[row][column] < least || rows[row][column] > most;
    }

    private List<Spot> doubles() {
        for (int i = 0; i < rows.length; i++) {
            int end = i < CUSTOMERS ? CUSTOMERS : rows.length;
            for (int j = i + 1; j < end; j++) {
                for (int column = 0; column < (i < CUSTOMERS ? 2 : 1); column++) {
                    if (rows[i][column].equals(rows[j][column])) {
                        return List.of(new Spot(i, column), new Spot(j, column));
                    }
                }
            }
        }
        return List.of();
    }

    private List<Spot> dangling() {
        for (int row = CUSTOMERS; row < rows.length; row++) {
            Integer wanted = rows[row][1];
            if (Arrays.stream(rows).limit(CUSTOMERS).noneMatch(customer -> customer[0].equals(wanted))) {
                List<Spot> spots = new ArrayList<>(List.of(new Spot(row, 1)));
                for (int i = 0; i < CUSTOMERS; i++) {
                    spots.add(new Spot(i, 0));
                }
                return spots;
            }
        }
        return List.of();
    }

    boolean isValid() {
        return violated().isEmpty();
    }

    /** Returns the fewest cells whose change makes the rows valid. */
    int least(int most) {
        for (int count = 0; count < most; count++) {
            if (canDo(count, new HashSet<>())) {
                return count;
            }
        }
        return most;
    }

    /** Whatever makes the rows valid changes a cell of the constraint that is violated first. */
    private boolean canDo(int count, Set<Spot> changed) {
        List<Spot> spots = violated();
        if (spots.isEmpty() || count == 0) {
            return spots.isEmpty();
        }
        for (Spot spot : spots) {
            if (!changed.add(spot)) {
                continue;
            }
            Integer before = rows[spot.row()][spot.column()];
            for (Integer value : values(spot)) {
                rows[spot.row()][spot.column()] = value;
                if (canDo(count - 1, changed)) {
                    rows[spot.row()][spot.column()] = before;
                    changed.remove(spot);
                    return true;
                }
            }
            rows[spot.row()][spot.column()] = before;
            changed.remove(spot);
        }
        return false;
    }

    private Set<Integer> values(Spot spot) {
        Set<Integer> values = new HashSet<>();
        for (int value : FRESH) {
            values.add(value);
        }
        for (Integer[] row : rows) {
            for (Integer value : row) {
                if (value != null) {
                    values.add(value);
                }
            }
        }
        values.add(1);
        values.remove(rows[spot.row()][spot.column()]);
        return values;
    }
}

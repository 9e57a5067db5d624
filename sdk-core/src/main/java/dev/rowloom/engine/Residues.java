package dev.rowloom.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers for the columns and references of a key of which any few are enough to tell rows apart, so that others may be null.
 *
 * <p>Each takes the row's number modulo a modulus of its own, and no two moduli have a divisor in common: rows that agree in
 * some of them are as far apart as the product of their moduli at least (Chinese remainder theorem). What it does not take
 * to tell the rows apart has no modulus, and its values are free.
 */
final class Residues {

    /** Of so few values of a column every one has to come, so that none can be left out for the sake of a modulus. */
    private static final long FEW = 100;

    private final List<Part> parts;
    private final List<List<Integer>> present;
    private final long needed;
    private final long[] moduli;

    /** When a column or reference has a value. */
    enum Presence {
        /** In every row. */
        ALWAYS,
        /** In the rows that are not made null by chance. */
        BY_CHANCE,
        /** In the rows whose branch of a CHECK says so. */
        BY_BRANCH
    }

    /**
     * A column or reference.
     *
     * @param space how many values it has, at least 1
     */
    record Part(long space, Presence presence, Cost cost) {}

    /** What it does to values when they tell rows apart, the least first. */
    enum Cost {
        /** References choose other parents. */
        NOTHING,
        /** Numbers may enter texts. */
        NUMBERED_VALUES,
        /** The values are no longer those that the rule lists. */
        OTHER_VALUES
    }

    /**
     * Chooses what tells the rows apart.
     *
     * @param present for each branch of CHECKs the places of those parts that have a value in it for sure; none where
     *     CHECKs don't decide
     * @param needed how many rows have to be told apart
     */
    Residues(List<Part> parts, List<List<Integer>> present, long needed) {
        this.parts = List.copyOf(parts);
        this.present = List.copyOf(present);
        this.needed = needed;
        this.moduli = choose();
    }

    /** Returns the modulus of a part, or 0 where its values are free. */
    long modulus(int place) {
        return moduli[place];
    }

    /** Returns how many rows are told apart for sure. */
    long room() {
        return room(moduli);
    }

    /** Returns whether rows are told apart although CHECKs and chance make nulls. */
    boolean isEnough() {
        return room() >= needed;
    }

    /** Returns whether that is so when any one that may be null by chance is. */
    boolean isAmple() {
        return isAmple(moduli);
    }

    private long[] choose() {
        List<Integer> chosen = new ArrayList<>();
        for (int place : order()) {
            boolean last = parts.get(place).cost() == Cost.OTHER_VALUES;
            boolean enough = last ? room(coprime(chosen)) >= needed : isAmple(chosen);
            if (!chosen.isEmpty() && enough) {
                break;
            }
            chosen.add(place);
        }
        return coprime(withoutNeedless(chosen));
    }

    private boolean isAmple(List<Integer> chosen) {
        return isAmple(coprime(chosen));
    }

    private boolean isAmple(long[] found) {
        long[] others = found.clone();
        boolean ample = room(found) >= needed;
        for (int place = 0; place < found.length && ample; place++) {
            if (found[place] > 0 && parts.get(place).presence() == Presence.BY_CHANCE) {
                others[place] = 0;
                ample = room(others) >= needed;
                others[place] = found[place];
            }
        }
        return ample;
    }

    private static List<Integer> without(List<Integer> chosen, Integer place) {
        return chosen.stream().filter(other -> !other.equals(place)).toList();
    }

    /** Leaves out, the last that were chosen first, what the others make needless. */
    private List<Integer> withoutNeedless(List<Integer> chosen) {
        boolean ample = isAmple(chosen);
        long least = Math.min(needed, room(coprime(chosen)));
        List<Integer> kept = chosen;
        for (int i = chosen.size() - 1; i >= 0; i--) {
            List<Integer> fewer = without(kept, chosen.get(i));
            boolean needless = room(coprime(fewer)) >= least && (isAmple(fewer) || !ample);
            kept = needless && !fewer.isEmpty() ? fewer : kept;
        }
        return kept;
    }

    private List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        for (int place = 0; place < parts.size(); place++) {
            order.add(place);
        }
        order.sort(Comparator.<Integer, Cost>comparing(place -> parts.get(place).cost())
                .thenComparing(place -> parts.get(place).presence())
                .thenComparing(place -> -parts.get(place).space()));
        return order;
    }

    /** Returns the moduli, the smaller spaces first, which lose the most by a value less. */
    private long[] coprime(List<Integer> chosen) {
        long[] found = new long[parts.size()];
        chosen.stream()
                .sorted(Comparator.comparingLong(place -> parts.get(place).space()))
                .forEach(place -> {
                    long space = parts.get(place).space();
                    long modulus = space;
                    while (modulus > 1 && !isCoprime(modulus, found)) {
                        modulus--;
                    }
                    boolean all =
                            modulus == space || space > FEW || parts.get(place).cost() == Cost.NOTHING;
                    found[place] = modulus > 1 && all ? modulus : 0;
                });
        return found;
    }

    private static boolean isCoprime(long modulus, long[] others) {
        return Arrays.stream(others).allMatch(other -> other == 0 || divisor(modulus, other) == 1);
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    private long room(long[] found) {
        long room = 1;
        for (int place = 0; place < found.length; place++) {
            if (found[place] > 0 && parts.get(place).presence() != Presence.BY_BRANCH) {
                room = RowCounts.product(room, found[place]);
            }
        }
        long least = present.isEmpty() ? 1 : Long.MAX_VALUE;
        for (List<Integer> branch : present) {
            long product = 1;
            for (int place : branch) {
                product = RowCounts.product(product, Math.max(1, found[place]));
            }
            least = Math.min(least, product);
        }
        return RowCounts.product(room, least);
    }

    /**
     * Says where a part is null by chance: where its mask says so and the rest is enough to tell the row apart.
     *
     * @param place the part's place
     * @param masks for each part its mask, or null where it is never null by chance
     */
    NullRule nulls(int place, List<CheckGroup.Optionally> masks) {
        return new Nulls(this, place, masks);
    }

    private record Nulls(Residues residues, int place, List<CheckGroup.Optionally> masks) implements NullRule {

        /** Quotients of doubles are not exact. */
        private static final double TOLERANCE = 1 + 1e-6;

        @Override
        public boolean isNull(Frame frame, int cell) {
            double left = residues.room();
            for (int i = 0; i < place; i++) {
                left = isNull(i, frame.row(cell), left) ? left / residues.moduli[i] : left;
            }
            return isNull(place, frame.row(cell), left);
        }

        private boolean isNull(int part, long row, double left) {
            NullMask mask = masks.get(part).mask();
            long modulus = residues.moduli[part];
            return mask != null && modulus > 0 && left / modulus >= residues.needed * TOLERANCE && mask.isNull(row);
        }
    }
}

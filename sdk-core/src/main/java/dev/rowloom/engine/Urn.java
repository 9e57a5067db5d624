package dev.rowloom.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All combinations of the slots of some lexicons, drawn without putting back: rows walk a permutation of them, round after
 * round.
 *
 * <p>A popular name comes as often as its weight says, and each time with another copy number, so that what is built from
 * the name and the copy number is unique: {@code anna.kiss}, {@code anna.kiss2}.
 */
final class Urn {

    /** The most bits of a place that say which combination it is; those above count rounds. */
    private static final int MAX_BITS = 60;

    private static final int BITS = 62;

    private static final int MOST_TABULATED = 1 << 14;

    private final Lexicon[] lexicons;
    private final int[] shifts;
    private final int[] masks;
    private final int bits;
    private final Permutation permutation;
    /** The whole permutation, where it is small. */
    private final char @Nullable [] order;

    Urn(List<Lexicon> lexicons, long key) {
        this.lexicons = lexicons.toArray(Lexicon[]::new);
        this.shifts = new int[this.lexicons.length];
        this.masks = new int[this.lexicons.length];
        int taken = 0;
        long slots = 1;
        for (int i = this.lexicons.length - 1; i >= 0; i--) {
            int width = 32 - Integer.numberOfLeadingZeros(this.lexicons[i].slots() - 1);
            shifts[i] = taken;
            masks[i] = (1 << width) - 1;
            taken += width;
            slots *= this.lexicons[i].slots();
        }
        if (taken > MAX_BITS) {
            throw new IllegalArgumentException("too many combinations");
        }
        this.bits = taken;
        this.permutation = new Permutation(slots, key);
        this.order = slots > MOST_TABULATED ? null : tabulated(permutation);
    }

    private static char[] tabulated(Permutation permutation) {
        char[] order = new char[(int) permutation.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (char) permutation.apply(i);
        }
        return order;
    }

    /** Returns the number of combinations in one round. */
    long slots() {
        return permutation.size();
    }

    /** Returns how many rows there are until all combinations have come that often. */
    long rows(long rounds) {
        return Math.min(rounds, 1L << (BITS - bits)) * permutation.size();
    }

    Lexicon lexicon(int index) {
        return lexicons[index];
    }

    int lexicons() {
        return lexicons.length;
    }

    /** Returns the place of a row: its round and, in bits below that, the slot of each lexicon. */
    long place(long row) {
        long round = row / permutation.size();
        long number = row - round * permutation.size();
        long combination = order == null ? permutation.apply(number) : order[(int) number];
        long place = round << bits;
        for (int i = lexicons.length - 1; i > 0; i--) {
            long rest = combination / lexicons[i].slots();
            place |= combination - rest * lexicons[i].slots() << shifts[i];
            combination = rest;
        }
        return place | combination << shifts[0];
    }

    /** Returns the slot of a lexicon at a place. */
    int slot(long place, int lexicon) {
        return (int) (place >>> shifts[lexicon]) & masks[lexicon];
    }

    /** Returns the entry of a lexicon at a place. */
    int entry(long place, int lexicon) {
        return lexicons[lexicon].entry(slot(place, lexicon));
    }

    /**
     * Returns the number, from 0, that tells a place from all others with texts of the same classes.
     *
     * @param classes lexicons of the same slots as the urn's, in the same order, whose classes count
     */
    long copy(long place, Lexicon... classes) {
        long copies = 1;
        long number = 0;
        for (int i = 0; i < classes.length; i++) {
            int slot = slot(place, i);
            number = number * classes[i].classSlots(slot) + classes[i].number(slot);
            copies *= classes[i].classSlots(slot);
        }
        return (place >>> bits) * copies + number;
    }

    /** Returns how many rows there are at least until a copy number reaches the given one. */
    long rowsWithin(long copies, Lexicon... classes) {
        long most = 1;
        for (Lexicon lexicon : classes) {
            int mostOfClass = 1;
            for (int slot = 0; slot < lexicon.slots(); slot++) {
                mostOfClass = Math.max(mostOfClass, lexicon.classSlots(slot));
            }
            most = RowCounts.product(most, mostOfClass);
        }
        return rows(copies / most);
    }
}

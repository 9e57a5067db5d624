package dev.rowloom.engine;

import java.util.List;

/**
 * All combinations of the slots of some lexicons, drawn without putting back: rows walk a permutation of them, round after
 * round.
 *
 * <p>A popular name comes as often as its weight says, and each time with another copy number, so that what is built from
 * the name and the copy number is unique: {@code anna.kiss}, {@code anna.kiss2}.
 */
final class Urn {

    /** The greatest number of combinations in an urn. */
    private static final long MAX_SLOTS = Permutation.MAX_SIZE / 4;

    private final Lexicon[] lexicons;
    private final Permutation permutation;

    Urn(List<Lexicon> lexicons, long key) {
        this.lexicons = lexicons.toArray(Lexicon[]::new);
        this.permutation = new Permutation(slots(lexicons), key);
    }

    private static long slots(List<Lexicon> lexicons) {
        long slots = 1;
        for (Lexicon lexicon : lexicons) {
            if (slots > MAX_SLOTS / lexicon.slots()) {
                throw new IllegalArgumentException("too many combinations");
            }
            slots *= lexicon.slots();
        }
        return slots;
    }

    /** Returns the number of combinations in one round. */
    long slots() {
        return permutation.size();
    }

    Lexicon lexicon(int index) {
        return lexicons[index];
    }

    int lexicons() {
        return lexicons.length;
    }

    /** Returns the place of a row: its round times {@link #slots()}, plus its combination. */
    long place(long row) {
        long slots = permutation.size();
        long round = row / slots;
        return round * slots + permutation.apply(row - round * slots);
    }

    /** Returns the slot of a lexicon at a place. */
    int slot(long place, int lexicon) {
        long combination = place % permutation.size();
        for (int i = lexicons.length - 1; i > lexicon; i--) {
            combination /= lexicons[i].slots();
        }
        return (int) (combination % lexicons[lexicon].slots());
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
        return place / permutation.size() * copies + number;
    }

    /** Returns a bound on the copy numbers of the first rows. */
    long copiesWithin(long rows, Lexicon... classes) {
        long copies = 1;
        for (Lexicon lexicon : classes) {
            int most = 1;
            for (int slot = 0; slot < lexicon.slots(); slot++) {
                most = Math.max(most, lexicon.classSlots(slot));
            }
            copies *= most;
        }
        return (rows / permutation.size() + 1) * copies;
    }
}

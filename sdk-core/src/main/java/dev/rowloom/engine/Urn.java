package dev.rowloom.engine;

import java.util.Arrays;
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
    private final Part[] parts;
    private final Turns[] turns;

    /** Some neighbouring slots of each lexicon, all combinations of which are drawn by a permutation of their own. */
    private static final class Part {

        private final int[] firsts;
        private final int[] counts;
        private final Permutation permutation;
        /** The whole permutation, where it is small. */
        private final char @Nullable [] order;

        Part(Range range, long key) {
            this.firsts = range.firsts();
            this.counts = range.counts();
            long slots = 1;
            for (int count : counts) {
                slots *= count;
            }
            this.permutation = new Permutation(slots, key);
            this.order = slots > MOST_TABULATED ? null : tabulated(permutation);
        }
    }

    /**
     * Neighbouring slots of each of an urn's lexicons.
     *
     * @param firsts the first slot of each lexicon
     * @param counts how many there are, at least one
     */
    record Range(int[] firsts, int[] counts) {}

    Urn(List<Lexicon> lexicons, long key) {
        this(lexicons, List.of(all(lexicons)), List.of(), key);
    }

    /**
     * Makes an urn of several parts.
     *
     * @param ranges the slots of each part; those of the first lexicon differ from part to part
     * @param turns which part a row draws from: the first say by the row's number, those that follow by which of its kind it
     *     is; the parts are those of the first kind before those of the second
     */
    Urn(List<Lexicon> lexicons, List<Range> ranges, List<Turns> turns, long key) {
        this.lexicons = lexicons.toArray(Lexicon[]::new);
        this.turns = turns.toArray(Turns[]::new);
        this.shifts = new int[this.lexicons.length];
        this.masks = new int[this.lexicons.length];
        int taken = 0;
        for (int i = this.lexicons.length - 1; i >= 0; i--) {
            int width = 32 - Integer.numberOfLeadingZeros(this.lexicons[i].slots() - 1);
            shifts[i] = taken;
            masks[i] = (1 << width) - 1;
            taken += width;
        }
        if (taken > MAX_BITS) {
            throw new IllegalArgumentException("too many combinations");
        }
        this.bits = taken;
        this.parts = new Part[ranges.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new Part(ranges.get(i), i == 0 ? key : Mix.hash(key, i));
        }
    }

    private static Range all(List<Lexicon> lexicons) {
        return new Range(
                new int[lexicons.size()],
                lexicons.stream().mapToInt(Lexicon::slots).toArray());
    }

    private static char[] tabulated(Permutation permutation) {
        char[] order = new char[(int) permutation.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (char) permutation.apply(i);
        }
        return order;
    }

    /** Returns the number of combinations in one round of all parts. */
    long slots() {
        long slots = 0;
        for (Part part : parts) {
            slots += part.permutation.size();
        }
        return slots;
    }

    /** Returns how many rows there are at least until a combination has come more often than that. */
    long rows(long rounds) {
        long most = Math.min(rounds, 1L << (BITS - bits));
        long[] rooms = new long[parts.length];
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = RowCounts.product(most, parts[i].permutation.size());
        }
        for (int level = turns.length - 1; level >= 0; level--) {
            int kinds = turns[level].kinds();
            long[] above = new long[rooms.length / kinds];
            for (int i = 0; i < above.length; i++) {
                above[i] = turns[level].numbers(Arrays.copyOfRange(rooms, i * kinds, (i + 1) * kinds));
            }
            rooms = above;
        }
        return rooms[0];
    }

    Lexicon lexicon(int index) {
        return lexicons[index];
    }

    int lexicons() {
        return lexicons.length;
    }

    /** Returns the place of a row: its round and, in bits below that, the slot of each lexicon. */
    long place(long row) {
        long drawn = row;
        int which = 0;
        for (Turns turn : turns) {
            which = which * turn.kinds() + turn.kind(drawn);
            drawn = turn.within(drawn);
        }
        return place(drawn, which);
    }

    /** Returns the place of a number in one of the parts: no two numbers have the same. */
    long place(long drawn, int which) {
        Part part = parts[which];
        long round = drawn / part.permutation.size();
        long number = drawn - round * part.permutation.size();
        long combination = part.order == null ? part.permutation.apply(number) : part.order[(int) number];
        long place = round << bits;
        for (int i = lexicons.length - 1; i > 0; i--) {
            long rest = combination / part.counts[i];
            place |= part.firsts[i] + combination - rest * part.counts[i] << shifts[i];
            combination = rest;
        }
        return place | part.firsts[0] + combination << shifts[0];
    }

    /** Returns the place of a round that is at a slot of the first lexicon. */
    long at(long round, int slot) {
        return round << bits | (long) slot << shifts[0];
    }

    /** Returns the round of a place. */
    long round(long place) {
        return place >>> bits;
    }

    /** Returns which part a place was drawn from. */
    int part(long place) {
        int slot = slot(place, 0);
        int part = 0;
        while (slot < parts[part].firsts[0] || slot >= parts[part].firsts[0] + parts[part].counts[0]) {
            part++;
        }
        return part;
    }

    int parts() {
        return parts.length;
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

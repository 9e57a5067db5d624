package dev.rowloom.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Texts with integer weights, laid out as slots: an entry of weight 3 has three slots.
 *
 * <p>Entries whose folded texts are equal form a class. Within its class each slot has a number of its own, so that a text
 * with that number behind it is unique whatever folding does to it.
 */
final class Lexicon {

    private final PackedTexts texts;
    private final int[] entryOfSlot;
    private final int[] numberOfSlot;
    private final int[] slotsOfClass;
    private final int longestBytes;
    private final int longestChars;
    private final int shortestChars;

    /**
     * Makes a lexicon.
     *
     * @param list the texts, at least one
     * @param weights their weights, none below 1
     * @param fold gives equal results for texts that count as equal
     */
    Lexicon(WordList list, int[] weights, UnaryOperator<String> fold) {
        List<String> entries = list.entries();
        int slots = 0;
        for (int weight : weights) {
            slots += weight;
        }
        texts = list.packed();
        entryOfSlot = new int[slots];
        numberOfSlot = new int[slots];
        slotsOfClass = new int[entries.size()];
        Map<String, int[]> sizes = new HashMap<>();
        int bytes = 0;
        int chars = 0;
        int shortest = Integer.MAX_VALUE;
        int slot = 0;
        for (int i = 0; i < texts.size(); i++) {
            bytes = Math.max(bytes, texts.length(i));
            chars = Math.max(
                    chars, entries.get(i).codePointCount(0, entries.get(i).length()));
            shortest = Math.min(
                    shortest, entries.get(i).codePointCount(0, entries.get(i).length()));
            int[] size = sizes.computeIfAbsent(fold.apply(entries.get(i)), text -> new int[1]);
            for (int copy = 0; copy < weights[i]; copy++) {
                entryOfSlot[slot] = i;
                numberOfSlot[slot++] = size[0]++;
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            int[] size = sizes.get(fold.apply(entries.get(i)));
            slotsOfClass[i] = size == null ? 1 : size[0];
        }
        longestBytes = bytes;
        longestChars = chars;
        shortestChars = shortest;
    }

    /** Returns the number of slots: the sum of the weights. */
    int slots() {
        return entryOfSlot.length;
    }

    int entries() {
        return texts.size();
    }

    int entry(int slot) {
        return entryOfSlot[slot];
    }

    /** Returns a copy of the text of an entry. */
    byte[] text(int entry) {
        return texts.get(entry);
    }

    /** Writes the text of a slot and up to {@link BytesVector#PADDING} bytes more; returns where the text ends. */
    int write(int slot, byte[] target, int at) {
        return texts.write(entryOfSlot[slot], target, at);
    }

    /** Returns the slot's number within the class of its text, from 0. */
    int number(int slot) {
        return numberOfSlot[slot];
    }

    /** Returns how many slots the class of the slot's text has. */
    int classSlots(int slot) {
        return slotsOfClass[entryOfSlot[slot]];
    }

    int longestBytes() {
        return longestBytes;
    }

    int shortestChars() {
        return shortestChars;
    }

    int longestChars() {
        return longestChars;
    }
}

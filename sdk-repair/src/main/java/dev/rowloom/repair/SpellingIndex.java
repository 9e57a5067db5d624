package dev.rowloom.repair;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows whose text is spelt like another: the same letters and digits, or one edit away. The texts of one edit are not kept
 * but enumerated, by hashes that are polynomials, so that each costs no more than a look into the table.
 */
final class SpellingIndex {

    private static final long BASE = 0x5DEE_CE66_D1CE_4E5BL;
    private static final int LONGEST = 200;
    private static final int SHORTEST_EDITED = 4;
    private static final int MOST_FOUND = 64;

    /** So few texts are compared one by one, for more edits than one. */
    private static final int FEW = 600;

    private final IntFunction<@Nullable String> texts;
    private final HashRows index;
    private final BitSet letters = new BitSet();
    private final List<String> few = new ArrayList<>();
    private final List<Integer> fewRows = new ArrayList<>();
    private int size;

    /**
     * Indexes some rows.
     *
     * @param rows how many there are
     * @param texts their texts, or null for rows without
     */
    SpellingIndex(int rows, IntFunction<@Nullable String> texts) {
        this.texts = texts;
        this.index = new HashRows(rows);
        for (int row = 0; row < rows; row++) {
            String text = texts.apply(row);
            if (text != null && !text.isEmpty()) {
                add(row, Spelling.plain(text));
            }
        }
        if (size > FEW) {
            few.clear();
            fewRows.clear();
        }
    }

    private void add(int row, String plain) {
        index.add(hash(plain), row);
        plain.chars().forEach(letters::set);
        if (size++ < FEW) {
            few.add(plain);
            fewRows.add(row);
        }
    }

    private static long hash(String text) {
        long hash = 1;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * BASE + text.charAt(i);
        }
        return hash;
    }

    /** Returns the rows with the same letters and digits. */
    List<Integer> same(String text) {
        String plain = Spelling.plain(text);
        return found(plain, hash(plain), 0);
    }

    private List<Integer> found(String plain, long hash, int edits) {
        List<Integer> rows = new ArrayList<>();
        index.find(hash, MOST_FOUND, row -> {
            String other = texts.apply(row);
            if (other != null && Spelling.edits(Spelling.plain(other), plain, edits) <= edits) {
                rows.add(row);
            }
        });
        Collections.sort(rows);
        return rows;
    }

    /** Returns the rows that are the fewest edits away, none where that are too many. */
    List<Integer> near(String text) {
        String plain = Spelling.plain(text);
        if (plain.length() < SHORTEST_EDITED || plain.length() > LONGEST) {
            return List.of();
        }
        List<Integer> near = size > FEW ? oneEdit(plain) : nearest(plain);
        return near.stream().distinct().sorted().toList();
    }

    private List<Integer> nearest(String plain) {
        int least = Spelling.tolerance(plain.length());
        List<Integer> near = new ArrayList<>();
        for (int i = 0; i < few.size(); i++) {
            int edits = Spelling.edits(few.get(i), plain, least);
            if (edits > least) {
                continue;
            } else if (edits < least) {
                near.clear();
                least = edits;
            }
            near.add(fewRows.get(i));
        }
        return near;
    }

    private List<Integer> oneEdit(String plain) {
        int length = plain.length();
        long[] before = new long[length + 1];
        long[] after = new long[length + 1];
        long[] powers = new long[length + 2];
        before[0] = 1;
        powers[0] = 1;
        for (int i = 0; i < length; i++) {
            before[i + 1] = before[i] * BASE + plain.charAt(i);
            powers[i + 1] = powers[i] * BASE;
        }
        powers[length + 1] = powers[length] * BASE;
        for (int i = length - 1; i >= 0; i--) {
            after[i] = after[i + 1] + plain.charAt(i) * powers[length - 1 - i];
        }
        List<Integer> near = new ArrayList<>();
        for (int i = 0; i <= length; i++) {
            for (int c = letters.nextSetBit(0); c >= 0; c = letters.nextSetBit(c + 1)) {
                long with = before[i] * BASE + c;
                near.addAll(found(plain, with * powers[length - i] + after[i], 1));
                if (i < length && c != plain.charAt(i)) {
                    near.addAll(found(plain, with * powers[length - 1 - i] + after[i + 1], 1));
                }
            }
            if (i < length) {
                near.addAll(found(plain, before[i] * powers[length - 1 - i] + after[i + 1], 1));
            }
            if (i + 1 < length) {
                long exchanged = (before[i] * BASE + plain.charAt(i + 1)) * BASE + plain.charAt(i);
                near.addAll(found(plain, exchanged * powers[length - 2 - i] + after[i + 2], 1));
            }
        }
        return near;
    }
}

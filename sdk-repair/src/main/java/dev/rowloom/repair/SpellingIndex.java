package dev.rowloom.repair;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** Bits of the filter for each text: of texts that are not there hardly more than one in as many gets past it. */
    private static final int FILTER_BITS = 16;

    private static final int MOST_FILTERED = 1 << 26;

    /** So few texts are compared one by one, for more edits than one. */
    private static final int FEW = 600;

    private final IntFunction<@Nullable String> texts;
    private final HashRows index;
    private final long[] filter;
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
        int filtered = Integer.highestOneBit(Math.min(MOST_FILTERED, Math.max(Long.SIZE, rows)));
        this.filter = new long[filtered / Long.SIZE * FILTER_BITS];
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
        long hash = hash(plain);
        index.add(hash, row);
        int bit = bit(hash);
        filter[bit >>> 6] |= 1L << bit;
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

    private int bit(long hash) {
        return (int) ((hash ^ hash >>> 31) * 0x9E37_79B9_7F4A_7C15L >>> 33) & filter.length * Long.SIZE - 1;
    }

    /** Returns the rows with the same letters and digits. */
    List<Integer> same(String text) {
        Search search = new Search(Spelling.plain(text), 0, MOST_FOUND);
        search.look(hash(search.plain));
        return search.sorted();
    }

    /** Returns the rows that are the fewest edits away, at most so many, none where the edits are too many. */
    List<Integer> near(String text, int most) {
        String plain = Spelling.plain(text);
        if (plain.length() < SHORTEST_EDITED || plain.length() > LONGEST) {
            return List.of();
        } else if (size <= FEW) {
            return nearest(plain);
        }
        Search search = new Search(plain, 1, most);
        oneEdit(search);
        return search.sorted();
    }

    /** What is found of one text. */
    private final class Search {

        private final String plain;
        private final int edits;
        private final int most;
        private final Set<Integer> rows = new TreeSet<>();

        Search(String plain, int edits, int most) {
            this.plain = plain;
            this.edits = edits;
            this.most = most;
        }

        boolean isOver() {
            return rows.size() >= most;
        }

        void look(long hash) {
            int bit = bit(hash);
            if ((filter[bit >>> 6] & 1L << bit) != 0 && !isOver()) {
                index.find(hash, MOST_FOUND, this::add);
            }
        }

        private void add(int row) {
            String other = isOver() ? null : texts.apply(row);
            if (other != null && Spelling.edits(Spelling.plain(other), plain, edits) <= edits) {
                rows.add(row);
            }
        }

        List<Integer> sorted() {
            return List.copyOf(rows);
        }
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

    private void oneEdit(Search search) {
        String plain = search.plain;
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
        for (int i = 0; i <= length && !search.isOver(); i++) {
            if (i < length) {
                search.look(before[i] * powers[length - 1 - i] + after[i + 1]);
            }
            if (i + 1 < length) {
                long exchanged = (before[i] * BASE + plain.charAt(i + 1)) * BASE + plain.charAt(i);
                search.look(exchanged * powers[length - 2 - i] + after[i + 2]);
            }
            for (int c = letters.nextSetBit(0); c >= 0; c = letters.nextSetBit(c + 1)) {
                long with = before[i] * BASE + c;
                search.look(with * powers[length - i] + after[i]);
                if (i < length && c != plain.charAt(i)) {
                    search.look(with * powers[length - 1 - i] + after[i + 1]);
                }
            }
        }
    }
}

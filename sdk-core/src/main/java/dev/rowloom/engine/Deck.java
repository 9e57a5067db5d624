package dev.rowloom.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Draws from a short list of entries by weight so that each entry is sure to come: like cards dealt from shuffled packs.
 *
 * <p>Every run of {@link #size()} rows that begins at a multiple of it holds each entry as often as its multiplicity says.
 */
final class Deck {

    private static final int PACKS = 16;

    /** A run of so many rows is short enough for every entry that is to show early. */
    private static final int SHORT_RUN = 50;

    /** The number of entries up to which a deck is made. */
    static final int MAX_ENTRIES = 2000;

    private static final VarHandle PACK = MethodHandles.arrayElementVarHandle(short[][].class);
    private static final short[] NONE = {};

    private final long key;
    private final int size;
    private final int[] multiplicities;

    /** How many cards of one more entry lie apart among the others. */
    private final int apart;

    /** Packs are shuffled when they are first dealt from: few rows need few. */
    private final short[][] packs;

    /**
     * Makes a deck.
     *
     * @param multiplicities how many cards of each entry, none below 1
     */
    Deck(int[] multiplicities, long key) {
        this(multiplicities, key, 0);
    }

    /** Makes a deck with so many more cards, of one more entry, that lie about as far apart from each other. */
    private Deck(int[] multiplicities, long key, int apart) {
        this.key = key;
        this.size = Arrays.stream(multiplicities).sum() + apart;
        this.multiplicities = multiplicities.clone();
        this.apart = apart;
        this.packs = new short[Math.max(2, Math.min(PACKS, 8192 / size))][];
    }

    private short[] pack(int number) {
        short[] pack = (short[]) PACK.getAcquire(packs, number);
        if (pack == null) {
            long packKey = Mix.hash(key, -1 - number);
            short[] shuffled = shuffled(multiplicities, packKey);
            pack = apart == 0 ? shuffled : interspersed(shuffled, apart, multiplicities.length, packKey);
            PACK.setRelease(packs, number, pack); // whoever else made it has made the same
        }
        return pack;
    }

    /**
     * Makes a deck whose last entry does not keep away for long: it comes in as short a run of rows as its share allows, at
     * the latest in one of {@value #SHORT_RUN} where its share is above twice their reciprocal.
     *
     * @param multiplicities how many cards of each entry, none below 1
     */
    static Deck withLastSpread(int[] multiplicities, long key) {
        int last = multiplicities.length - 1;
        boolean isShort = Arrays.stream(multiplicities).sum() <= SHORT_RUN;
        return isShort
                ? new Deck(multiplicities, key)
                : new Deck(Arrays.copyOf(multiplicities, last), key, multiplicities[last]);
    }

    /**
     * Returns multiplicities that add up to a deck's size, proportional to the weights as far as each entry has at least
     * one.
     */
    static int[] multiplicities(long[] weights, int size) {
        int[] cards = new int[weights.length];
        Arrays.fill(cards, 1);
        int rest = size - weights.length;
        double total = 0;
        for (long weight : weights) {
            total += weight;
        }
        double[] owed = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double share = weights[i] / total * size - 1;
            int whole = (int) Math.max(0, Math.min(rest, Math.floor(share)));
            cards[i] += whole;
            rest -= whole;
            owed[i] = share - whole;
        }
        for (; rest > 0; rest--) {
            int most = 0;
            for (int i = 1; i < owed.length; i++) {
                most = owed[i] > owed[most] ? i : most;
            }
            cards[most]++;
            owed[most] -= 1;
        }
        return cards;
    }

    int size() {
        return size;
    }

    /** Returns the entry of a row. */
    int draw(long row) {
        long run = row / size;
        long bits = Mix.hash(key, run);
        int at = (int) (row - run * size) + cut(bits);
        return pack(bits)[at < size ? at : at - size];
    }

    /** Returns a row's number among the rows that have its entry: each run of rows has as many as the deck has cards of it. */
    long ordinal(long row) {
        long run = row / size;
        long bits = Mix.hash(key, run);
        short[] pack = pack(bits);
        int at = (int) (row - run * size) + cut(bits);
        at = at < size ? at : at - size;
        int before = 0;
        int all = 0;
        for (int i = 0; i < size; i++) {
            boolean same = pack[i] == pack[at];
            before += same && i < at ? 1 : 0;
            all += same ? 1 : 0;
        }
        return run * all + before;
    }

    /** Counts, for each place of each pack, the cards of an entry before it. */
    int[][] counts(int entry) {
        int[][] counts = new int[packs.length][size + 1];
        for (int pack = 0; pack < packs.length; pack++) {
            for (int i = 0; i < size; i++) {
                counts[pack][i + 1] = counts[pack][i] + (pack(pack)[i] == entry ? 1 : 0);
            }
        }
        return counts;
    }

    /**
     * Adds up numbers of cards, for each place of each pack those of the cards before it.
     *
     * @param numbers for each entry those of its first card of a pack, its second, and so on
     */
    int[][] sums(int[][] numbers) {
        int[][] sums = new int[packs.length][size + 1];
        for (int pack = 0; pack < packs.length; pack++) {
            int[] seen = new int[numbers.length];
            for (int i = 0; i < size; i++) {
                int entry = pack(pack)[i];
                sums[pack][i + 1] = sums[pack][i] + numbers[entry][seen[entry]++];
            }
        }
        return sums;
    }

    /** Returns how many cards of each entry a pack has. */
    int[] cards() {
        int entries = 0;
        for (short entry : pack(0)) {
            entries = Math.max(entries, entry + 1);
        }
        int[] cards = new int[entries];
        for (short entry : pack(0)) {
            cards[entry]++;
        }
        return cards;
    }

    /**
     * Returns how many rows before a row have an entry, or the sum of the numbers of their cards.
     *
     * @param counts those of the entry, or the {@link #sums} of numbers
     */
    long before(long row, int[][] counts) {
        long run = row / size;
        long bits = Mix.hash(key, run);
        int[] count = counts[(int) Mix.below(bits << 32, packs.length)];
        int cut = cut(bits);
        int at = (int) (row - run * size) + cut;
        int inRun = at <= size ? count[at] - count[cut] : count[size] - count[cut] + count[at - size];
        return run * count[size] + inRun;
    }

    /** Returns the pack that a run of rows is dealt from. */
    private short[] pack(long bits) {
        return pack((int) Mix.below(bits << 32, packs.length));
    }

    /** Returns the card that a run of rows begins with. */
    private int cut(long bits) {
        return (int) Mix.below(bits, size);
    }

    /** Draws for many rows, the quicker the more of them follow each other. Used by one thread. */
    static final class Dealer {

        private final Deck deck;
        private final int size;
        private long firstRow;
        private short[] pack;
        private int cut;

        Dealer(Deck deck) {
            this.deck = deck;
            this.size = deck.size;
            // no row belongs to the run that ends before this one
            this.firstRow = Long.MIN_VALUE;
            this.pack = NONE;
        }

        /** Returns the entry of a row. */
        int draw(long row) {
            long card = row - firstRow;
            if (card < 0 || card >= size) {
                turnTo(row / size);
                card = row - firstRow;
            }
            int at = (int) card + cut;
            return pack[at < size ? at : at - size];
        }

        private void turnTo(long run) {
            long bits = Mix.hash(deck.key, run);
            firstRow = run * size;
            pack = deck.pack(bits);
            cut = deck.cut(bits);
        }
    }

    private static short[] shuffled(int[] multiplicities, long key) {
        short[] pack = new short[Arrays.stream(multiplicities).sum()];
        int at = 0;
        for (int entry = 0; entry < multiplicities.length; entry++) {
            Arrays.fill(pack, at, at + multiplicities[entry], (short) entry);
            at += multiplicities[entry];
        }
        for (int i = pack.length - 1; i > 0; i--) {
            int other = (int) Mix.below(Mix.hash(key, i), i + 1);
            short card = pack[i];
            pack[i] = pack[other];
            pack[other] = card;
        }
        return pack;
    }

    /** Returns the cards with those of one more entry among them, one in every stretch of the same length. */
    private static short[] interspersed(short[] cards, int count, int entry, long key) {
        int size = cards.length + count;
        short[] pack = new short[size];
        int next = 0;
        for (int i = 0; i < count; i++) {
            int begin = (int) ((long) i * size / count);
            int end = (int) ((i + 1L) * size / count);
            int length = end - begin;
            // anywhere in the stretch, unless two neighbours could be too far apart then
            int at = 2 * length <= SHORT_RUN ? (int) Mix.below(Mix.hash(key, -i), length) : 0;
            for (int j = 0; j < length; j++) {
                pack[begin + j] = j == at ? (short) entry : cards[next++];
            }
        }
        return pack;
    }
}

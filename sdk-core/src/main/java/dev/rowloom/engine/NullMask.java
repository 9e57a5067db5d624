package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/**
 * Says which rows of a column are null: a fixed share of every run of rows, so that a nullable column has both, and all rows
 * beyond a limit, where a unique column has no more values.
 */
final class NullMask {

    /** Packs as fine as the share needs: fiftieths first, as inferred shares are. */
    private static final int[] SIZES = {50, 100, 1000, 10_000};

    private static final double TOLERANCE = 1e-9;

    private final @Nullable Deck deck;
    private final boolean all;
    private final long limit;

    /** For each place of each of the deck's packs, how many values are before it, where the limit counts values. */
    private final int @Nullable [][] values;

    private NullMask(@Nullable Deck deck, boolean all, long limit, int @Nullable [][] values) {
        this.deck = deck;
        this.all = all;
        this.limit = limit;
        this.values = values;
    }

    /**
     * Returns the mask of a share of nulls, or null where there is none to mask.
     *
     * @param limit the number of the first row from which all are null
     */
    static @Nullable NullMask of(double rate, long limit, long key) {
        if (rate >= 1) {
            return new NullMask(null, true, limit, null);
        }
        if (rate <= 0) {
            return limit == Long.MAX_VALUE ? null : new NullMask(null, false, limit, null);
        }
        return new NullMask(deck(rate, key), false, limit, null);
    }

    /**
     * Returns the mask of a share of nulls for a column or reference that has so many values and no more: rows with a value
     * can be numbered, so that none of the values falls on a null.
     *
     * @param values the number of values
     */
    static NullMask ofValues(double rate, long values, long key) {
        if (rate <= 0 || rate >= 1) {
            return new NullMask(null, rate >= 1, values, null);
        }
        Deck deck = deck(rate, key);
        return new NullMask(deck, false, values, deck.counts(0));
    }

    private static Deck deck(double rate, long key) {
        int size = size(rate);
        int nulls = Math.max(1, Math.min(size - 1, (int) Math.rint(rate * size)));
        return Deck.withLastSpread(new int[] {size - nulls, nulls}, key);
    }

    /** Returns the number of rows in every run of which the share of nulls holds exactly. */
    private static int size(double rate) {
        for (int size : SIZES) {
            double nulls = rate * size;
            if (Math.abs(nulls - Math.rint(nulls)) < TOLERANCE * size) {
                return size;
            }
        }
        return SIZES[SIZES.length - 1];
    }

    /** Sets the cells of a vector null that are to be. */
    void apply(Frame frame, ColumnVector target) {
        Deck.Dealer dealer = deck == null ? null : new Deck.Dealer(deck);
        for (int i = 0; i < frame.count(); i++) {
            long row = frame.draw(i);
            if (all || isBeyond(row) || (dealer != null && dealer.draw(row) == 1)) {
                target.setState(i, CellState.NULL);
            }
        }
    }

    /** Returns whether a row is null because values have run out. */
    boolean isForced(long row) {
        return row >= limit;
    }

    boolean isNull(long row) {
        return all || isBeyond(row) || (deck != null && deck.draw(row) == 1);
    }

    /** Returns how many rows before a row have a value, as far as that is known; else how many there are. */
    long valuesBefore(long row) {
        return deck == null || values == null ? row : deck.before(row, values);
    }

    private boolean isBeyond(long row) {
        return row >= limit && valuesBefore(row) >= limit;
    }
}

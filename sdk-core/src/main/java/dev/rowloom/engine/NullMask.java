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

    private NullMask(@Nullable Deck deck, boolean all, long limit) {
        this.deck = deck;
        this.all = all;
        this.limit = limit;
    }

    /**
     * Returns the mask of a share of nulls, or null where there is none to mask.
     *
     * @param limit the number of the first row from which all are null
     */
    static @Nullable NullMask of(double rate, long limit, long key) {
        if (rate >= 1) {
            return new NullMask(null, true, limit);
        }
        if (rate <= 0) {
            return limit == Long.MAX_VALUE ? null : new NullMask(null, false, limit);
        }
        int size = size(rate);
        int nulls = Math.max(1, Math.min(size - 1, (int) Math.rint(rate * size)));
        return new NullMask(Deck.withLastSpread(new int[] {size - nulls, nulls}, key), false, limit);
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
            if (all || row >= limit || (dealer != null && dealer.draw(row) == 1)) {
                target.setState(i, CellState.NULL);
            }
        }
    }

    boolean isNull(long row) {
        return all || row >= limit || (deck != null && deck.draw(row) == 1);
    }
}

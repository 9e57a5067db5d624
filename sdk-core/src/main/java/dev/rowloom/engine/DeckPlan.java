package dev.rowloom.engine;

/** Plans decks that hold nulls beside values. */
final class DeckPlan {

    private DeckPlan() {}

    /**
     * Returns a deck of the values and, where there are nulls, one more entry for null.
     *
     * <p>It has {@code max(least, 2 × values)} cards, so that each value has come once that many rows are there, and more
     * only where so many nulls are wanted that the values would not find room.
     */
    static Deck of(long[] weights, double nullRate, int least, long key) {
        int size = Math.max(least, 2 * weights.length);
        if (nullRate <= 0 || nullRate >= 1) {
            // a column of nulls only is masked as a whole
            return new Deck(Deck.multiplicities(weights, size), key);
        }
        if (size * (1 - nullRate) < weights.length) {
            size = (int) Math.min(30_000, Math.ceil(weights.length / (1 - nullRate)));
        }
        int nulls = (int) Math.max(1, Math.min(size - weights.length, Math.rint(nullRate * size)));
        int[] cards = java.util.Arrays.copyOf(Deck.multiplicities(weights, size - nulls), weights.length + 1);
        cards[weights.length] = nulls;
        return Deck.withLastSpread(cards, key);
    }
}

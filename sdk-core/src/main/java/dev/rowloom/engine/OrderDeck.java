package dev.rowloom.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of columns that orders tie together, dealt like cards: each says which columns are null and between which values the
 * others lie. The first rows of a table hold the cards in their order, later ones shuffled.
 */
final class OrderDeck {

    private final OrderGraph graph;
    private final List<OrderBounds> cards;
    private final Deck later;

    /**
     * Makes a deck.
     *
     * @param cards in the order in which a table begins with them
     */
    OrderDeck(OrderGraph graph, List<OrderBounds> cards, long key) {
        this.graph = graph;
        this.cards = List.copyOf(cards);
        int[] once = new int[cards.size()];
        Arrays.fill(once, 1);
        this.later = new Deck(once, key);
    }

    OrderGraph graph() {
        return graph;
    }

    /** Returns a column's part of the cards, by the column's number in the graph. */
    Hand hand(int node) {
        long step = graph.node(node).step();
        long[] lows = new long[cards.size()];
        long[] highs = new long[cards.size()];
        boolean[] nulls = new boolean[cards.size()];
        for (int i = 0; i < lows.length; i++) {
            nulls[i] = cards.get(i).isNull(node);
            if (!nulls[i]) {
                lows[i] = cards.get(i).low(node) * step;
                highs[i] = cards.get(i).high(node) * step;
            }
        }
        return new Hand(later, lows, highs, nulls);
    }

    /**
     * One column of the cards, in units of its cells.
     *
     * @param later deals the cards to all but the first rows
     */
    record Hand(Deck later, long[] lows, long[] highs, boolean[] nulls) {}

    /** Deals to many rows. Used by one thread. */
    static final class Dealer {

        private final int size;
        private final Deck.Dealer later;

        Dealer(Hand hand) {
            this.size = hand.lows().length;
            this.later = new Deck.Dealer(hand.later());
        }

        /** Returns the number of a row's card. */
        int draw(long row) {
            return row < size ? (int) row : later.draw(row);
        }
    }
}

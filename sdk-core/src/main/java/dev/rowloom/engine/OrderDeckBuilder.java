package dev.rowloom.engine;

import dev.rowloom.engine.OrderGraph.Presence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays out the rows of columns that orders tie together, so that each value of a short list comes within twice as many rows
 * as the list is long, however the lists bind each other.
 *
 * <p>Two values of different columns exclude each other where the lower column's is too high for the upper column's. That is
 * a partial order, and the values of one row have to be an antichain in it. Taking, row by row, from the lowest column up,
 * the greatest value that has not come and is possible beside those taken, takes all maximal elements; so it needs as few
 * rows as any way does (Mirsky: A Dual of Dilworth's Decomposition Theorem, 1971).
 */
final class OrderDeckBuilder {

    private static final int LEAST_SIZE = 50;
    private static final int MOST_CARDS = 30_000;

    private final OrderGraph graph;
    private final List<OrderChoices> choices;
    private final long key;
    private final int count;
    private final long[][][] parts;
    private final boolean[][] shown;
    private final int[] pending;
    private final boolean[] nullPending;
    private final int[] nulls;
    private final List<OrderBounds> cards = new ArrayList<>();

    /**
     * Makes a builder.
     *
     * @param choices what each column of the graph may be
     */
    OrderDeckBuilder(OrderGraph graph, List<OrderChoices> choices, long key) {
        this.graph = graph;
        this.choices = List.copyOf(choices);
        this.key = key;
        this.count = choices.size();
        this.parts = new long[count][][];
        this.shown = new boolean[count][];
        this.pending = new int[count];
        this.nullPending = new boolean[count];
        this.nulls = new int[count];
        for (int i = 0; i < count; i++) {
            parts[i] = choices.get(i).parts();
            shown[i] = new boolean[parts[i].length];
            pending[i] = parts[i].length;
            nullPending[i] = graph.node(i).presence() == Presence.SOMETIMES;
        }
    }

    OrderDeck build() {
        // nulls have to come early, whatever the columns' sizes are
        int[] sizes = new int[count + 1];
        sizes[count] = LEAST_SIZE;
        for (int i = 0; i < count; i++) {
            sizes[i] = size(i);
        }
        int[] ends = Arrays.stream(sizes).sorted().distinct().toArray();
        for (int end : ends) {
            showAll(end);
        }
        int size = sizeOfAll(ends[ends.length - 1]);
        while (cards.size() < size) {
            OrderBounds card = graph.open();
            card.narrow();
            finish(card, size);
        }
        int begin = 0;
        for (int end : ends) {
            shuffle(begin, end);
            begin = end;
        }
        shuffle(begin, cards.size());
        return new OrderDeck(graph, cards, Mix.hash(key, -1));
    }

    /** Returns the number of rows within which a column has to show its values. */
    private int size(int node) {
        return Math.max(LEAST_SIZE, 2 * parts[node].length);
    }

    /** Makes cards until all columns have shown their parts that have so many rows to do it. */
    private void showAll(int end) {
        boolean progress = true;
        while (progress && cards.size() < MOST_CARDS) {
            OrderBounds card = graph.open();
            card.narrow();
            progress = false;
            for (int i = 0; i < count; i++) {
                progress |= size(i) <= end && showNext(card, i);
            }
            for (int i = 0; i < count; i++) {
                if (nullPending[i] && card.isOpen(i)) {
                    card.setNull(i);
                    progress = true;
                }
            }
            for (int i = 0; progress && i < count; i++) {
                if (size(i) > end) {
                    showNext(card, i);
                }
            }
            if (progress) {
                finish(card, 0);
            }
        }
    }

    /** Has a column show its highest part that has not come and is possible beside what the card shows. */
    private boolean showNext(OrderBounds card, int node) {
        for (int i = parts[node].length - 1; i >= 0 && pending[node] > 0 && !card.isNull(node); i--) {
            long low = Math.max(card.low(node), parts[node][i][0]);
            long high = Math.min(card.high(node), parts[node][i][1]);
            boolean possible = low <= high
                    && graph.node(node).values().atLeast(low) >= low
                    && graph.node(node).values().atLeast(low) <= high;
            if (!shown[node][i] && possible) {
                card.keepWithin(node, low, high);
                card.narrow();
                shown[node][i] = true;
                pending[node]--;
                return true;
            }
        }
        return false;
    }

    /**
     * Decides what a card leaves open, in an order of its own, and takes it.
     *
     * @param size the number of cards there will be, if it is known
     */
    private void finish(OrderBounds card, int size) {
        int number = cards.size();
        long bits = Mix.hash(key, number);
        int[] order = shuffled(bits);
        for (int node : order) {
            bits = Mix.next(bits);
            if (card.isOpen(node)) {
                if (Mix.unit(bits) < nullShare(node, size - number)) {
                    card.setNull(node);
                } else {
                    card.keepValue(node);
                    card.narrow();
                }
            }
        }
        for (int node : order) {
            bits = Mix.next(bits);
            int picked = card.isNull(node) ? -1 : choices.get(node).pick(card.low(node), card.high(node), bits);
            if (picked >= 0) {
                long value = choices.get(node).values()[picked];
                card.keepWithin(node, value, value);
                card.narrow();
            }
        }
        for (int node = 0; node < count; node++) {
            if (card.isNull(node)) {
                nulls[node]++;
                nullPending[node] = false;
            }
        }
        cards.add(card);
    }

    /** Returns the share of nulls among the cards that are left, or the column's own where their number is not known. */
    private double nullShare(int node, int left) {
        double rate = choices.get(node).nullRate();
        return left <= 0 ? rate : (nullsOf(rate, cards.size() + left) - nulls[node]) / left;
    }

    private static double nullsOf(double rate, int size) {
        return Math.max(1, Math.min(size - 1, Math.rint(rate * size)));
    }

    private int[] shuffled(long bits) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = (int) Mix.below(Mix.hash(bits, i), i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Returns how many cards it takes to have all shares of nulls as they are wanted. */
    private int sizeOfAll(double least) {
        double size = Math.max(least, cards.size());
        for (int i = 0; i < count; i++) {
            double rate = choices.get(i).nullRate();
            if (graph.node(i).presence() == Presence.SOMETIMES) {
                size = Math.max(size, Math.ceil(nulls[i] / rate));
                size = Math.max(size, Math.ceil((cards.size() - nulls[i]) / (1 - rate)));
            }
        }
        return (int) Math.min(size, MOST_CARDS);
    }

    private void shuffle(int begin, int end) {
        for (int i = Math.min(end, cards.size()) - 1; i > begin; i--) {
            int other = begin + (int) Mix.below(Mix.hash(key, i, 1), i - begin + 1);
            OrderBounds card = cards.get(i);
            cards.set(i, cards.get(other));
            cards.set(other, card);
        }
    }
}

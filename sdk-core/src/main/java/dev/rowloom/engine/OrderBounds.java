package dev.rowloom.engine;

import dev.rowloom.engine.OrderGraph.Edge;
import dev.rowloom.engine.OrderGraph.Node;
import dev.rowloom.engine.OrderGraph.Presence;
import dev.rowloom.schema.internal.domain.LongDomain;

/** What is known of one row of columns that orders tie together: between which values each lies, and which are null. */
final class OrderBounds {

    private static final byte OPEN = 0;
    private static final byte VALUE = 1;
    private static final byte NULL = 2;

    private final OrderGraph graph;
    private final long[] lows;
    private final long[] highs;
    private final byte[] states;

    OrderBounds(OrderGraph graph) {
        this.graph = graph;
        int count = graph.nodes().size();
        this.lows = new long[count];
        this.highs = new long[count];
        this.states = new byte[count];
        for (int i = 0; i < count; i++) {
            Node node = graph.node(i);
            boolean none = node.values().isEmpty();
            lows[i] = none ? Long.MAX_VALUE : node.values().min();
            highs[i] = none ? Long.MIN_VALUE : node.values().max();
            states[i] = node.presence() == Presence.ALWAYS ? VALUE : node.presence() == Presence.NEVER ? NULL : OPEN;
        }
    }

    /** Returns the least value of a column, divided by its step. */
    long low(int node) {
        return lows[node];
    }

    /** Returns the greatest value of a column, divided by its step. */
    long high(int node) {
        return highs[node];
    }

    /** Returns whether a column has no value left. */
    boolean isEmpty(int node) {
        return lows[node] > highs[node];
    }

    boolean isNull(int node) {
        return states[node] == NULL;
    }

    boolean isOpen(int node) {
        return states[node] == OPEN;
    }

    /** Has a column be null that may be. */
    void setNull(int node) {
        states[node] = NULL;
    }

    /** Has a column that is not null hold a value. */
    void keepValue(int node) {
        states[node] = states[node] == OPEN ? VALUE : states[node];
    }

    /** Has a column hold a value from low to high. */
    void keepWithin(int node, long low, long high) {
        states[node] = VALUE;
        lows[node] = Math.max(lows[node], low);
        highs[node] = Math.min(highs[node], high);
    }

    /**
     * Draws the conclusions: a column that may be null, and for which the others leave no value, is null.
     *
     * @return whether the row is possible
     */
    boolean narrow() {
        for (int i = 0; i < states.length; i++) {
            for (Edge edge : graph.below(i)) {
                if (states[edge.lower()] == VALUE) {
                    lows[i] = Math.max(lows[i], least(edge));
                }
            }
            lows[i] = roundedUp(i);
        }
        for (int i = states.length - 1; i >= 0; i--) {
            highs[i] = roundedDown(i);
            if (states[i] == VALUE) {
                for (Edge edge : graph.below(i)) {
                    highs[edge.lower()] = Math.min(highs[edge.lower()], most(edge));
                }
            }
        }
        boolean possible = true;
        for (int i = 0; i < states.length; i++) {
            if (isEmpty(i)) {
                possible &= states[i] != VALUE;
                states[i] = states[i] == OPEN ? NULL : states[i];
            }
        }
        return possible;
    }

    private long roundedUp(int node) {
        LongDomain values = graph.node(node).values();
        return values.isEmpty() || lows[node] > values.max() ? lows[node] : values.atLeast(lows[node]);
    }

    private long roundedDown(int node) {
        LongDomain values = graph.node(node).values();
        return values.isEmpty() || highs[node] < values.min() ? highs[node] : values.atMost(highs[node]);
    }

    private long least(Edge edge) {
        long step = graph.node(edge.upper()).step();
        long least = edge.order()
                .least(times(lows[edge.lower()], graph.node(edge.lower()).step()));
        return -Math.floorDiv(-Math.max(least, -Long.MAX_VALUE), step);
    }

    private long most(Edge edge) {
        long step = graph.node(edge.lower()).step();
        long most = edge.order()
                .most(times(highs[edge.upper()], graph.node(edge.upper()).step()));
        return Math.floorDiv(most, step);
    }

    private static long times(long value, long step) {
        boolean fits = value <= Long.MAX_VALUE / step && value >= Long.MIN_VALUE / step;
        return fits ? value * step : value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}

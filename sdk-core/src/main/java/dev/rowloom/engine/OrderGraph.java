package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of a table that orders tie together.
 *
 * <p>Orders have the property that a column's greatest or least value never depends on more than the greatest or least values
 * of the others. So it is enough to push the least values upwards and the greatest downwards, once: each value between the
 * two that remain is part of some row that all orders admit (bounds consistency; van Hentenryck, Deville, Teng: A Generic
 * Arc-Consistency Algorithm and its Specializations, 1992).
 */
final class OrderGraph {

    private final List<Node> nodes;
    private final List<Edge> edges;
    private final List<List<Edge>> below = new ArrayList<>();

    /** Whether rows have a value in a column. */
    enum Presence {
        ALWAYS,
        SOMETIMES,
        NEVER
    }

    /**
     * A column.
     *
     * @param values the values it may hold, divided by the step
     * @param step the units of its cells that the values are multiples of
     */
    record Node(String column, LongDomain values, long step, Presence presence) {

        Node with(LongDomain newValues) {
            return new Node(column, newValues, step, presence);
        }
    }

    /** Two columns in an order, by their numbers in the graph. */
    record Edge(int lower, int upper, Order order) {}

    /**
     * Makes a graph.
     *
     * @param nodes the columns, each behind those that are not above it
     */
    OrderGraph(List<Node> nodes, List<Edge> edges) {
        this.nodes = List.copyOf(nodes);
        this.edges = List.copyOf(edges);
        for (int i = 0; i < nodes.size(); i++) {
            int upper = i;
            below.add(edges.stream().filter(edge -> edge.upper() == upper).toList());
        }
    }

    List<Node> nodes() {
        return nodes;
    }

    Node node(int number) {
        return nodes.get(number);
    }

    /** Returns a column's number, or −1. */
    int indexOf(String column) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).column().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the orders by which a column keeps above others. */
    List<Edge> below(int upper) {
        return below.get(upper);
    }

    /** Returns the graph with other values. */
    OrderGraph with(List<LongDomain> values) {
        List<Node> changed = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            changed.add(nodes.get(i).with(values.get(i)));
        }
        return new OrderGraph(changed, edges);
    }

    /** Returns a row of which nothing is known. */
    OrderBounds open() {
        return new OrderBounds(this);
    }

    /** Returns a row in which every column has a value that ever has one. */
    OrderBounds full() {
        OrderBounds row = open();
        for (int i = 0; i < nodes.size(); i++) {
            row.keepValue(i);
        }
        return row;
    }
}

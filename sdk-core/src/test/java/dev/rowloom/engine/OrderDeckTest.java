package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.engine.OrderGraph.Edge;
import dev.rowloom.engine.OrderGraph.Node;
import dev.rowloom.engine.OrderGraph.Presence;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Graphs of up to four columns with up to twelve values each, against all rows there are. */
class OrderDeckTest {

    private static final int COLUMNS = 4;
    private static final int HIGHEST = 15;
    private static final long NULL = -1;
    private static final int ROWS = 50;

    @Property(tries = 500)
    void whatIsLeftIsWhatSomeRowHas(@ForAll long seed) {
        OrderGraph graph = graph(seed);
        List<long[]> rows = rows(graph);
        OrderBounds open = graph.open();
        assertThat(open.narrow()).isEqualTo(!rows.isEmpty());
        for (int node = 0; node < graph.nodes().size() && !rows.isEmpty(); node++) {
            assertThat(left(graph, open, node)).isEqualTo(valuesOf(rows, node));
        }
    }

    @Property(tries = 300)
    void everyValueThatAnyRowHasComesWithinTheFirstRows(@ForAll long seed) {
        OrderGraph graph = graph(seed);
        List<long[]> rows = rows(graph);
        Assume.that(!rows.isEmpty());
        List<long[]> dealt = deal(graph, seed, ROWS);
        assertThat(dealt).allSatisfy(row -> assertThat(holds(graph, row)).isTrue());
        for (int node = 0; node < graph.nodes().size(); node++) {
            int column = node;
            assertThat(valuesOf(dealt, node)).isEqualTo(valuesOf(rows, node));
            boolean optional = graph.node(node).presence() == Presence.SOMETIMES;
            assertThat(dealt.stream().anyMatch(row -> row[column] == NULL)).isEqualTo(optional);
        }
    }

    @Property(tries = 100)
    void laterRowsHoldTheOrdersToo(@ForAll long seed) {
        OrderGraph graph = graph(seed);
        Assume.that(!rows(graph).isEmpty());
        assertThat(deal(graph, seed, 1000))
                .allSatisfy(row -> assertThat(holds(graph, row)).isTrue());
    }

    private static List<long[]> deal(OrderGraph graph, long key, int count) {
        OrderBounds open = graph.open();
        open.narrow();
        OrderGraph cut = graph.with(IntStream.range(0, graph.nodes().size())
                .mapToObj(i -> LongDomain.of(
                        left(graph, open, i).stream().mapToLong(Long::longValue).toArray()))
                .toList());
        OrderDeck deck = new OrderDeckBuilder(
                        cut, cut.nodes().stream().map(OrderDeckTest::choices).toList(), key)
                .build();
        List<long[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            long[] values = new long[cut.nodes().size()];
            for (int node = 0; node < values.length; node++) {
                OrderDeck.Hand hand = deck.hand(node);
                int card = new OrderDeck.Dealer(hand).draw(row);
                assertThat(hand.nulls()[card] || hand.lows()[card] == hand.highs()[card])
                        .isTrue();
                values[node] = hand.nulls()[card] ? NULL : hand.lows()[card];
            }
            rows.add(values);
        }
        return rows;
    }

    private static OrderChoices choices(Node node) {
        long[] values = values(node);
        long[] weights = new long[values.length];
        Arrays.fill(weights, 1);
        return new OrderChoices(values, weights, node.values(), node.presence() == Presence.SOMETIMES ? 0.2 : 0);
    }

    private static long[] values(Node node) {
        return IntStream.range(0, (int) node.values().size())
                .mapToLong(node.values()::get)
                .toArray();
    }

    private static OrderGraph graph(long seed) {
        int count = 2 + (int) Mix.below(Mix.hash(seed, 0), COLUMNS - 1);
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int column = i;
            long[] values = IntStream.rangeClosed(0, HIGHEST)
                    .filter(value -> Mix.hash(seed, 100 + column, value) > 0)
                    .limit(12)
                    .asLongStream()
                    .toArray();
            boolean optional = Mix.hash(seed, 200 + i) > Long.MAX_VALUE / 2;
            nodes.add(new Node("c" + i, LongDomain.of(values), 1, optional ? Presence.SOMETIMES : Presence.ALWAYS));
            for (int lower = 0; lower < i; lower++) {
                boolean tied = lower == i - 1 || Mix.hash(seed, 300 + i, lower) > Long.MAX_VALUE / 2;
                if (tied) {
                    edges.add(new Edge(lower, i, new Order(0, Mix.hash(seed, 400 + i, lower) > 0)));
                }
            }
        }
        return new OrderGraph(nodes, edges);
    }

    private static List<long[]> rows(OrderGraph graph) {
        List<long[]> rows = new ArrayList<>();
        collect(graph, new long[0], rows);
        return rows;
    }

    private static void collect(OrderGraph graph, long[] begun, List<long[]> rows) {
        if (!holds(graph, begun)) {
            return;
        } else if (begun.length == graph.nodes().size()) {
            rows.add(begun);
            return;
        }
        Node next = graph.node(begun.length);
        long[] row = Arrays.copyOf(begun, begun.length + 1);
        for (long value : values(next)) {
            row[begun.length] = value;
            collect(graph, row.clone(), rows);
        }
        if (next.presence() == Presence.SOMETIMES) {
            row[begun.length] = NULL;
            collect(graph, row, rows);
        }
    }

    private static boolean holds(OrderGraph graph, long[] row) {
        return IntStream.range(0, row.length)
                .allMatch(upper -> graph.below(upper).stream()
                        .allMatch(edge -> row[edge.lower()] == NULL
                                || row[upper] == NULL
                                || row[upper] >= edge.order().least(row[edge.lower()])));
    }

    private static Set<Long> valuesOf(List<long[]> rows, int node) {
        Set<Long> values = new TreeSet<>();
        rows.stream().map(row -> row[node]).filter(value -> value != NULL).forEach(values::add);
        return values;
    }

    private static Set<Long> left(OrderGraph graph, OrderBounds bounds, int node) {
        Set<Long> left = new TreeSet<>();
        for (long value : values(graph.node(node))) {
            if (value >= bounds.low(node) && value <= bounds.high(node)) {
                left.add(value);
            }
        }
        return left;
    }
}

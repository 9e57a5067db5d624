package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the decks of a table's columns that orders tie to a short list. */
final class OrderDecks {

    private final TablePlanning planning;
    private final Map<OrderGraph, OrderDeck> decks = new HashMap<>();

    OrderDecks(TablePlanning planning) {
        this.planning = planning;
    }

    /** Returns the program of a column, or null where it is not dealt. */
    @Nullable
    LongProgram program(ColumnContext column, LongProgram base, List<Below> lowers) {
        OrderGraph tied = planning.orders().dealt(column.column().name());
        boolean always = column.rule() instanceof Rule.Constant constant && constant.value() == null;
        if (tied == null || always || column.nullRate() >= 1) {
            return null;
        }
        OrderDeck deck = decks.get(tied);
        if (deck == null) {
            deck = deck(tied, column.key("order"));
            decks.put(tied, deck);
        }
        int node = deck.graph().indexOf(column.column().name());
        long step = deck.graph().node(node).step();
        LongDomain likely = choices(column, deck.graph().node(node)).likely();
        LongDomain preferred = likely.isEmpty() ? likely : LongDomain.range(likely.min() * step, likely.max() * step);
        InOrder.Values values = new InOrder.Values(column.units(), preferred, step);
        return new InOrder(base, deck.hand(node), lowers, values, column.key("order"));
    }

    private OrderDeck deck(OrderGraph tied, long key) {
        OrderGraph graph = tied.with(tied.nodes().stream().map(this::values).toList());
        OrderBounds row = graph.open();
        if (!row.narrow()) {
            // rules that don't go together give way to the CHECK
            graph = tied.with(tied.nodes().stream()
                    .map(node -> domain(context(node), node))
                    .toList());
            row = graph.open();
            row.narrow();
        }
        List<LongDomain> left = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            left.add(graph.node(i).values().intersect(LongDomain.range(row.low(i), row.high(i))));
        }
        OrderGraph cut = graph.with(left);
        List<OrderChoices> choices =
                cut.nodes().stream().map(node -> choices(context(node), node)).toList();
        return new OrderDeckBuilder(cut, choices, key).build();
    }

    private ColumnContext context(OrderGraph.Node node) {
        return planning.context(planning.model().position(node.column()));
    }

    /** Returns the values of a column that its own rule and the CHECKs leave, divided by its step. */
    private LongDomain values(OrderGraph.Node node) {
        ColumnContext column = context(node);
        LongDomain domain = domain(column, node);
        Rule rule = column.rule();
        boolean asked = rule instanceof Rule.Values
                || rule instanceof Rule.Constant
                || rule instanceof Rule.Number
                || rule instanceof Rule.Temporal;
        if (!asked || column.blueprint().origin() == Origin.INFERRED) {
            return domain;
        }
        OrderChoices choices = choices(column, node.with(domain));
        LongDomain wanted = choices.isFew() ? LongDomain.of(choices.values()) : choices.likely();
        return wanted.isEmpty() ? domain : wanted;
    }

    /** Returns the values of a column's domain, divided by its step, as far as the type keeps them all apart. */
    private static LongDomain domain(ColumnContext column, OrderGraph.Node node) {
        LongDomain domain = column.units().dividedBy(node.step());
        if (column.column().type() instanceof DataType.FloatType real) {
            long most = Digits.powerOfTen(Units.digits(real)) - 1;
            LongDomain exact = domain.intersect(LongDomain.range(-most, most));
            return exact.isEmpty() ? domain : exact;
        }
        return domain;
    }

    private static OrderChoices choices(ColumnContext column, OrderGraph.Node node) {
        LongRules rules = LongRules.of(column);
        boolean own = !(column.rule() instanceof Rule.After || column.rule() instanceof Rule.About);
        Rule rule = own ? column.rule() : new Rule.Database();
        LongProgram program = rules.program(rule);
        boolean few = node.values().size() <= ColumnOrders.FEW && !(program instanceof Longs.Constant);
        // a list of which a sequence or a time of day would show a part only
        program = few && !(program instanceof Longs.Dealt) ? rules.program(new Rule.Database()) : program;
        double nullRate = column.nullRate();
        if (program instanceof Longs.Dealt dealt) {
            return few(dealt.values(), dealt.weights(), node, nullRate);
        } else if (program instanceof Longs.Constant constant) {
            return few(new long[] {constant.value()}, new long[] {1}, node, nullRate);
        }
        AdmittedValues.Steps steps = rules.admitted().steps(rule);
        LongDomain likely = steps.values().isEmpty()
                ? LongDomain.EMPTY
                : LongDomain.range(
                                steps.values().min() * steps.step(),
                                steps.values().max() * steps.step())
                        .dividedBy(node.step())
                        .intersect(node.values());
        return new OrderChoices(new long[0], new long[0], likely.size() < 2 ? node.values() : likely, nullRate);
    }

    /** Returns those of some values that a column can have. */
    private static OrderChoices few(long[] values, long[] weights, OrderGraph.Node node, double nullRate) {
        int[] kept = java.util.stream.IntStream.range(0, values.length)
                .filter(i -> Math.floorMod(values[i], node.step()) == 0
                        && node.values().contains(values[i] / node.step()))
                .boxed()
                .sorted((a, b) -> Long.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] chosen =
                Arrays.stream(kept).mapToLong(i -> values[i] / node.step()).toArray();
        long[] shares = Arrays.stream(kept).mapToLong(i -> weights[i]).toArray();
        LongDomain likely = chosen.length == 0 ? node.values() : LongDomain.range(chosen[0], chosen[chosen.length - 1]);
        return new OrderChoices(chosen, shares, likely, nullRate);
    }
}

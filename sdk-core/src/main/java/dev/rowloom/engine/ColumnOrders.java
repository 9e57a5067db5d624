package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.OrderGraph.Presence;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.TableDomains.ColumnOrder;
import dev.rowloom.schema.internal.domain.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The orders between columns that CHECKs ask for, made ready: each column's domain leaves room for those above and below it,
 * and each column knows those below it.
 */
final class ColumnOrders {

    /** The values up to which each of a column's values is sure to come. */
    static final int FEW = 128;

    /** The same where values are missing in between, as a list leaves them. */
    private static final int LISTED = 1500;

    private final TableModel model;
    private final Carriers carriers;
    private final List<ColumnOrder> held = new ArrayList<>();
    private final List<ColumnOrder> unheld = new ArrayList<>();
    private final Map<String, OrderGraph> graphs = new HashMap<>();
    private final Map<String, ColumnDomain> domains = new HashMap<>();
    private final Set<OrderGraph> dealt = new LinkedHashSet<>();

    /**
     * Makes the orders of a table ready.
     *
     * @param carriers says how the cells of a column are held
     */
    ColumnOrders(TableModel model, Carriers carriers) {
        this.model = model;
        this.carriers = carriers;
        for (ColumnOrder order : model.domains().orders()) {
            boolean possible = isFree(order.lower())
                    && isFree(order.upper())
                    && !isExternal(order.upper())
                    && !reaches(order.upper(), order.lower(), new HashSet<>());
            (possible ? held : unheld).add(order);
        }
        for (ColumnOrder order : held) {
            if (!graphs.containsKey(order.lower())) {
                settle(graph(order.lower()));
            }
        }
    }

    private boolean isFree(String column) {
        int position = model.position(column);
        return position >= 0 && model.referenceOf(position) == null;
    }

    /** Returns whether a caller's own function makes a column: nothing keeps its values above others. */
    private boolean isExternal(String column) {
        ColumnBlueprint blueprint = model.blueprint().columns().get(column);
        return blueprint != null && blueprint.rule() instanceof Rule.External;
    }

    private DataType type(String column) {
        return model.table().column(column).orElseThrow().type();
    }

    /** Returns the digits after the point in the cells of a column. */
    int scale(String column) {
        return carriers.of(model.table().id(), column).scale();
    }

    /** Returns whether one column must not be above another, be it by way of others. */
    boolean isBelow(String lower, String upper) {
        return !lower.equals(upper) && reaches(lower, upper, new HashSet<>());
    }

    private boolean reaches(String from, String to, Set<String> seen) {
        return from.equals(to)
                || seen.add(from)
                        && held.stream()
                                .filter(order -> order.lower().equals(from))
                                .anyMatch(order -> reaches(order.upper(), to, seen));
    }

    /** Returns the orders that hold for every row. */
    List<ColumnOrder> held() {
        return held;
    }

    /** Returns the orders that the engine does not hold: of foreign keys, or in a circle. */
    List<ColumnOrder> unheld() {
        return unheld;
    }

    /** Returns the orders by which a column keeps above others. */
    List<ColumnOrder> below(String column) {
        return held.stream().filter(order -> order.upper().equals(column)).toList();
    }

    /** Returns the columns tied to a column whose rows are dealt, since one of them has few values; else null. */
    @Nullable
    OrderGraph dealt(String column) {
        OrderGraph graph = graphs.get(column);
        return graph != null && dealt.contains(graph) ? graph : null;
    }

    /** Returns the domain of a column, cut so that every value leaves room for the columns above and below it. */
    ColumnDomain domain(String column) {
        ColumnDomain known = domains.get(column);
        return known != null ? known : with(column, kept(column));
    }

    private ColumnDomain with(String column, @Nullable LongDomain numbers) {
        ColumnDomain domain = model.domains().column(column);
        return new ColumnDomain(
                numbers, domain.values(), domain.excluded(), domain.minLength(), domain.maxLength(), domain.nullable());
    }

    private @Nullable LongDomain kept(String column) {
        LongDomain numbers = model.domains().column(column).numbers();
        return numbers == null ? null : Units.kept(type(column), numbers);
    }

    // ---- groups of columns that orders tie together

    private OrderGraph graph(String column) {
        List<String> columns = sorted(connected(column));
        List<OrderGraph.Node> nodes = columns.stream().map(this::node).toList();
        List<OrderGraph.Edge> edges = held.stream()
                .filter(order -> columns.contains(order.lower()))
                .map(order -> new OrderGraph.Edge(
                        columns.indexOf(order.lower()),
                        columns.indexOf(order.upper()),
                        new Order(scale(order.upper()) - scale(order.lower()), order.strict())))
                .toList();
        return new OrderGraph(nodes, edges);
    }

    private Set<String> connected(String column) {
        Set<String> connected = new LinkedHashSet<>(List.of(column));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ColumnOrder order : held) {
                if (connected.contains(order.lower()) || connected.contains(order.upper())) {
                    grown |= connected.addAll(List.of(order.lower(), order.upper()));
                }
            }
        }
        return connected;
    }

    /** Returns the columns, each behind those below it. */
    private List<String> sorted(Set<String> columns) {
        List<String> sorted = new ArrayList<>();
        while (sorted.size() < columns.size()) {
            model.columns().stream()
                    .map(column -> column.name())
                    .filter(column -> columns.contains(column) && !sorted.contains(column))
                    .filter(column -> below(column).stream().allMatch(order -> sorted.contains(order.lower())))
                    .findFirst()
                    .ifPresent(sorted::add);
        }
        return sorted;
    }

    private OrderGraph.Node node(String column) {
        LongDomain numbers = kept(column);
        return new OrderGraph.Node(column, values(column, numbers), step(column), presence(column));
    }

    private LongDomain values(String column, @Nullable LongDomain numbers) {
        LongDomain cells = numbers == null ? LongDomain.ALL : numbers.dividedBy(unitsOfCell(column));
        return cells.dividedBy(step(column));
    }

    /** Returns the graph with the values that users' own rules ask for, as far as each column has them. */
    private OrderGraph asked(OrderGraph graph) {
        return graph.with(graph.nodes().stream().map(this::asked).toList());
    }

    private LongDomain asked(OrderGraph.Node node) {
        ColumnBlueprint blueprint = model.blueprint().columns().get(node.column());
        LongDomain asked = blueprint == null
                ? null
                : AskedValues.of(model.table().column(node.column()).orElseThrow(), blueprint);
        LongDomain left = asked == null ? node.values() : node.values().intersect(values(node.column(), asked));
        // a rule that its own column does not admit is an error of its own
        return left.isEmpty() ? node.values() : left;
    }

    private long step(String column) {
        return type(column) instanceof DataType.TextType ? 1 : Units.granularity(type(column));
    }

    private long unitsOfCell(String column) {
        return Digits.powerOfTen(Math.max(0, Units.scale(type(column)) - scale(column)));
    }

    private Presence presence(String column) {
        ColumnBlueprint blueprint = model.blueprint().columns().get(column);
        boolean constant = blueprint != null && blueprint.rule() instanceof Rule.Constant rule && rule.value() == null;
        double nullRate = blueprint == null || !model.isNullable(column) ? 0 : blueprint.nullRate();
        if (constant || model.isSevered(column) || nullRate >= 1) {
            return Presence.NEVER;
        }
        return nullRate > 0 ? Presence.SOMETIMES : Presence.ALWAYS;
    }

    /** Cuts the domains of the columns of a graph. */
    private void settle(OrderGraph declared) {
        boolean satisfiable = declared.full().narrow();
        OrderGraph graph = satisfiable ? asked(declared) : declared;
        graph.nodes().forEach(node -> graphs.put(node.column(), graph));
        OrderBounds row = graph.full();
        boolean possible = row.narrow();
        if (!possible && satisfiable) {
            throw new OverrideConflicts(model).ofOrders(declared, graph);
        }
        if (graph.nodes().stream().allMatch(node -> isDealt(node.column()))
                && (!possible || hasFewValues(graph, row))) {
            // a null lets its neighbours have values that they cannot have beside a value
            row = graph.open();
            row.narrow();
            dealt.add(graph);
        }
        for (int i = 0; i < graph.nodes().size(); i++) {
            String column = graph.node(i).column();
            domains.put(column, with(column, cut(graph, i, row)));
        }
    }

    private boolean hasFewValues(OrderGraph graph, OrderBounds row) {
        for (int i = 0; i < graph.nodes().size(); i++) {
            LongDomain left = graph.node(i).values().intersect(LongDomain.range(row.low(i), row.high(i)));
            if (!row.isNull(i) && left.size() <= (left.hasGaps() ? LISTED : FEW)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a column may be dealt together with others: no key, no function and no branch of a CHECK makes it. */
    private boolean isDealt(String column) {
        boolean branched = model.domains().conditions().stream()
                        .anyMatch(condition -> condition.expression().columns().contains(column))
                || unheld.stream()
                        .anyMatch(order ->
                                order.lower().equals(column) || order.upper().equals(column));
        return !isExternal(column)
                && !branched
                && Units.counts(type(column))
                && model.table().uniqueKeys().stream()
                        .noneMatch(key -> KeyExpressions.columnsOf(key).contains(column));
    }

    private @Nullable LongDomain cut(OrderGraph graph, int node, OrderBounds row) {
        String column = graph.node(node).column();
        LongDomain numbers = kept(column);
        if (numbers == null || numbers.isEmpty() || graph.node(node).presence() == Presence.NEVER) {
            return numbers;
        }
        long unit = unitsOfCell(column) * step(column);
        LongDomain values = graph.node(node).values();
        boolean text = type(column) instanceof DataType.TextType;
        if (row.isEmpty(node)) {
            // text that is no date is in no order, so that nothing may be taken from it
            return text ? numbers : LongDomain.EMPTY;
        }
        long low = row.low(node) == values.min() ? Long.MIN_VALUE : row.low(node) * unit;
        long high = row.high(node) == values.max() ? Long.MAX_VALUE : row.high(node) * unit;
        return Units.kept(type(column), numbers.intersect(LongDomain.range(low, high)));
    }
}

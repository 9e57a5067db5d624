package dev.rowloom.schema;

import dev.rowloom.schema.Dialect.CycleMeans;
import dev.rowloom.schema.LoadPlan.ForwardReference;
import dev.rowloom.schema.LoadPlan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Orders the tables of a schema for loading and picks the means for its cycles. */
final class LoadPlanner {

    /** Above the number of foreign keys in any cycle: harsher means, even once, cost more than milder ones everywhere. */
    private static final long HARSHER = 100_000;

    private final Dialect dialect;
    private final List<Table> tables;
    private final Set<String> anyOrder;
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    LoadPlanner(Schema schema, Set<String> anyOrder) {
        this.anyOrder = anyOrder;
        this.dialect = schema.dialect();
        this.tables = schema.tables();
        for (int i = 0; i < tables.size(); i++) {
            positions.put(tables.get(i).id(), i);
        }
    }

    LoadPlan plan() {
        List<Integer> order = new ArrayList<>();
        for (List<Integer> cycle : parentsFirst(new ReferenceCycles(parents()).find())) {
            order.addAll(
                    new CycleOrder(costs(cycle)).best().stream().map(cycle::get).toList());
        }
        int[] ranks = new int[tables.size()];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[order.get(rank)] = rank;
        }
        return new LoadPlan(order.stream().map(table -> step(table, ranks)).toList());
    }

    private Step step(int position, int[] ranks) {
        Table table = tables.get(position);
        List<ForwardReference> forward = table.foreignKeys().stream()
                .filter(key -> ranks[parent(key, position)] > ranks[position]
                        || key.parentTable().equals(table.id()) && anyOrder.contains(table.id()))
                .map(key -> new ForwardReference(key, means(table, key)))
                .toList();
        return new Step(table, forward);
    }

    /** Returns the position of the referred table; the referring one's where the schema has it not. */
    private int parent(ForeignKey key, int child) {
        return positions.getOrDefault(key.parentTable(), child);
    }

    private List<List<Integer>> parents() {
        List<List<Integer>> parents = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            int child = i;
            parents.add(tables.get(i).foreignKeys().stream()
                    .map(key -> parent(key, child))
                    .filter(parent -> parent != child)
                    .distinct()
                    .toList());
        }
        return parents;
    }

    /** Orders the cycles so that each follows those it refers to, by first declared table among equals. */
    private List<List<Integer>> parentsFirst(List<List<Integer>> cycles) {
        int[] cycleOf = new int[tables.size()];
        for (int i = 0; i < cycles.size(); i++) {
            for (int table : cycles.get(i)) {
                cycleOf[table] = i;
            }
        }
        List<List<Integer>> parents = parents();
        int[] waitsFor = new int[cycles.size()];
        List<List<Integer>> followers = new ArrayList<>();
        cycles.forEach(cycle -> followers.add(new ArrayList<>()));
        for (int child = 0; child < tables.size(); child++) {
            for (int parent : parents.get(child)) {
                if (cycleOf[parent] != cycleOf[child]) {
                    waitsFor[cycleOf[child]]++;
                    followers.get(cycleOf[parent]).add(cycleOf[child]);
                }
            }
        }
        return ready(cycles, waitsFor, followers);
    }

    private static List<List<Integer>> ready(
            List<List<Integer>> cycles, int[] waitsFor, List<List<Integer>> followers) {
        PriorityQueue<Integer> ready = new PriorityQueue<>(
                (a, b) -> Integer.compare(cycles.get(a).get(0), cycles.get(b).get(0)));
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
        List<List<Integer>> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            ordered.add(cycles.get(next));
            for (int follower : followers.get(next)) {
                if (--waitsFor[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return ordered;
    }

    /** Returns what it costs when the row's table of a cycle comes before the column's. */
    private long[][] costs(List<Integer> cycle) {
        long[][] costs = new long[cycle.size()][cycle.size()];
        for (int i = 0; i < cycle.size(); i++) {
            int child = cycle.get(i);
            for (ForeignKey key : tables.get(child).foreignKeys()) {
                int parent = cycle.indexOf(parent(key, child));
                if (parent >= 0 && parent != i) {
                    costs[i][parent] += cost(tables.get(child), key);
                }
            }
        }
        return costs;
    }

    private long cost(Table table, ForeignKey key) {
        long cost = 1;
        for (int i = dialect.cycleMeans().indexOf(means(table, key)); i > 0; i--) {
            cost *= HARSHER;
        }
        return cost;
    }

    /** Returns the mildest means that fits the foreign key. */
    private CycleMeans means(Table table, ForeignKey key) {
        List<CycleMeans> known = dialect.cycleMeans();
        return known.stream()
                .filter(means -> fits(means, table, key))
                .findFirst()
                .orElseGet(() -> known.get(known.size() - 1));
    }

    private boolean fits(CycleMeans means, Table table, ForeignKey key) {
        return switch (means) {
            case DEFER_CONSTRAINTS -> dialect.canDefer(key);
            case NULL_THEN_UPDATE -> Postponement.isPossible(table, key);
            case ONE_STATEMENT, SUSPEND_CHECKS -> true;
        };
    }
}

package dev.rowloom.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders the members of a cycle so that the references that point forward cost least (a minimum feedback arc set): exactly
 * for small cycles, by local search for large ones. Among equals the earlier declared comes first.
 */
final class CycleOrder {

    /** The exact search looks at every subset. */
    private static final int EXACT = 13;

    /** Each pass but the last improves the order; in practice there are two or three. */
    private static final int PASSES = 100;

    private final long[][] costs;
    private final int size;

    /** Takes what it costs when the row's member comes before the column's. */
    CycleOrder(long[][] costs) {
        this.costs = costs;
        this.size = costs.length;
    }

    List<Integer> best() {
        if (size <= EXACT) {
            return exact();
        }
        List<Integer> fromDeclared = improved(new ArrayList<>(declared()));
        List<Integer> fromGreedy = improved(greedy());
        return cost(fromGreedy) < cost(fromDeclared) ? fromGreedy : fromDeclared;
    }

    private List<Integer> declared() {
        return IntStream.range(0, size).boxed().toList();
    }

    private long cost(List<Integer> order) {
        long cost = 0;
        for (int i = 0; i < size; i++) {
            for (int later = i + 1; later < size; later++) {
                cost += costs[order.get(i)][order.get(later)];
            }
        }
        return cost;
    }

    private List<Integer> exact() {
        int all = (1 << size) - 1;
        long[] rest = new long[all + 1];
        for (int placed = all - 1; placed >= 0; placed--) {
            rest[placed] = Long.MAX_VALUE;
            for (int next = 0; next < size; next++) {
                if ((placed & (1 << next)) == 0) {
                    rest[placed] = Math.min(rest[placed], forward(next, placed) + rest[placed | (1 << next)]);
                }
            }
        }
        List<Integer> order = new ArrayList<>();
        for (int placed = 0; placed != all; placed |= 1 << order.get(order.size() - 1)) {
            int before = placed;
            order.add(IntStream.range(0, size)
                    .filter(next -> (before & (1 << next)) == 0)
                    .filter(next -> forward(next, before) + rest[before | (1 << next)] == rest[before])
                    .findFirst()
                    .orElseThrow());
        }
        return order;
    }

    /** Returns the cost of placing a member next: of its references to those that are not placed. */
    private long forward(int next, int placed) {
        long cost = 0;
        for (int other = 0; other < size; other++) {
            if ((placed & (1 << other)) == 0) {
                cost += costs[next][other];
            }
        }
        return cost;
    }

    private List<Integer> greedy() {
        long[] forward = new long[size];
        for (int i = 0; i < size; i++) {
            for (int other = 0; other < size; other++) {
                forward[i] += costs[i][other];
            }
        }
        List<Integer> order = new ArrayList<>();
        List<Integer> rest = new ArrayList<>(declared());
        while (!rest.isEmpty()) {
            int next = rest.get(0);
            for (int candidate : rest) {
                next = forward[candidate] < forward[next] ? candidate : next;
            }
            rest.remove((Integer) next);
            order.add(next);
            for (int other : rest) {
                forward[other] -= costs[other][next];
            }
        }
        return order;
    }

    /** Moves single members to where they cost least until nothing is gained. */
    private List<Integer> improved(List<Integer> order) {
        boolean gained = true;
        for (int pass = 0; gained && pass < PASSES; pass++) {
            gained = false;
            for (int member = 0; member < size; member++) {
                gained |= move(member, order);
            }
        }
        return order;
    }

    private boolean move(int member, List<Integer> order) {
        int from = order.indexOf(member);
        int best = from;
        long least = 0;
        long change = 0;
        for (int to = from - 1; to >= 0; to--) {
            change += costs[member][order.get(to)] - costs[order.get(to)][member];
            if (change < least) {
                least = change;
                best = to;
            }
        }
        change = 0;
        for (int to = from + 1; to < size; to++) {
            change += costs[order.get(to)][member] - costs[member][order.get(to)];
            if (change < least) {
                least = change;
                best = to;
            }
        }
        order.remove(from);
        order.add(best, member);
        return best != from;
    }
}

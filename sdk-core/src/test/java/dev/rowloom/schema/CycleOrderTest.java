package dev.rowloom.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CycleOrderTest {

    @Property
    void noOtherOrderCostsLess(@ForAll("small") long[][] costs) {
        List<Integer> best = new CycleOrder(costs).best();

        assertThat(best).containsExactlyInAnyOrderElementsOf(all(costs.length));
        assertThat(cost(best, costs))
                .isEqualTo(permutations(costs.length).stream()
                        .mapToLong(order -> cost(order, costs))
                        .min()
                        .orElseThrow());
    }

    @Property(tries = 50)
    void largeCyclesCostNoMoreThanInDeclaredOrder(@ForAll("large") long[][] costs) {
        List<Integer> best = new CycleOrder(costs).best();

        assertThat(best).containsExactlyInAnyOrderElementsOf(all(costs.length));
        assertThat(cost(best, costs)).isLessThanOrEqualTo(cost(all(costs.length), costs));
    }

    @Provide
    Arbitrary<long[][]> small() {
        return Arbitraries.integers().between(1, 6).flatMap(size -> costs(size, 0.5));
    }

    @Provide
    Arbitrary<long[][]> large() {
        return Arbitraries.integers().between(14, 30).flatMap(size -> costs(size, 0.9));
    }

    private static Arbitrary<long[][]> costs(int size, double none) {
        return Arbitraries.longs()
                .between(0, 1)
                .map(harsh -> harsh == 0 ? 1L : 100_000L)
                .injectNull(none)
                .list()
                .ofSize(size * size)
                .map(cells -> {
                    long[][] costs = new long[size][size];
                    for (int i = 0; i < cells.size(); i++) {
                        boolean diagonal = i / size == i % size;
                        costs[i / size][i % size] = diagonal || cells.get(i) == null ? 0 : cells.get(i);
                    }
                    return costs;
                });
    }

    private static long cost(List<Integer> order, long[][] costs) {
        long cost = 0;
        for (int i = 0; i < order.size(); i++) {
            for (int later : order.subList(i + 1, order.size())) {
                cost += costs[order.get(i)][later];
            }
        }
        return cost;
    }

    private static List<Integer> all(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static List<List<Integer>> permutations(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> permutations = new ArrayList<>();
        for (List<Integer> shorter : permutations(size - 1)) {
            for (int at = 0; at < size; at++) {
                List<Integer> longer = new ArrayList<>(shorter);
                longer.add(at, size - 1);
                permutations.add(longer);
            }
        }
        return permutations;
    }
}

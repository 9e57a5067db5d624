package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Has more rows be in states that many steps lead to, where a status history is to get more rows than the ways to the usual
 * states have: else rows of the history would have to repeat the state before.
 */
final class LongerWays {

    private static final int LEAST_DECK = 50;
    private static final int OWNERS = 16;
    private static final double STEP = 1.125;
    private static final double MOST = 5;

    private final Map<String, TablePlanning> tables;
    private final RowCounts counts;

    LongerWays(Map<String, TablePlanning> tables, RowCounts counts) {
        this.tables = tables;
        this.counts = counts;
    }

    /** Changes the weights of states that were inferred, where more rows are asked for. */
    void settle() {
        tables.values().forEach(planning -> {
            for (int i = 0; i < planning.model().columns().size(); i++) {
                ColumnContext column = planning.context(i);
                Walked.Ways ways = column.rule() instanceof Rule.Walk walk
                        ? new HistoryCompiler(planning, tables).ways(column, walk)
                        : null;
                if (ways != null) {
                    settle(planning, ways);
                }
            }
        });
    }

    private void settle(TablePlanning history, Walked.Ways ways) {
        String id = history.model().references().get(ways.owner()).foreignKey().parentTable();
        TablePlanning parent = Objects.requireNonNull(tables.get(id));
        ColumnContext status = parent.context(ways.status());
        long owners = counts.of(id);
        boolean open = status.blueprint().origin() == Origin.INFERRED && status.rule() instanceof Rule.Values;
        if (owners == 0 || !open) {
            return;
        }
        double wanted = (double) counts.of(history.model().table().id()) / owners;
        Rule.Values values = (Rule.Values) status.rule();
        double tilt = 1;
        Rule.Values tilted = values;
        while (rows(tilted, status, ways.machine()) < wanted && tilt < MOST) {
            tilt *= STEP;
            tilted = tilted(values, ways.machine(), tilt);
        }
        if (tilt > 1) {
            parent.take(ways.status(), tilted);
        }
    }

    /** Returns how many rows an owner has on average. */
    private static double rows(Rule.Values values, ColumnContext status, Machine machine) {
        long[] weights =
                values.values().stream().mapToLong(Rule.Weighted::weight).toArray();
        int[] cards = DeckPlan.of(weights, status.nullRate(), LEAST_DECK, 0).cards();
        double rows = 0;
        double all = 0;
        for (int entry = 0; entry < cards.length; entry++) {
            boolean isNull = entry >= weights.length;
            int state = isNull ? -1 : machine.number(values.values().get(entry).value());
            all += cards[entry];
            for (int count : state < 0 ? new int[0] : machine.rows(state, cards[entry])) {
                rows += count;
            }
        }
        return rows / all;
    }

    private static Rule.Values tilted(Rule.Values values, Machine machine, double tilt) {
        List<Rule.Weighted> plain = values.values();
        double[] weights = new double[plain.size()];
        double most = 0;
        for (int i = 0; i < weights.length; i++) {
            int state = machine.number(plain.get(i).value());
            double steps = 0;
            for (int count : machine.rows(Math.max(0, state), OWNERS)) {
                steps += count;
            }
            weights[i] = plain.get(i).weight();
            for (int step = 0; step < (int) (steps / OWNERS + 0.5); step++) {
                weights[i] *= tilt;
            }
            most = Math.max(most, weights[i]);
        }
        Rule.Weighted[] tilted = new Rule.Weighted[weights.length];
        for (int i = 0; i < weights.length; i++) {
            int weight = (int) Math.max(1, Math.rint(weights[i] / most * 1_000));
            tilted[i] = new Rule.Weighted(plain.get(i).value(), weight);
        }
        return new Rule.Values(List.of(tilted));
    }
}

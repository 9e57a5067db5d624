package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A number whose spread a model gave by quantiles: between each two of them lie equally many values. */
final class Quantiles {

    private static final int MOST = 101;

    private Quantiles() {}

    /** Returns the cuts that a text lists. */
    static List<BigDecimal> of(String text) {
        List<BigDecimal> cuts = new ArrayList<>();
        for (String word : text.strip().split("[\\s,;]+", -1)) {
            cuts.add(EntryRules.decimal(ModelLanguage.QUANTILES, word));
        }
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i).compareTo(cuts.get(i - 1)) < 0) {
                throw new BlueprintException("at quantiles: " + cuts.get(i) + " comes behind " + cuts.get(i - 1)
                        + "; give them in ascending order");
            }
        }
        if (cuts.size() < 2 || cuts.size() > MOST) {
            throw new BlueprintException("at quantiles: " + cuts.size() + " of them; give 2 to " + MOST);
        }
        return cuts;
    }

    /** Returns the rule: a range for each two cuts, within the bounds of the number. */
    static Rule within(Rule.Number own, List<BigDecimal> cuts) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(own.decimals());
        BigDecimal min = new BigDecimal(own.min());
        BigDecimal end = new BigDecimal(own.max()).add(step);
        List<Rule.Bin> bins = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            BigDecimal last = i == cuts.size() - 1 ? cuts.get(i).add(step) : cuts.get(i);
            BigDecimal from = onStep(cuts.get(i - 1), own.decimals()).max(min);
            BigDecimal to = onStep(last, own.decimals()).min(end);
            if (from.compareTo(to) < 0) {
                bins.add(new Rule.Bin.Range(from.toPlainString(), to.toPlainString()));
                weights.add(1);
            } else if (from.compareTo(end) < 0 && cuts.get(i - 1).compareTo(min) >= 0) {
                bins.add(new Rule.Bin.Only(from.toPlainString()));
                weights.add(1);
            }
        }
        return bins.isEmpty()
                ? own
                : new Rule.Histogram(bins, weights, step.toPlainString(), null, List.of(), List.of());
    }

    private static BigDecimal onStep(BigDecimal number, int decimals) {
        return number.setScale(decimals, java.math.RoundingMode.HALF_UP);
    }
}

package dev.rowloom.profile;

import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a column of text that came at least ten times, and what makes the others. */
final class TextBins {

    static final int MOST_VALUES = 1000;
    private static final double MOSTLY = 0.5;

    private final List<String> values = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Long> counts = new ArrayList<>();
    private final @Nullable String[] sample;
    private final long missing;
    private final long rest;

    TextBins(ColumnModel column) {
        ColumnTally tally = column.tally();
        this.sample = column.sample();
        this.missing = tally.missing();
        column.kept(MOST_VALUES).forEach(count -> {
            numbers.put(count.text, values.size());
            values.add(count.text);
            counts.add(count.count);
        });
        this.rest = tally.values() - counts.stream().mapToLong(Long::longValue).sum();
    }

    List<String> values() {
        return values;
    }

    List<Long> counts() {
        return counts;
    }

    /** Returns whether the values that are kept stand for all. */
    boolean isEnough() {
        long kept = counts.stream().mapToLong(Long::longValue).sum();
        return !values.isEmpty() && (rest == 0 || kept >= (kept + rest) * MOSTLY);
    }

    long rest() {
        return rest;
    }

    /**
     * Returns the bins.
     *
     * @param others what makes the values that are not kept, with weights that are shares of theirs; empty where those kept
     *     stand for all
     */
    Bins bins(List<Weighted> others) {
        List<Rule.Bin> bins = new ArrayList<>();
        List<Long> sizes = new ArrayList<>(counts);
        values.forEach(value -> bins.add(new Rule.Bin.Only(value)));
        long all = others.stream().mapToLong(Weighted::weight).sum();
        for (Weighted other : others) {
            bins.add(new Rule.Bin.Made(other.rule()));
            sizes.add(Math.max(1, Math.round((double) rest * other.weight() / all)));
        }
        int none = bins.size();
        if (missing > 0) {
            bins.add(new Rule.Bin.Missing());
            sizes.add(missing);
        }
        int[] codes = new int[sample.length];
        for (int i = 0; i < codes.length; i++) {
            String text = sample[i];
            Integer number = text == null ? Integer.valueOf(none) : numbers.get(text);
            codes[i] = number != null ? number : others.isEmpty() ? -1 : values.size();
        }
        return new Bins(
                bins, Bins.weights(sizes.stream().mapToLong(Long::longValue).toArray()), "1", codes);
    }

    /** Returns the states that others may depend on. */
    Cells cells() {
        int[] codes = new int[sample.length];
        for (int i = 0; i < codes.length; i++) {
            String text = sample[i];
            codes[i] = text == null ? values.size() + 1 : numbers.getOrDefault(text, values.size());
        }
        return new Cells(new long[0], List.copyOf(values), codes);
    }

    /**
     * A rule and how often it comes.
     *
     * @param weight above 0
     */
    record Weighted(Rule rule, long weight) {}
}

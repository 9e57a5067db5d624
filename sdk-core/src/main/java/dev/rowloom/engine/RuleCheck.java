package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules that no engine could follow, such as may be in a document that was edited by hand. Looks at the rule alone, at
 * no schema.
 *
 * @since 0.1.0
 */
public final class RuleCheck {

    private static final int MOST_DECIMALS = 8;
    private static final int MOST_WEIGHT = 1_000_000;
    private static final int MOST_STATES = 1_000_000;
    private static final DataType MOMENT = new DataType.TimestampType(6, DataType.Zone.WITHOUT_ZONE);
    private static final DataType CLOCK = new DataType.TimeType(6, DataType.Zone.WITHOUT_ZONE);
    private static final int MOST_BYTES = 16 << 20;

    private final String column;

    private RuleCheck(String column) {
        this.column = column;
    }

    /**
     * Checks the rule of a column.
     *
     * @param column the column's full name, for messages
     * @param rule the rule
     * @throws UsageException if a number or weight is out of range, a list is empty, or a pattern is malformed
     */
    public static void check(String column, Rule rule) {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(rule, "rule");
        new RuleCheck(column).check(rule);
    }

    private void check(Rule rule) {
        if (rule instanceof Rule.Sequence sequence) {
            require(sequence.step() != 0, "a sequence whose step is 0");
        } else if (rule instanceof Rule.Values values) {
            require(!values.values().isEmpty(), "a list of no values");
            values.values()
                    .forEach(value -> require(
                            value.weight() >= 1 && value.weight() <= MOST_WEIGHT,
                            "the weight " + value.weight() + ", which is not between 1 and " + MOST_WEIGHT));
        } else if (rule instanceof Rule.Number number) {
            require(
                    number.decimals() >= 0 && number.decimals() <= MOST_DECIMALS,
                    number.decimals() + " decimals, which are not between 0 and " + MOST_DECIMALS);
            number.endings().forEach(this::requireNumber);
        } else if (rule instanceof Rule.After after) {
            requireGap(after.minGap());
            requireGap(after.maxGap());
            requireRhythm(after.rhythm());
        } else if (rule instanceof Rule.Temporal temporal) {
            requireRhythm(temporal.rhythm());
        } else if (rule instanceof Rule.Walk walk) {
            requireStates(walk);
        } else if (rule instanceof Rule.Timeline timeline) {
            requireGap(timeline.minGap());
            requireGap(timeline.maxGap());
        } else if (rule instanceof Rule.Bytes bytes) {
            require(
                    bytes.minLength() >= 0 && bytes.maxLength() <= MOST_BYTES,
                    "lengths that are not between 0 and " + MOST_BYTES);
        } else if (rule instanceof Rule.Vocabulary vocabulary) {
            require(vocabulary.column() >= 0, "the column " + vocabulary.column() + " of a vocabulary");
        } else if (rule instanceof Rule.Pattern pattern) {
            requirePattern(pattern);
        } else if (rule instanceof Rule.Histogram histogram) {
            requireBins(histogram);
            requireStates(histogram);
        }
    }

    private void requireBins(Rule.Histogram rule) {
        List<Integer> weights = rule.weights();
        require(!rule.bins().isEmpty(), "no bins");
        require(weights.size() <= rule.bins().size(), "more weights than bins");
        require(
                weights.stream().allMatch(weight -> weight >= 0 && weight <= MOST_WEIGHT)
                        && weights.stream().anyMatch(weight -> weight > 0),
                "weights of bins that are not between 0 and " + MOST_WEIGHT + ", one of them above 0");
        requireGap(rule.step());
        boolean gaps = rule.above() != null;
        for (Rule.Bin bin : rule.bins()) {
            if (bin instanceof Rule.Bin.Range range) {
                List.of(range.from(), range.to()).forEach(gaps ? this::requireGap : this::requireMark);
            } else if (bin instanceof Rule.Bin.Only only && gaps) {
                requireGap(only.value());
            } else if (bin instanceof Rule.Bin.Made made) {
                check(made.rule());
            }
        }
    }

    private void requireStates(Rule.Histogram rule) {
        long states = rule.given().isEmpty() ? 0 : 1;
        for (Rule.Given given : rule.given()) {
            given.cuts().forEach(this::requireMark);
            states *= given.states();
            require(
                    states <= MOST_STATES,
                    "more than " + MOST_STATES + " combinations of states that weights depend on");
        }
        require(
                rule.table().size() <= states,
                "weights for " + rule.table().size() + " combinations of " + states + " states");
        require(
                rule.table().stream().allMatch(row -> row.size() <= rule.bins().size()),
                "a combination of states with more weights than bins");
    }

    /** Requires a number, or a date or time. */
    private void requireMark(String text) {
        if (Units.exact(MOMENT, text) == null && Units.exact(CLOCK, text) == null) {
            requireNumber(text);
        }
    }

    private void requireRhythm(Rule.@Nullable Rhythm rhythm) {
        if (rhythm != null) {
            requireWeights(rhythm.weekdays(), 7);
            requireWeights(rhythm.hours(), 24);
            requireWeights(rhythm.months(), 12);
            require(rhythm.growth() >= 0.1 && rhythm.growth() <= 10, "a growth that is not between 0.1 and 10");
        }
    }

    private void requireWeights(List<Integer> weights, int count) {
        boolean valid = weights.size() == count
                && weights.stream().allMatch(weight -> weight >= 0 && weight <= MOST_WEIGHT)
                && weights.stream().anyMatch(weight -> weight > 0);
        require(weights.isEmpty() || valid, "a rhythm with other than " + count + " weights, not all of them 0");
    }

    private void requireStates(Rule.Walk rule) {
        List<String> names = rule.states().stream().map(Rule.State::name).toList();
        require(!names.isEmpty(), "no states");
        require(names.stream().distinct().count() == names.size(), "a state that comes twice");
        require(rule.states().stream().anyMatch(state -> state.start() > 0), "no state to start in");
        require(rule.unrecorded() == 0 || rule.unrecorded() == 1, rule.unrecorded() + " unrecorded states");
        rule.states()
                .forEach(state -> state.next()
                        .forEach(next -> require(
                                names.contains(next.value()),
                                "'" + next.value() + "' behind '" + state.name() + "', which is no state")));
    }

    private void requirePattern(Rule.Pattern rule) {
        try {
            TextPattern.parse(rule.pattern(), text -> text);
        } catch (UsageException e) {
            throw new UsageException("the rule of column " + column + ": " + e.getMessage(), e);
        }
    }

    private void requireGap(String gap) {
        if (!gap.startsWith("P") && !gap.startsWith("-P")) {
            requireNumber(gap);
        }
    }

    private void requireNumber(String text) {
        try {
            require(new BigDecimal(text).precision() > 0, text);
        } catch (NumberFormatException e) {
            throw new UsageException("the rule of column " + column + " has '" + text + "' where a number belongs", e);
        }
    }

    private void require(boolean condition, String what) {
        if (!condition) {
            throw new UsageException("the rule of column " + column + " can't be followed: it has " + what);
        }
    }
}

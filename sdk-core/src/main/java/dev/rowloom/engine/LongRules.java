package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the rules of numbers, truth values, dates and times into programs of units. */
final class LongRules {

    /** A domain of so few values is dealt like cards, so that each comes. */
    private static final int FEW = 128;

    private static final int LEAST_DECK = 50;

    private final ColumnContext column;
    private final LongDomain domain;
    private final int scale;
    private final Encoding encoding;
    private final RuleUnits units;
    private final AdmittedValues admitted;

    /**
     * Makes a translator.
     *
     * @param domain the values allowed, in units
     * @param encoding how the units count: for a text column, what is written as text
     */
    LongRules(ColumnContext column, LongDomain domain, Encoding encoding, int scale) {
        this.column = column;
        this.domain = domain;
        this.encoding = encoding;
        this.scale = scale;
        this.units = new RuleUnits(column, encoding, scale);
        this.admitted = new AdmittedValues(column, domain, encoding, scale);
    }

    /** Returns the translator for the values that a column's type and CHECKs leave. */
    static LongRules of(ColumnContext column) {
        return new LongRules(column, column.units(), column.encoding(), column.scale());
    }

    /** Returns what reads the texts of rules. */
    RuleUnits units() {
        return units;
    }

    /** Returns what tells which values a rule admits. */
    AdmittedValues admitted() {
        return admitted;
    }

    /** Returns the program of a rule that needs no other column. */
    LongProgram program(Rule rule) {
        boolean guessed = column.blueprint().origin() == Origin.INFERRED && !isOwn(rule);
        if (guessed && domain.hasGaps() && domain.size() <= AdmittedValues.LISTED) {
            // a CHECK lists the values, and each of them has to come
            return spreadOver(admitted.all(), Spread.SKEWED);
        }
        LongProgram program = byRule(rule);
        boolean complete = program instanceof Longs.Dealt dealt && dealt.values().length == domain.size();
        return guessed && !complete && admitted.isListed() ? spreadOver(admitted.all(), Spread.SKEWED) : program;
    }

    private LongProgram byRule(Rule rule) {
        if (rule instanceof Rule.Sequence sequence) {
            return run(sequence).program();
        } else if (rule instanceof Rule.Constant constant) {
            return constant(constant);
        } else if (rule instanceof Rule.Values values) {
            return values(values);
        } else if (rule instanceof Rule.Number number) {
            return number(number);
        } else if (rule instanceof Rule.Temporal temporal) {
            return temporal(temporal);
        }
        return anything();
    }

    /** Returns the values that a sequence runs through in the domain. */
    SequenceRun run(Rule.Sequence sequence) {
        return new SequenceRun(sequence, domain, units);
    }

    /** Returns whether a rule says by itself which values come. */
    private static boolean isOwn(Rule rule) {
        return rule instanceof Rule.Values || rule instanceof Rule.Sequence || rule instanceof Rule.Constant;
    }

    private LongProgram constant(Rule.Constant rule) {
        long value = units.unit(String.valueOf(rule.value()));
        if (!domain.contains(value)) {
            throw new UsageException(
                    "column " + column.name() + " can't be " + rule.value() + " in every row: its type "
                            + Described.type(column.column()) + " and its CHECKs leave "
                            + Described.values(domain, encoding, scale) + "; give another value");
        }
        return new Longs.Constant(value);
    }

    private LongProgram values(Rule.Values rule) {
        List<Long> values = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (Rule.Weighted weighted : rule.values()) {
            long value = units.unit(weighted.value());
            if (domain.contains(value)) {
                values.add(value);
                weights.add((long) weighted.weight());
            }
        }
        if (values.isEmpty() && column.blueprint().origin() == Origin.USER) {
            throw noneAdmitted(rule);
        }
        // of a guess, what a CHECK leaves may be too little to vary
        boolean guessed = column.blueprint().origin() == Origin.INFERRED;
        boolean poor =
                values.size() < Math.min(2, domain.size()) || (admitted.isListed() && values.size() < domain.size());
        if (values.isEmpty() || (guessed && poor)) {
            return anything();
        }
        long[] chosen = values.stream().mapToLong(Long::longValue).toArray();
        long[] shares = weights.stream().mapToLong(Long::longValue).toArray();
        return chosen.length > Deck.MAX_ENTRIES
                ? new Longs.Weighted(chosen, new Weights(shares), column.key("value"))
                : dealt(chosen, shares);
    }

    private LongProgram dealt(long[] values, long[] weights) {
        return new Longs.Dealt(
                DeckPlan.of(weights, column.nullRate(), LEAST_DECK, column.key("value")), values, weights);
    }

    private LongProgram number(Rule.Number rule) {
        AdmittedValues.Steps steps = admitted.steps(rule);
        LongProgram base = rule.shape() == Rule.Shape.SEQUENTIAL
                ? new Sequential(steps.values(), steps.step(), column.key("value"))
                : spreadOver(steps, Spread.of(rule.shape()));
        List<Long> endings = rule.endings().stream()
                .map(ending -> Units.floor(new BigDecimal(ending).scaleByPowerOfTen(scale)))
                .toList();
        return endings.isEmpty() || base instanceof Longs.Dealt
                ? base
                : new Longs.WithEndings(
                        base,
                        domain,
                        endings.stream().mapToLong(Long::longValue).toArray(),
                        Digits.powerOfTen(scale),
                        column.key("ending"));
    }

    private LongProgram spreadOver(AdmittedValues.Steps steps, Spread spread) {
        if (steps.values().size() <= (steps.values().hasGaps() || admitted.isListed() ? AdmittedValues.LISTED : FEW)) {
            int count = (int) steps.values().size();
            long[] values = new long[count];
            long[] weights = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = steps.values().get(i) * steps.step();
            }
            // how often each value would be picked, by some thousand picks
            for (int pick = 0; pick < 4000; pick++) {
                weights[(int) spread.pick(Mix.mix(pick), count)] += 1;
            }
            for (int i = 0; i < count; i++) {
                weights[i] = Math.max(1, weights[i]);
            }
            return dealt(values, weights);
        }
        return new Longs.Random(steps.values(), steps.step(), spread, column.key("value"));
    }

    private LongProgram temporal(Rule.Temporal rule) {
        LongProgram rhythmic = rhythmic(rule);
        if (rhythmic != null) {
            return rhythmic;
        }
        AdmittedValues.Steps steps = admitted.steps(rule);
        if (rule.shape() == Rule.Shape.SEQUENTIAL) {
            return new Sequential(steps.values(), steps.step(), column.key("value"));
        }
        boolean withTime =
                units.microsPerUnit() == 1 && encoding != Encoding.TIME && rule.precision() != Rule.Precision.DAY;
        LongDomain days = steps.step() == 1 && steps.values().size() < RuleUnits.DAY_MICROS
                ? LongDomain.EMPTY
                : domain.intersect(LongDomain.range(units.ticks(rule.min()), units.ticks(rule.max())))
                        .dividedBy(RuleUnits.DAY_MICROS);
        if (!withTime || days.size() < 3) {
            return spreadOver(steps, Spread.of(rule.shape()));
        }
        LongProgram day = new Longs.Random(days, 1, Spread.of(rule.shape()), column.key("value"));
        return new Longs.WithTimeOfDay(day, domain, units.precision(rule.precision()), column.key("time"));
    }

    private @Nullable LongProgram rhythmic(Rule.Temporal rule) {
        Rule.Rhythm rhythm = rule.rhythm();
        if (rhythm == null || encoding == Encoding.TIME) {
            return null;
        }
        LongDomain left = domain.intersect(LongDomain.range(units.ticks(rule.min()), units.ticks(rule.max())));
        long precision = Math.max(units.precision(rule.precision()), column.granularity());
        if (left.isEmpty() || left.size() <= FEW * precision) {
            return null;
        }
        TimeTable table = column.times().of(rhythm, left.min(), left.max(), units.microsPerUnit());
        if (table == null) {
            return null;
        }
        return rule.shape() == Rule.Shape.SEQUENTIAL
                ? new RhythmicSequence(table, left, precision, column.key("value"))
                : new Rhythmic(table, left, precision, column.key("value"));
    }

    /** Returns values of the type where the rule says nothing that fits it. */
    private LongProgram anything() {
        return spreadOver(admitted.likely(), Spread.SKEWED);
    }

    /** Returns the failure of a list of which the column admits nothing. */
    UsageException noneAdmitted(Rule.Values rule) {
        return new UsageException("column " + column.name() + " allows none of the values that its rule lists: "
                + rule.values().stream().map(Rule.Weighted::value).limit(10).toList() + "; its type "
                + Described.type(column.column()) + " and its CHECKs leave "
                + Described.values(domain, encoding, scale) + "; list others");
    }
}

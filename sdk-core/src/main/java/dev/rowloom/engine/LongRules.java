package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the rules of numbers, truth values, dates and times into programs of units. */
final class LongRules {

    /** A domain of so few values is dealt like cards, so that each comes. */
    private static final int FEW = 128;

    /** A domain with gaps is a list, of which every value has to come too. */
    private static final int LISTED = 1500;

    /** How many values a column should have to choose from, if its domain has them. */
    private static final int SOME = 25;

    private static final int LEAST_DECK = 50;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final ColumnContext column;
    private final LongDomain domain;
    private final int scale;
    private final Encoding encoding;

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
    }

    /** Returns the program of a rule that needs no other column. */
    LongProgram program(Rule rule) {
        boolean guessed = column.blueprint().origin() == Origin.INFERRED && !isOwn(rule);
        if (guessed && domain.hasGaps() && domain.size() <= LISTED) {
            // a CHECK lists the values, and each of them has to come
            return spreadOver(whole(domain), Spread.SKEWED);
        }
        LongProgram program = byRule(rule);
        boolean complete = program instanceof Longs.Dealt dealt && dealt.values().length == domain.size();
        return guessed && !complete && isListed() ? spreadOver(whole(domain), Spread.SKEWED) : program;
    }

    /** Returns whether a CHECK lists the values of the domain. */
    boolean isListed() {
        return domain.size() <= LISTED && (domain.hasGaps() || column.isListed());
    }

    /** Returns all values of the domain that the type keeps as they are. */
    Steps all() {
        return whole(domain);
    }

    private LongProgram byRule(Rule rule) {
        if (rule instanceof Rule.Sequence sequence) {
            return sequence(sequence);
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

    /** Returns whether a rule says by itself which values come. */
    private static boolean isOwn(Rule rule) {
        return rule instanceof Rule.Values || rule instanceof Rule.Sequence || rule instanceof Rule.Constant;
    }

    /** Returns the values a rule admits, divided by their step, and the step. */
    Steps steps(Rule rule) {
        if (rule instanceof Rule.Number number) {
            long step = Digits.powerOfTen(Math.max(0, scale - number.decimals()));
            LongDomain range = LongDomain.range(
                    Units.ceiling(decimal(number.min(), number)), Units.floor(decimal(number.max(), number)));
            return steps(range, step);
        } else if (rule instanceof Rule.Temporal temporal) {
            LongDomain range = LongDomain.range(ticks(temporal.min()), ticks(temporal.max()));
            return steps(range, precision(temporal.precision()));
        }
        return whole(plausible());
    }

    /** Returns all values of a part of the domain that the type keeps as they are. */
    private Steps whole(LongDomain values) {
        long step = granularity();
        return new Steps(values.dividedBy(step), step);
    }

    private long granularity() {
        return column.encoding() == encoding ? column.granularity() : 1;
    }

    /** Values that are multiples of a step, divided by it. */
    record Steps(LongDomain values, long step) {}

    private Steps steps(LongDomain range, long atLeast) {
        long step = Math.max(atLeast, granularity());
        LongDomain wanted = domain.intersect(range).dividedBy(step);
        if (domain.intersect(range).isEmpty() && column.blueprint().origin() == Origin.USER) {
            throw new UsageException("no value of column " + column.name() + " lies in the range of its rule: its type "
                    + column.column().declaredType() + " and its CHECKs leave " + domain + ", the rule asks for "
                    + range
                    + (scale == 0 ? "" : ", both in units of 10^-" + scale));
        }
        boolean poor = wanted.size() < Math.min(2, domain.size());
        if (poor && column.blueprint().origin() == Origin.INFERRED) {
            // a guess that leaves nothing to vary was none
            return whole(plausible());
        }
        if (wanted.isEmpty()) {
            wanted = domain.dividedBy(step);
        }
        return wanted.isEmpty()
                ? whole(domain.intersect(range).isEmpty() ? plausible() : domain.intersect(range))
                : new Steps(wanted, step);
    }

    /** Returns the values of the domain beyond those of the steps, divided by the step as they are. */
    LongDomain beyond(Steps steps) {
        return domain.dividedBy(steps.step()).intersect(steps.values().complement());
    }

    private LongProgram sequence(Rule.Sequence sequence) {
        return new Longs.Sequence(numbered(sequence), step(sequence));
    }

    /** Returns the step in units; downwards from the greatest value where no value lies in the sequence's direction. */
    private long step(Rule.Sequence sequence) {
        long step = scaled(sequence.step());
        return ahead(sequence).isEmpty() ? -step : step;
    }

    private LongDomain ahead(Rule.Sequence sequence) {
        long start = scaled(sequence.start());
        return domain.intersect(
                sequence.step() > 0
                        ? LongDomain.range(start, Long.MAX_VALUE)
                        : LongDomain.range(Long.MIN_VALUE, start));
    }

    /** Returns the values a sequence runs through: from its start on, upwards or downwards. */
    LongDomain numbered(Rule.Sequence sequence) {
        LongDomain run = ahead(sequence);
        return run.isEmpty() ? domain : run;
    }

    private long scaled(long number) {
        long most = Permutation.MAX_SIZE / Digits.powerOfTen(scale);
        if (number < -most || number > most) {
            throw new UsageException("the sequence of column " + column.name() + " has the number " + number
                    + ", which is not between " + -most + " and " + most);
        }
        return number * Digits.powerOfTen(scale);
    }

    /** Returns whether a sequence goes upwards. */
    boolean isAscending(Rule.Sequence sequence) {
        return step(sequence) > 0;
    }

    /** Returns how many rows a sequence numbers. */
    long sequenceSpace(Rule.Sequence sequence) {
        LongDomain run = numbered(sequence);
        long step = Math.abs(scaled(sequence.step()));
        return Longs.Sequence.isGapless(run) ? (run.size() - 1) / step + 1 : run.size();
    }

    private LongProgram constant(Rule.Constant rule) {
        long value = unit(String.valueOf(rule.value()));
        if (!domain.contains(value)) {
            throw new UsageException(
                    "column " + column.name() + " can't be " + rule.value() + " in every row: its type "
                            + column.column().declaredType() + " and its CHECKs allow " + domain + " in units of "
                            + (scale == 0 ? "1" : "10^-" + scale));
        }
        return new Longs.Constant(value);
    }

    private LongProgram values(Rule.Values rule) {
        List<Long> values = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (Rule.Weighted weighted : rule.values()) {
            long value = unit(weighted.value());
            if (domain.contains(value)) {
                values.add(value);
                weights.add((long) weighted.weight());
            } else if (column.blueprint().origin() == Origin.USER
                    && rule.values().size() > 1) {
                throw notAdmitted(weighted.value());
            }
        }
        if (values.isEmpty() && column.blueprint().origin() == Origin.USER) {
            throw noneAdmitted(rule);
        }
        // of a guess, what a CHECK leaves may be too little to vary
        boolean guessed = column.blueprint().origin() == Origin.INFERRED;
        boolean poor = values.size() < Math.min(2, domain.size()) || (isListed() && values.size() < domain.size());
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
        Steps steps = steps(rule);
        Spread spread = Spread.of(rule.shape());
        LongProgram base = spreadOver(steps, spread);
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

    private LongProgram spreadOver(Steps steps, Spread spread) {
        if (steps.values().size() <= (steps.values().hasGaps() || isListed() ? LISTED : FEW)) {
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
        Steps steps = steps(rule);
        boolean withTime = microsPerUnit() == 1 && encoding != Encoding.TIME && rule.precision() != Rule.Precision.DAY;
        LongDomain days = steps.step() == 1 && steps.values().size() < DAY_MICROS
                ? LongDomain.EMPTY
                : domain.intersect(LongDomain.range(ticks(rule.min()), ticks(rule.max())))
                        .dividedBy(DAY_MICROS);
        if (!withTime || days.size() < 3) {
            return spreadOver(steps, Spread.of(rule.shape()));
        }
        LongProgram day = new Longs.Random(days, 1, Spread.of(rule.shape()), column.key("value"));
        return new Longs.WithTimeOfDay(day, domain, precision(rule.precision()), column.key("time"));
    }

    /** Returns values of the type where the rule says nothing that fits it. */
    private LongProgram anything() {
        return spreadOver(whole(plausible()), Spread.SKEWED);
    }

    /** Returns the part of the domain near zero, or near the present: what a person would write. */
    private LongDomain plausible() {
        LongDomain near = switch (encoding) {
            case DATE -> domain.intersect(LongDomain.range(18_262, 20_453));
            case TIMESTAMP, INSTANT -> domain.intersect(LongDomain.range(18_262 * DAY_MICROS, 20_453 * DAY_MICROS));
            case TIME, BOOLEAN -> domain;
            default -> domain.intersect(LongDomain.range(0, Math.multiplyExact(10_000L, Digits.powerOfTen(scale))));
        };
        if (near.size() >= Math.min(domain.size(), SOME)) {
            return near;
        }
        if (near.isEmpty()
                && (encoding == Encoding.DATE || encoding == Encoding.TIMESTAMP || encoding == Encoding.INSTANT)) {
            return nearPresent();
        }
        long limit = Math.multiplyExact(10_000L, Digits.powerOfTen(scale));
        LongDomain aroundZero = domain.intersect(LongDomain.range(-limit, limit));
        return aroundZero.size() >= Math.min(domain.size(), SOME) ? aroundZero : domain;
    }

    /** Returns the years of the domain that are nearest to the present, where it has none around it. */
    private LongDomain nearPresent() {
        long years = 5 * 366 * (DAY_MICROS / microsPerUnit());
        boolean ahead = domain.min() > 20_453 * (DAY_MICROS / microsPerUnit());
        LongDomain nearest = domain.intersect(
                ahead
                        ? LongDomain.range(domain.min(), domain.min() + years)
                        : LongDomain.range(domain.max() - years, domain.max()));
        return nearest.size() >= Math.min(domain.size(), SOME) ? nearest : domain;
    }

    // ---- time

    /** Returns the microseconds in a unit: times in whole-number columns count seconds. */
    long microsPerUnit() {
        return switch (encoding) {
            case DATE -> DAY_MICROS;
            case TIME, TIMESTAMP, INSTANT -> 1;
            default -> 1_000_000;
        };
    }

    private long ticks(String iso) {
        DataType type = encoding == Encoding.TIME
                ? new DataType.TimeType(6, DataType.Zone.WITHOUT_ZONE)
                : new DataType.TimestampType(6, DataType.Zone.WITHOUT_ZONE);
        BigDecimal micros = Units.exact(type, iso);
        if (micros == null) {
            throw new UsageException("'" + iso + "' of column " + column.name() + " is no date or time in ISO 8601");
        }
        return Math.floorDiv(micros.longValue(), microsPerUnit());
    }

    /** Returns the units of an instant. */
    long ticks(Instant instant) {
        return ticks(LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString());
    }

    private long precision(Rule.Precision precision) {
        long micros = switch (precision) {
            case DAY -> DAY_MICROS;
            case HOUR -> 3_600_000_000L;
            case MINUTE -> 60_000_000L;
            case SECOND -> 1_000_000L;
            case MICROSECOND -> 1;
        };
        return Math.max(1, micros / microsPerUnit());
    }

    /** Returns a gap in units: an ISO 8601 duration, or a number. */
    long gap(String text) {
        if (!text.startsWith("P") && !text.startsWith("-P")) {
            return Units.floor(new BigDecimal(text).scaleByPowerOfTen(scale));
        }
        try {
            return Math.floorDiv(Duration.parse(text).toMillis() * 1000, microsPerUnit());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new UsageException(
                    "gap '" + text + "' of column " + column.name() + " is no ISO 8601 duration, such as P30D or PT1H",
                    e);
        }
    }

    /** Returns what values after another column are rounded to: seconds, or the unit where that is coarser. */
    long roundness(long maxGap) {
        long second = Math.max(1, 1_000_000 / microsPerUnit());
        return encoding == Encoding.TIMESTAMP || encoding == Encoding.INSTANT || encoding == Encoding.TIME
                ? Math.min(second, Math.max(1, maxGap))
                : 1;
    }

    // ---- values

    private UsageException notAdmitted(String value) {
        return new UsageException("column " + column.name() + " does not allow the value '" + value
                + "' of its list: its type " + column.column().declaredType() + " and its CHECKs leave " + domain
                + (scale == 0 ? "" : " in units of 10^-" + scale) + "; leave it out");
    }

    /** Returns the failure of a list of which the column admits nothing. */
    UsageException noneAdmitted(Rule.Values rule) {
        return new UsageException("column " + column.name() + " allows none of the values that its rule lists: "
                + rule.values().stream().map(Rule.Weighted::value).limit(10).toList() + "; its type "
                + column.column().declaredType() + " and its CHECKs leave " + domain
                + (scale == 0 ? "" : " in units of 10^-" + scale));
    }

    /** Returns the units of a value's text. */
    long unit(String text) {
        Long value = unitOrNull(text);
        if (value == null) {
            throw new UsageException("'" + text + "' is no value of column " + column.name() + " "
                    + column.column().declaredType());
        }
        return value;
    }

    private @Nullable Long unitOrNull(String text) {
        BigDecimal exact = Units.exact(column.column().type(), text);
        if (exact == null) {
            return null;
        }
        return Units.wholeOrNull(exact.movePointLeft(Units.scale(column.column().type()) - scale));
    }

    private BigDecimal decimal(String text, Rule rule) {
        try {
            return new BigDecimal(text).scaleByPowerOfTen(scale);
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' of column " + column.name() + " is no number: " + rule, e);
        }
    }
}

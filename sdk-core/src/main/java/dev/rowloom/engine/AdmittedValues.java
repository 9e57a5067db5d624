package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;

/** Tells which values of a column's domain a rule admits, in units, and in which steps. */
final class AdmittedValues {

    /** A domain with gaps is a list, of which every value has to come. */
    static final int LISTED = 1500;

    /** How many values a column should have to choose from, if its domain has them. */
    private static final int SOME = 25;

    private final ColumnContext column;
    private final LongDomain domain;
    private final Encoding encoding;
    private final int scale;
    private final RuleUnits units;

    AdmittedValues(ColumnContext column, LongDomain domain, Encoding encoding, int scale) {
        this.column = column;
        this.domain = domain;
        this.encoding = encoding;
        this.scale = scale;
        this.units = new RuleUnits(column, encoding, scale);
    }

    /** Values that are multiples of a step, divided by it. */
    record Steps(LongDomain values, long step) {}

    /** Returns whether a CHECK lists the values of the domain. */
    boolean isListed() {
        return domain.size() <= LISTED && (domain.hasGaps() || column.isListed());
    }

    /** Returns all values of the domain that the type keeps as they are. */
    Steps all() {
        return whole(domain);
    }

    /** Returns the values a rule admits, divided by their step, and the step. */
    Steps steps(Rule rule) {
        if (rule instanceof Rule.Number number) {
            long step = Digits.powerOfTen(Math.max(0, scale - number.decimals()));
            LongDomain range = Units.between(units.decimal(number.min(), number), units.decimal(number.max(), number));
            return steps(range, step);
        } else if (rule instanceof Rule.Temporal temporal) {
            LongDomain range = LongDomain.range(units.ticks(temporal.min()), units.ticks(temporal.max()));
            return steps(range, units.precision(temporal.precision()));
        }
        return likely();
    }

    /** Returns what comes where a rule says nothing that fits the type: what a person would write. */
    Steps likely() {
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

    private Steps steps(LongDomain range, long atLeast) {
        long step = Math.max(atLeast, granularity());
        LongDomain wanted = domain.intersect(range).dividedBy(step);
        if (domain.intersect(range).isEmpty() && column.blueprint().origin() == Origin.USER) {
            throw new UsageException("no value of column " + column.name() + " lies in the range of its rule: its type "
                    + Described.type(column.column()) + " and its CHECKs leave "
                    + Described.values(domain, encoding, scale) + "; give it another range");
        }
        boolean poor = wanted.size() < Math.min(2, domain.size());
        if (poor && column.blueprint().origin() == Origin.INFERRED) {
            // a guess that leaves nothing to vary was none
            return likely();
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

    /** Returns the part of the domain near zero, or near the present: what a person would write. */
    private LongDomain plausible() {
        LongDomain near = switch (encoding) {
            case DATE -> domain.intersect(LongDomain.range(18_262, 20_453));
            case TIMESTAMP, INSTANT ->
                domain.intersect(LongDomain.range(18_262 * RuleUnits.DAY_MICROS, 20_453 * RuleUnits.DAY_MICROS));
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
        long years = 5 * 366 * (RuleUnits.DAY_MICROS / units.microsPerUnit());
        boolean ahead = domain.min() > 20_453 * (RuleUnits.DAY_MICROS / units.microsPerUnit());
        LongDomain nearest = domain.intersect(
                ahead
                        ? LongDomain.range(domain.min(), domain.min() + years)
                        : LongDomain.range(domain.max() - years, domain.max()));
        return nearest.size() >= Math.min(domain.size(), SOME) ? nearest : domain;
    }
}

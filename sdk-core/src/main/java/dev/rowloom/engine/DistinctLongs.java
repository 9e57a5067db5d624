package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import org.jspecify.annotations.Nullable;

/** The numbered values of columns of numbers, truth values, dates and times. */
final class DistinctLongs {

    /** So few values that the finest steps of the type are better. */
    private static final int FEW = 100;

    /** A key of fewer whole numbers takes fractions too. */
    private static final int FEW_WHOLE = 10_000;

    private DistinctLongs() {}

    /** Returns the values of a rule. */
    static Distinct of(ColumnContext column, Rule rule) {
        LongDomain domain = toldApart(column);
        LongRules rules = rules(column, domain);
        boolean guessed = column.blueprint().origin() == Origin.INFERRED;
        if (guessed && !(rule instanceof Rule.Constant) && rules.admitted().isListed()) {
            // none of the values that a CHECK lists comes first
            AdmittedValues.Steps all = rules.admitted().all();
            return new Distinct(
                    all.values().size(),
                    Distinct.Shuffling.NEEDED,
                    source -> new Longs.Indexed(all.values(), LongDomain.EMPTY, all.step(), source));
        } else if (rule instanceof Rule.Sequence sequence) {
            return sequence(column, rules, sequence);
        } else if (rule instanceof Rule.Constant) {
            LongProgram program = LongRules.of(column).program(rule);
            return new Distinct(1, Distinct.Shuffling.DONE, source -> program);
        }
        Distinct listed = rule instanceof Rule.Values values && (!guessed || domain.hasGaps())
                ? listed(column, rules, values)
                : null;
        return listed == null ? stepped(column, rules, rule) : listed;
    }

    /** Returns the values of a rule's list that the column admits, or null where it admits none. */
    private static @Nullable Distinct listed(ColumnContext column, LongRules rules, Rule.Values values) {
        long[] listed = values.values().stream()
                .mapToLong(value -> rules.units().unit(value.value()))
                .filter(column.units()::contains)
                .distinct()
                .toArray();
        if (listed.length == 0 && column.blueprint().origin() == Origin.USER) {
            throw rules.noneAdmitted(values);
        }
        return listed.length == 0
                ? null
                : new Distinct(listed.length, Distinct.Shuffling.NEEDED, source -> new Longs.Listed(listed, source));
    }

    /** Returns the values of a rule by its steps: what was guessed comes first, and the rest of the type after it. */
    private static Distinct stepped(ColumnContext column, LongRules rules, Rule rule) {
        AdmittedValues.Steps steps = rules.admitted().steps(rule);
        boolean guessed = column.blueprint().origin() == Origin.INFERRED;
        // what a user asked for is all there is
        LongDomain rest = guessed ? rules.admitted().beyond(steps) : LongDomain.EMPTY;
        if (guessed && steps.values().size() < FEW && rest.size() < FEW) {
            // steps as coarse as a guess makes them would leave too little
            return numbered(rules.admitted().all(), LongDomain.EMPTY);
        }
        return numbered(steps, rest);
    }

    private static Distinct numbered(AdmittedValues.Steps steps, LongDomain rest) {
        long preferred = Math.min(Permutation.MAX_SIZE / 2, steps.values().size());
        return new Distinct(
                preferred + Math.min(Permutation.MAX_SIZE / 2, rest.size()),
                preferred,
                Distinct.Shuffling.NEEDED,
                source -> new Longs.Indexed(steps.values(), rest, steps.step(), source));
    }

    /** Times of which no two lie in the same day or hour. */
    static Distinct coarse(ColumnContext column, Rule rule, long step) {
        LongRules rules = LongRules.of(column);
        AdmittedValues.Steps steps = rules.admitted().steps(rule);
        long first = steps.values().min() * steps.step();
        long last = steps.values().max() * steps.step();
        // what ends a range lies behind what begins it
        LongDomain all = column.units()
                .intersect(LongDomain.range(Long.MIN_VALUE, column.units().max() - step))
                .dividedBy(step);
        LongDomain near = all.intersect(LongDomain.range(-Math.floorDiv(-first, step), Math.floorDiv(last, step)));
        LongDomain wanted = near.isEmpty() ? all : near;
        LongDomain rest =
                column.blueprint().origin() == Origin.INFERRED ? all.intersect(wanted.complement()) : LongDomain.EMPTY;
        return new Distinct(
                wanted.size() + rest.size(),
                wanted.size(),
                Distinct.Shuffling.NEEDED,
                source -> new Longs.Indexed(wanted, rest, step, source));
    }

    /** Returns the values that stay apart when the type rounds them. */
    private static LongDomain toldApart(ColumnContext column) {
        LongDomain domain = column.units();
        if (!(column.column().type() instanceof DataType.FloatType real)) {
            return domain;
        }
        long most = Digits.powerOfTen(Units.digits(real)) - 1;
        LongDomain apart = domain.intersect(LongDomain.range(-most, most));
        return apart.isEmpty() ? domain : apart;
    }

    private static LongRules rules(ColumnContext column, LongDomain domain) {
        return new LongRules(column, domain, column.encoding(), column.scale());
    }

    private static Distinct sequence(ColumnContext column, LongRules rules, Rule.Sequence sequence) {
        LongDomain whole = column.units().dividedBy(Digits.powerOfTen(column.scale()));
        if (column.scale() > 0 && whole.size() < FEW_WHOLE && column.blueprint().origin() == Origin.INFERRED) {
            return fractions(column);
        }
        SequenceRun run = rules.run(sequence);
        LongProgram program = run.program();
        long space = Math.min(Permutation.MAX_SIZE / 2, run.space());
        boolean steady = sequence.step() == 1 && run.isAscending();
        // a narrow type has few numbers above zero: those below come after them
        LongDomain rest = steady && space < Distinct.LARGE && column.blueprint().origin() == Origin.INFERRED
                ? column.units().intersect(run.values().complement()).dividedBy(Digits.powerOfTen(column.scale()))
                : LongDomain.EMPTY;
        LongDomain first = run.values().dividedBy(Digits.powerOfTen(column.scale()));
        return new Distinct(
                space + rest.size(),
                space,
                Distinct.Shuffling.DONE,
                source -> source instanceof IndexSource.Rows && rest.isEmpty()
                        ? program
                        : new Longs.Indexed(first, rest, Digits.powerOfTen(column.scale()), source));
    }

    /** Numbers rows by the smallest units where there are hardly any whole numbers. */
    private static Distinct fractions(ColumnContext column) {
        LongDomain above = column.units().intersect(LongDomain.range(1, Long.MAX_VALUE));
        LongDomain first = above.isEmpty() ? column.units() : above;
        LongDomain rest = column.units().intersect(first.complement());
        return new Distinct(
                first.size() + rest.size(),
                first.size(),
                Distinct.Shuffling.DONE,
                source -> new Longs.Indexed(first, rest, 1, source));
    }
}

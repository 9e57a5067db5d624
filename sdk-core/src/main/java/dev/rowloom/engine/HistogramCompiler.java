package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns the rule of a column whose values are spread as those of samples into a program. */
final class HistogramCompiler {

    private final TableModel model;
    private final IntFunction<ColumnContext> contexts;

    /**
     * Makes a compiler.
     *
     * @param contexts gives the column at a position
     */
    HistogramCompiler(TableModel model, IntFunction<ColumnContext> contexts) {
        this.model = model;
        this.contexts = contexts;
    }

    /**
     * Returns the program of a column held in a {@code long}, or null where the column admits nothing of the rule.
     *
     * @param programs makes the programs of rules within the rule
     */
    @Nullable
    LongProgram longs(ColumnContext column, Rule.Histogram rule, Function<Rule, LongProgram> programs) {
        RuleUnits units = RuleUnits.of(column);
        LongDomain domain = column.units();
        String above = rule.above();
        After.OfOther base = above == null ? null : base(column, units, above);
        if (above != null && base == null) {
            return null;
        }
        long step = Math.max(base == null ? column.granularity() : 1, Math.max(1, units.gap(rule.step())));
        List<Binned.LongBin> bins = new ArrayList<>();
        boolean[] usable = new boolean[rule.bins().size()];
        for (int i = 0; i < usable.length; i++) {
            Binned.LongBin bin = bin(rule.bins().get(i), new Reading(units, domain, step, base != null), programs);
            usable[i] = bin instanceof Binned.LongBin.Missing ? column.domain().nullable() : bin != null;
            bins.add(bin == null ? new Binned.LongBin.Missing() : bin);
        }
        BinChoice choice = choice(column, rule, usable);
        return choice == null ? null : new Binned.OfLongs(choice, bins, base, domain);
    }

    /**
     * How the texts of bins are read.
     *
     * @param gaps whether they are differences
     */
    private record Reading(RuleUnits units, LongDomain domain, long step, boolean gaps) {

        long of(String text) {
            return gaps ? units.gap(text) : units.latest(text);
        }

        Binned.@Nullable LongBin only(String text) {
            Long value = gaps ? Long.valueOf(units.gap(text)) : units.unitOrNull(text);
            return value == null || !gaps && !domain.contains(value) ? null : new Binned.LongBin.Steps(value, 1, 1);
        }

        Binned.@Nullable LongBin range(String from, String to) {
            long least = of(from);
            long end = of(to);
            long first = least + Math.floorMod(-least, step);
            if (!gaps && !domain.isEmpty()) {
                long low = Math.max(first, domain.min());
                first = low + Math.floorMod(-low, step);
                end = domain.max() < end ? domain.max() + 1 : end;
            }
            if (first >= end) {
                return !gaps && !domain.contains(least) ? null : new Binned.LongBin.Steps(least, 1, 1);
            }
            return new Binned.LongBin.Steps(first, step, (end - 1 - first) / step + 1);
        }
    }

    private static Binned.@Nullable LongBin bin(Rule.Bin bin, Reading reading, Function<Rule, LongProgram> programs) {
        if (bin instanceof Rule.Bin.Only only) {
            return reading.only(only.value());
        } else if (bin instanceof Rule.Bin.Range range) {
            return reading.range(range.from(), range.to());
        } else if (bin instanceof Rule.Bin.Made made && !reading.gaps()) {
            return new Binned.LongBin.Made(programs.apply(made.rule()));
        }
        return bin instanceof Rule.Bin.Missing ? new Binned.LongBin.Missing() : null;
    }

    private After.@Nullable OfOther base(ColumnContext column, RuleUnits units, String above) {
        int position = position(column, above);
        if (position < 0) {
            return null;
        }
        ColumnContext other = contexts.apply(position);
        boolean both = isMoment(column.encoding()) && isMoment(other.encoding());
        if (!other.encoding().isLong() || !both && isMoment(column.encoding()) != isMoment(other.encoding())) {
            return null;
        }
        long ours = both ? units.microsPerUnit() : Digits.powerOfTen(other.scale());
        long theirs = both ? RuleUnits.of(other).microsPerUnit() : Digits.powerOfTen(column.scale());
        return new After.OfOther(
                position, new OfColumn(position), theirs > ours ? theirs / ours : 1, theirs < ours ? ours / theirs : 1);
    }

    private static boolean isMoment(Encoding encoding) {
        return switch (encoding) {
            case DATE, TIME, TIMESTAMP, INSTANT -> true;
            default -> false;
        };
    }

    /** Returns the program of a column held as bytes, or null where the column admits nothing of the rule. */
    @Nullable
    BytesProgram bytes(ColumnContext column, Rule.Histogram rule, Function<Rule, BytesProgram> programs) {
        @Nullable BytesProgram[] bins = new @Nullable BytesProgram[rule.bins().size()];
        boolean[] usable = new boolean[bins.length];
        for (int i = 0; i < bins.length; i++) {
            Rule.Bin bin = rule.bins().get(i);
            if (bin instanceof Rule.Bin.Only only) {
                bins[i] = programs.apply(new Rule.Constant(only.value()));
            } else if (bin instanceof Rule.Bin.Made made) {
                bins[i] = programs.apply(made.rule());
            }
            usable[i] = bin instanceof Rule.Bin.Missing ? column.domain().nullable() : bins[i] != null;
        }
        BinChoice choice = choice(column, rule, usable);
        return choice == null ? null : new Binned.OfBytes(choice, bins);
    }

    private @Nullable BinChoice choice(ColumnContext column, Rule.Histogram rule, boolean[] usable) {
        List<BinChoice.States> given = new ArrayList<>();
        for (Rule.Given each : rule.given()) {
            int position = position(column, each.column());
            if (position < 0) {
                given.clear();
                break;
            }
            given.add(new BinChoice.States(contexts.apply(position), each));
        }
        Rule.Histogram known = given.size() == rule.given().size()
                ? rule
                : new Rule.Histogram(rule.bins(), rule.weights(), rule.step(), rule.above(), List.of(), List.of());
        BinChoice choice = BinChoice.of(known, column.key("bin"), given, number -> usable[number]);
        if (choice == null && column.blueprint().origin() == Origin.USER) {
            throw new UsageException("column " + column.name() + " allows nothing of the bins of its rule: its type "
                    + Described.type(column.column()) + " and its CHECKs leave none of them; give others");
        }
        return choice;
    }

    /** Returns the position of a column that the rule reads, or −1 where it isn't there. */
    private int position(ColumnContext column, String name) {
        int position = model.position(name);
        if (position < 0 && column.blueprint().origin() != Origin.INFERRED) {
            throw new UsageException("the rule of column " + column.name() + " goes by '" + name
                    + "', which is no other column that table " + column.table().id() + " writes");
        }
        return position;
    }
}

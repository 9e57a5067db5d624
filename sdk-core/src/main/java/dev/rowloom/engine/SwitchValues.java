package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of a column that make a part of a predicate true, and values that do not.
 *
 * @param test tells them apart
 * @param on some that do, at least one
 * @param off some that do not, at least one
 */
record SwitchValues(Switched.Test test, List<Object> on, List<Object> off) {

    private static final int MOST = 16;
    private static final int MOST_TRIED = 4096;

    /** So many values of a range of numbers are tried, and so few of them are hardly any. */
    private static final int SAMPLES = 64;

    private static final int FEW = 4;

    /** Returns the values, or null where there are not both. */
    static @Nullable SwitchValues of(ColumnContext column, Dialect dialect, Expression condition) {
        Condition compiled =
                Condition.compile(column.table(), dialect, condition).condition();
        boolean told = column.encoding().isLong()
                || column.encoding() == Encoding.TEXT
                        && (column.column().type() instanceof DataType.TextType
                                || column.column().type() instanceof DataType.EnumType);
        if (compiled == null || !told) {
            return null;
        }
        Switched.Test test = new Switched.Test(
                compiled, column.table().position(column.column().name()), column.encoding(), column.scale());
        List<Object> on = new ArrayList<>();
        List<Object> off = new ArrayList<>();
        candidates(column, condition).distinct().limit(MOST_TRIED).forEach(value -> {
            List<Object> side = test.holds(carrier(column, value)) ? on : off;
            if (side.size() < MOST) {
                side.add(value);
            }
        });
        return on.isEmpty() || off.isEmpty() ? null : new SwitchValues(test, on, off);
    }

    /** Returns whether the column has both kinds of values anyway, each in a good share of the rows. */
    boolean isMet(ColumnContext column) {
        if (!column.encoding().isLong()) {
            boolean listed =
                    column.rule() instanceof Rule.Values || column.domain().values() != null;
            return listed && hasListed(column, on) && hasListed(column, off);
        }
        if (column.rule() instanceof Rule.Values values) {
            return isMet(column, values);
        }
        return !(column.rule() instanceof Rule.Number number) || isMet(column, number);
    }

    private boolean isMet(ColumnContext column, Rule.Values values) {
        RuleUnits rules = LongRules.of(column).units();
        Set<Boolean> kinds = values.values().stream()
                .map(value -> test.holds(carrier(column, rules.unit(value.value()))))
                .collect(Collectors.toSet());
        return kinds.size() == 2;
    }

    private boolean isMet(ColumnContext column, Rule.Number number) {
        RuleUnits rules = LongRules.of(column).units();
        long least = rules.unit(number.min());
        long step = (rules.unit(number.max()) - least) / SAMPLES;
        long met = LongStream.rangeClosed(0, SAMPLES)
                .map(i -> least + i * step)
                .filter(unit -> test.holds(carrier(column, unit)))
                .count();
        return met >= FEW && met <= SAMPLES - FEW;
    }

    private static boolean hasListed(ColumnContext column, List<Object> values) {
        boolean ruled = column.rule() instanceof Rule.Values rule
                && rule.values().stream().anyMatch(it -> values.contains(it.value()));
        return ruled || column.domain().values() != null;
    }

    private static Object carrier(ColumnContext column, Object value) {
        return value instanceof Long number ? LongVector.boxed(number, column.encoding(), column.scale()) : value;
    }

    /** Returns values of the column: first those of its rule, then those that the condition names, then any. */
    private static Stream<Object> candidates(ColumnContext column, Expression condition) {
        return column.encoding().isLong() ? longs(column, condition) : texts(column, condition);
    }

    private static Stream<Object> longs(ColumnContext column, Expression condition) {
        LongDomain domain = column.units();
        RuleUnits units = RuleUnits.of(column);
        Stream<Long> listed = column.rule() instanceof Rule.Values values
                ? values.values().stream().map(value -> units.unit(value.value()))
                : Stream.empty();
        long unit = Digits.powerOfTen(column.scale());
        Stream<Long> named = literals(condition)
                .filter(Long.class::isInstance)
                .map(value -> (Long) value * unit)
                .flatMap(value -> Stream.of(value, value + unit));
        long negative = domain.intersect(LongDomain.range(Long.MIN_VALUE, -1)).size();
        long first = negative < domain.size() ? negative : 0;
        Stream<Long> any = Stream.iterate(first, number -> number + 1)
                .limit(Math.min(MOST_TRIED, Math.max(0, domain.size() - first)))
                .map(domain::get);
        return Stream.of(listed, named, any)
                .flatMap(it -> it)
                .filter(domain::contains)
                .map(it -> (Object) it);
    }

    private static Stream<Object> texts(ColumnContext column, Expression condition) {
        List<String> allowed = column.domain().allowedValues();
        Stream<String> listed = column.rule() instanceof Rule.Values values
                ? values.values().stream().map(Rule.Weighted::value)
                : Stream.empty();
        Stream<String> named = literals(condition)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(value -> Stream.of(value, value.toUpperCase(Locale.ROOT), "other", "none"));
        boolean any = column.domain().values() == null;
        TextLimit limit = column.limit();
        return Stream.of(listed, named, allowed.stream())
                .flatMap(it -> it)
                .filter(value -> any || allowed.contains(value))
                .filter(value -> !column.domain().excluded().contains(value))
                .filter(value -> value.length() >= column.domain().minLength()
                        && limit.admits(value.length(), value.getBytes(StandardCharsets.UTF_8).length))
                .map(it -> (Object) it);
    }

    private static Stream<Object> literals(Expression condition) {
        Stream<Object> own = condition instanceof Expression.Literal literal && literal.value() != null
                ? Stream.of(literal.value())
                : Stream.empty();
        return Stream.concat(own, condition.children().flatMap(SwitchValues::literals));
    }

    long[] longs(boolean whenOn) {
        return (whenOn ? on : off).stream().mapToLong(it -> (Long) it).toArray();
    }

    List<byte[]> texts(boolean whenOn) {
        return (whenOn ? on : off)
                .stream()
                        .map(it -> ((String) it).getBytes(StandardCharsets.UTF_8))
                        .toList();
    }
}

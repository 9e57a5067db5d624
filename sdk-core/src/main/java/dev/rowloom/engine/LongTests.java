package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Narrows the domain of a number, date or time to values that pass the conditions on the column alone, such as
 * {@code trunc(d) = d}, where hardly any of those that its rule makes do.
 */
final class LongTests {

    /** Values of which fewer pass would hardly vary: what is drawn again ends at the first that does. */
    private static final double ENOUGH = 0.1;

    private static final int MOST = 20_000;
    private static final int SOME = 40;
    private static final int MANY = 2_000;
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final TablePlanning planning;
    private final TextTests texts;

    LongTests(TablePlanning planning, TextTests texts) {
        this.planning = planning;
        this.texts = texts;
    }

    /**
     * Returns the column with values that pass, or as it is where its own do or none is found.
     *
     * @param keyed whether it is part of a key, so that its values are not drawn again
     */
    ColumnContext fitted(ColumnContext column, List<Expression> tests, boolean keyed) {
        List<Condition> conditions = texts.conditions(tests);
        boolean fixed = !column.encoding().isLong()
                || column.domain().numbers() == null
                || column.encoding() == Encoding.BOOLEAN
                || column.blueprint().origin() == Origin.USER
                || column.rule() instanceof Rule.After
                || column.rule() instanceof Rule.External
                || column.column().identity().isPresent()
                || isOrdered(column.column().name());
        if (fixed || conditions.isEmpty() || texts.share(column, conditions) >= (keyed ? 1 : ENOUGH)) {
            return column;
        }
        LongPredicate passes = unit -> {
            Object value = LongVector.boxed(unit, column.encoding(), column.scale());
            return conditions.stream().allMatch(condition -> condition.test(any -> value) != Truth.FALSE);
        };
        long[] best = new long[0];
        for (LongStream candidates : candidates(column)) {
            long[] passing = candidates
                    .filter(column.units()::contains)
                    .filter(passes)
                    .sorted()
                    .distinct()
                    .toArray();
            best = passing.length > best.length ? passing : best;
            if (best.length >= (keyed ? MANY : SOME)) {
                break;
            }
        }
        return best.length == 0 ? column : narrowed(column, best);
    }

    private boolean isOrdered(String column) {
        return planning.orders().held().stream()
                .anyMatch(order -> order.lower().equals(column) || order.upper().equals(column));
    }

    private static ColumnContext narrowed(ColumnContext column, long[] cells) {
        ColumnDomain old = column.domain();
        long factor = Digits.powerOfTen(Math.max(0, Units.scale(column.column().type()) - column.scale()));
        LongDomain passing =
                LongDomain.of(LongStream.of(cells).map(cell -> cell * factor).toArray());
        ColumnDomain domain = new ColumnDomain(
                Objects.requireNonNull(old.numbers()).intersect(passing),
                old.values(),
                old.excluded(),
                old.minLength(),
                old.maxLength(),
                old.nullable());
        Rule rule = column.rule() instanceof Rule.Sequence ? new Rule.Database() : column.rule();
        return column.with(domain, rule, column.nullRate());
    }

    /** Returns values to try, the usual ones first. */
    private static List<LongStream> candidates(ColumnContext column) {
        AdmittedValues.Steps steps = LongRules.of(column).admitted().steps(column.rule());
        long min = steps.values().isEmpty() ? 0 : steps.values().min() * steps.step();
        long max = steps.values().isEmpty() ? 0 : steps.values().max() * steps.step();
        return switch (column.encoding()) {
            case DATE -> List.of(spread(min, max, 1), spread(min, max, 1).map(day -> day - day % 7));
            case TIME -> List.of(spread(0, DAY - MINUTE, MINUTE), spread(0, DAY - SECOND, 5 * SECOND));
            case TIMESTAMP, INSTANT -> times(min, max);
            default -> numbers(column, min, max);
        };
    }

    private static List<LongStream> times(long min, long max) {
        long first = min - Math.floorMod(min, DAY);
        List<LongStream> times = new ArrayList<>();
        for (long offset : new long[] {0, 9 * HOUR + 30 * MINUTE, 14 * HOUR + 45 * MINUTE + 7 * SECOND}) {
            times.add(spread(first, max, DAY).map(day -> day + offset));
        }
        times.add(spread(first, max, HOUR));
        times.add(spread(first, max, 7 * MINUTE + SECOND));
        return times;
    }

    private static List<LongStream> numbers(ColumnContext column, long min, long max) {
        List<LongStream> numbers = new ArrayList<>();
        numbers.add(spread(min, max, 1));
        for (int power = 0; power <= 6; power++) {
            long unit = Digits.powerOfTen(power);
            numbers.add(LongStream.rangeClosed(-SOME, MANY).map(number -> number * unit));
        }
        LongDomain all = column.units();
        numbers.add(spread(all.min(), all.max(), 1));
        return numbers;
    }

    /** Returns the values in steps from one on to another, and where they are too many, some of them all over. */
    private static LongStream spread(long min, long max, long step) {
        if (max < min) {
            return LongStream.empty();
        }
        // of a whole type's range the difference overflows
        double span = ((double) max - min) / step;
        long stride = span <= MOST ? 1 : (long) (span / MOST);
        return LongStream.rangeClosed(0, Math.min(MOST, (long) span)).map(index -> min + index * stride * step);
    }
}

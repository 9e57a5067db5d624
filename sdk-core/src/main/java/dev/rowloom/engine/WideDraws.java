package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values for conditions that plausible ones fail: the ends of the domain, what the conditions name and its neighbours, and
 * numbers of many sizes, as many of one digit as of ten.
 */
final class WideDraws extends LongProgram {

    private static final int MOST_NAMED = 200;

    /** Larger numbers overflow when they are added or multiplied. */
    private static final int BITS = 40;

    private static final long FAR = 1L << BITS;

    private final LongDomain domain;
    private final long[] named;
    private final long step;
    private final long key;
    private final NearBound nearBound;

    /**
     * Makes a program.
     *
     * @param conditions where values are named
     */
    WideDraws(ColumnContext column, List<Expression> conditions) {
        this.domain = column.units();
        this.step = column.granularity();
        this.key = column.key("wide");
        DataType type = column.column().type();
        long factor = Digits.powerOfTen(Math.max(0, Units.scale(type) - column.scale()));
        AdmittedValues.Steps ruled = LongRules.of(column).admitted().steps(column.rule());
        this.nearBound = new NearBound(
                domain, step, ruled.values().isEmpty() ? 0 : ruled.values().min() * ruled.step());
        TreeSet<Long> values = new TreeSet<>();
        conditions.forEach(condition -> collect(condition, type, factor, values));
        TreeSet<Long> near = new TreeSet<>(List.of(domain.atLeast(0), domain.min(), domain.max()));
        for (long value : values) {
            near.addAll(List.of(value - step, value, value + step));
        }
        this.named = near.stream()
                .mapToLong(Long::longValue)
                .filter(domain::contains)
                .filter(value -> value >= -FAR && value <= FAR || value == domain.atLeast(0))
                .limit(MOST_NAMED)
                .toArray();
    }

    /** Returns what moves values to where conditions begin to hold. */
    NearBound nearBound() {
        return nearBound;
    }

    private static void collect(Expression part, DataType type, long factor, Set<Long> values) {
        if (part instanceof Literal literal) {
            BigDecimal exact = Units.exact(type, literal.value());
            Long units = exact == null ? null : Units.wholeOrNull(exact);
            if (units != null && units >= -Permutation.MAX_SIZE && units <= Permutation.MAX_SIZE) {
                values.add(units / factor);
            }
        }
        part.children().forEach(child -> collect(child, type, factor, values));
    }

    @Override
    long value(Frame frame, int cell) {
        long bits = Mix.hash(key, frame.draw(cell));
        Long value = Mix.below(bits, 2) == 0 ? null : ofAnySize(Mix.next(bits));
        return value != null ? value : named[(int) Mix.below(Mix.next(bits), named.length)];
    }

    private @Nullable Long ofAnySize(long bits) {
        long magnitude = Mix.next(bits) >>> (Long.SIZE - 1 - Mix.below(bits, BITS));
        long value = (bits & 7) != 0 ? magnitude : -magnitude;
        value -= Math.floorMod(value, step);
        return domain.contains(value) ? (Long) value : null;
    }
}

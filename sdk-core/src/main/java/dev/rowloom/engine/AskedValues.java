package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values that a user's own rule asks for: unlike those of a guess they are not to give way to other columns. */
final class AskedValues {

    private AskedValues() {}

    /** Returns the values in units of the column's type, or null where no user said which they are. */
    static @Nullable LongDomain of(Column column, ColumnBlueprint blueprint) {
        if (blueprint.origin() != Origin.USER || !Units.counts(column.type())) {
            return null;
        }
        Rule rule = blueprint.rule();
        if (rule instanceof Rule.Constant constant && constant.value() != null) {
            return listed(column.type(), List.of(constant.value()));
        } else if (rule instanceof Rule.Values values) {
            return listed(
                    column.type(),
                    values.values().stream().map(Rule.Weighted::value).toList());
        } else if (rule instanceof Rule.Pattern pattern) {
            return listed(column.type(), PatternValues.some(pattern.pattern()));
        } else if (rule instanceof Rule.Number number) {
            return range(column.type(), number.min(), number.max());
        }
        return rule instanceof Rule.Temporal temporal ? range(column.type(), temporal.min(), temporal.max()) : null;
    }

    /** Returns the values in units of the cells of a column, or null where no user said which they are. */
    static @Nullable LongDomain ofCells(ColumnContext column) {
        LongDomain asked = of(column.column(), column.blueprint());
        int digits = Units.scale(column.column().type()) - column.scale();
        return asked == null ? null : asked.dividedBy(Digits.powerOfTen(Math.max(0, digits)));
    }

    private static @Nullable LongDomain listed(DataType type, List<String> texts) {
        long[] units = texts.stream()
                .map(text -> exact(type, text))
                .filter(Objects::nonNull)
                .map(Units::wholeOrNull)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
        return units.length == 0 ? null : LongDomain.of(units);
    }

    private static @Nullable LongDomain range(DataType type, String min, String max) {
        BigDecimal least = exact(type, min);
        BigDecimal most = exact(type, max);
        return least == null || most == null ? null : Units.between(least, most);
    }

    private static @Nullable BigDecimal exact(DataType type, String text) {
        return Units.exact(type, text);
    }
}

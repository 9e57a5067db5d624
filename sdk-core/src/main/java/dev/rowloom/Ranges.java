package dev.rowloom;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.time.temporal.Temporal;

/** Makes rules of the ranges that callers give. */
final class Ranges {

    private Ranges() {}

    static Rule rule(Column column, ColumnBlueprint before, Object min, Object max) {
        boolean temporal = min instanceof Temporal
                || column.type() instanceof DataType.DateType
                || column.type() instanceof DataType.TimestampType
                || column.type() instanceof DataType.TimeType;
        return temporal ? temporal(column, before, min, max) : number(column, before, min, max);
    }

    private static Rule temporal(Column column, ColumnBlueprint before, Object min, Object max) {
        Rule.Precision precision = before.rule() instanceof Rule.Temporal rule
                ? rule.precision()
                : column.type() instanceof DataType.DateType ? Rule.Precision.DAY : Rule.Precision.SECOND;
        Rule.Shape shape = before.rule() instanceof Rule.Temporal rule ? rule.shape() : Rule.Shape.UNIFORM;
        return new Rule.Temporal(shape, min.toString(), max.toString(), precision);
    }

    private static Rule number(Column column, ColumnBlueprint before, Object min, Object max) {
        BigDecimal low = decimal(column, min);
        BigDecimal high = decimal(column, max);
        if (low.compareTo(high) > 0) {
            throw new UsageException("the range of column " + column.name() + " is empty: " + min + " is above " + max);
        }
        int declared = column.type() instanceof DataType.DecimalType type && type.precision() > 0
                ? type.scale()
                : column.type() instanceof DataType.TextType ? 0 : 2;
        int decimals = column.type() instanceof DataType.IntegerType
                ? 0
                : before.rule() instanceof Rule.Number rule ? rule.decimals() : declared;
        decimals = Math.min(8, Math.max(decimals, Math.max(low.scale(), high.scale())));
        Rule.Shape shape = before.rule() instanceof Rule.Number rule ? rule.shape() : Rule.Shape.UNIFORM;
        return new Rule.Number(shape, low.toPlainString(), high.toPlainString(), decimals, java.util.List.of());
    }

    private static BigDecimal decimal(Column column, Object value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "the range of column " + column.name() + " " + column.declaredType() + " needs numbers, not '"
                            + value + "'",
                    e);
        }
    }
}

package dev.rowloom;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.List;

/** Makes rules of the ranges that callers give. */
final class Ranges {

    private Ranges() {}

    /**
     * Checks a range before any blueprint is known.
     *
     * @param name the table's id and the column's name with a dot between
     * @throws UsageException if a bound is not of the column's type, or the range is empty
     */
    static void check(String name, Column column, Object min, Object max) {
        boolean temporal = isTemporal(column, min);
        DataType type = !temporal || isTemporal(column.type())
                ? column.type()
                : new DataType.TimestampType(6, DataType.Zone.WITHOUT_ZONE);
        BigDecimal low = temporal ? moment(name, column, type, min) : decimal(name, column, min);
        BigDecimal high = temporal ? moment(name, column, type, max) : decimal(name, column, max);
        if (low.compareTo(high) > 0) {
            throw new UsageException("the range of column " + name + " is empty: " + min + " is above " + max
                    + "; give the lower bound first");
        }
    }

    static Rule rule(Column column, ColumnBlueprint before, Object min, Object max) {
        return isTemporal(column, min) ? temporal(column, before, min, max) : number(column, before, min, max);
    }

    private static boolean isTemporal(Column column, Object min) {
        return min instanceof Temporal || isTemporal(column.type());
    }

    /** Returns whether values of a type are dates or times. */
    static boolean isTemporal(DataType type) {
        return type instanceof DataType.DateType
                || type instanceof DataType.TimestampType
                || type instanceof DataType.TimeType;
    }

    private static BigDecimal moment(String name, Column column, DataType type, Object bound) {
        BigDecimal exact = Units.exact(type, bound.toString());
        if (exact == null && type instanceof DataType.TimeType) {
            exact = Units.exact(new DataType.TimestampType(6, DataType.Zone.WITHOUT_ZONE), bound.toString());
        }
        if (exact == null) {
            throw new UsageException("'" + bound + "' is no bound of column " + name + " " + column.declaredType()
                    + "; give a date or time of java.time or in ISO 8601");
        }
        return exact;
    }

    private static Rule temporal(Column column, ColumnBlueprint before, Object min, Object max) {
        Rule.Precision precision = before.rule() instanceof Rule.Temporal rule
                ? rule.precision()
                : column.type() instanceof DataType.DateType ? Rule.Precision.DAY : Rule.Precision.SECOND;
        Rule.Shape shape = before.rule() instanceof Rule.Temporal rule ? rule.shape() : Rule.Shape.UNIFORM;
        return new Rule.Temporal(shape, min.toString(), max.toString(), precision);
    }

    private static Rule number(Column column, ColumnBlueprint before, Object min, Object max) {
        BigDecimal low = new BigDecimal(min.toString());
        BigDecimal high = new BigDecimal(max.toString());
        int declared = column.type() instanceof DataType.DecimalType type && type.precision() > 0
                ? type.scale()
                : column.type() instanceof DataType.TextType ? 0 : 2;
        int decimals = column.type() instanceof DataType.IntegerType
                ? 0
                : before.rule() instanceof Rule.Number rule ? rule.decimals() : declared;
        decimals = Math.min(8, Math.max(decimals, Math.max(low.scale(), high.scale())));
        Rule.Shape shape = before.rule() instanceof Rule.Number rule ? rule.shape() : Rule.Shape.UNIFORM;
        return new Rule.Number(shape, low.toPlainString(), high.toPlainString(), decimals, List.of());
    }

    private static BigDecimal decimal(String name, Column column, Object bound) {
        try {
            return new BigDecimal(bound.toString());
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "'" + bound + "' is no bound of column " + name + " " + column.declaredType() + "; give a number",
                    e);
        }
    }
}

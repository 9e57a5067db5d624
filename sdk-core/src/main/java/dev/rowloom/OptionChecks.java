package dev.rowloom;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what callers give columns as far as the schema alone can tell, so that a mistake shows where it is made. */
final class OptionChecks {

    private OptionChecks() {}

    /**
     * Checks that a column's type has a value.
     *
     * @param name the table's id and the column's name with a dot between
     * @throws UsageException if it has not, or the value is null and the column NOT NULL
     */
    static void value(String name, Column column, @Nullable Object value) {
        if (value == null) {
            if (!column.isNullable()) {
                throw new UsageException(
                        "column " + name + " is NOT NULL, so that it can't be null in every row; give a value");
            }
            return;
        }
        if (!isOfType(column.type(), value.toString())) {
            throw new UsageException("'" + value + "' is no value of column " + name + " " + column.declaredType()
                    + "; " + expected(column.type()));
        }
    }

    /**
     * Checks that a column of one row takes a value.
     *
     * @param name the table's id and the column's name with a dot between
     * @throws UsageException if its type does not hold it, or it is null and the column NOT NULL
     */
    static void given(String name, Column column, @Nullable Object value) {
        if (value == null && !column.isNullable()) {
            throw new UsageException("column " + name
                    + " is NOT NULL, so that no row can be given null; give a value, or" + " leave the column out");
        } else if (value == null) {
            return;
        }
        value(name, column, value);
        String text = value.toString();
        if (column.type() instanceof DataType.TextType type) {
            int length = type.unit() == DataType.LengthUnit.BYTES
                    ? text.getBytes(StandardCharsets.UTF_8).length
                    : text.codePointCount(0, text.length());
            if (length > type.maxLength()) {
                throw new UsageException("a text of " + length + " "
                        + (type.unit() == DataType.LengthUnit.BYTES ? "bytes" : "characters")
                        + " is too long for column "
                        + name + " " + column.declaredType() + "; give at most " + type.maxLength());
            }
        } else if (Units.counts(column.type())) {
            BigDecimal units = Units.exact(column.type(), text);
            Long whole = units == null ? null : Units.wholeOrNull(units);
            if (whole == null || !Units.all(column.type()).contains(whole)) {
                throw new UsageException("'" + value + "' is out of range for column " + name + " "
                        + column.declaredType() + "; give a value that its type holds");
            }
        }
    }

    /**
     * Checks that the elements of a column's arrays take a value.
     *
     * @throws UsageException if their type does not hold it
     */
    static void element(String name, Column column, DataType type, String text) {
        if (!isOfType(type, text)) {
            throw new UsageException("'" + text + "' is no element of column " + name + " " + column.declaredType()
                    + "; " + expected(type));
        }
    }

    /**
     * Returns the text of a value of a list.
     *
     * @throws UsageException if the column's type has no such value, or it is null
     */
    static String listed(String name, Column column, @Nullable Object value) {
        if (value == null) {
            throw new UsageException("the list of values of column " + name
                    + " holds null; leave it out, and set the share of nulls by nullRate");
        }
        value(name, column, value);
        return value.toString();
    }

    private static boolean isOfType(DataType type, String value) {
        if (type instanceof DataType.EnumType labelled) {
            return labelled.labels().contains(value);
        } else if (type instanceof DataType.UuidType) {
            return isUuid(value);
        }
        BigDecimal units = Units.counts(type) ? Units.exact(type, value) : null;
        return !Units.counts(type) || units != null && (!roundsNumbers(type) || isWhole(units));
    }

    /** Returns whether a type would change a number with more digits after the point than it has. */
    private static boolean roundsNumbers(DataType type) {
        return type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType decimal && decimal.precision() > 0;
    }

    private static boolean isWhole(BigDecimal units) {
        return units.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isUuid(String value) {
        try {
            return UUID.fromString(value).version() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String expected(DataType type) {
        if (type instanceof DataType.EnumType labelled) {
            return "its labels are " + String.join(", ", labelled.labels());
        } else if (type instanceof DataType.UuidType) {
            return "give a UUID such as 123e4567-e89b-12d3-a456-426614174000";
        } else if (type instanceof DataType.BooleanType) {
            return "give true or false";
        }
        if (type instanceof DataType.IntegerType) {
            return "give a whole number";
        } else if (type instanceof DataType.DecimalType decimal && decimal.precision() > 0) {
            return "give a number with at most " + Math.max(0, decimal.scale()) + " digits after the point";
        }
        return Ranges.isTemporal(type) ? "give a date or time of java.time or in ISO 8601" : "give a number";
    }
}

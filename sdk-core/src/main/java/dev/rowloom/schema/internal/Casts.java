package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Cast;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.TextEquality;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out conversions that change nothing, as dumps print them around every literal. */
final class Casts {

    private static final Set<String> TEXT =
            Set.of("text", "character varying", "varchar", "bpchar", "character", "char", "name", "string");
    private static final Set<String> NUMBERS = Set.of(
            "numeric",
            "decimal",
            "integer",
            "int",
            "int4",
            "bigint",
            "int8",
            "smallint",
            "int2",
            "real",
            "float4",
            "double precision",
            "float8",
            "float");

    /** Of these a quotient is whole. */
    private static final Set<String> WHOLE = Set.of("integer", "int", "int4", "bigint", "int8", "smallint", "int2");

    private Casts() {}

    /** Returns the operand converted to the type, or the operand itself where that is the same. */
    static Expression simplify(Expression operand, String type, RowScope scope) {
        if (operand instanceof Literal literal) {
            return literal(literal, type);
        }
        boolean harmless = operand instanceof ColumnReference reference
                && TEXT.contains(type)
                && isExactText(scope.column(reference.column()));
        return harmless ? operand : new Cast(operand, type);
    }

    private static Expression literal(Literal literal, String type) {
        Object value = literal.value();
        if (value == null || (value instanceof String && TEXT.contains(type))) {
            return literal;
        }
        if (NUMBERS.contains(type)) {
            return value instanceof Boolean ? new Cast(literal, type) : number(literal, value.toString(), type);
        }
        if (type.equals("boolean") && value instanceof String text) {
            return text.equals("t") || text.equals("true") || text.equals("f") || text.equals("false")
                    ? new Literal(text.startsWith("t"))
                    : new Cast(literal, type);
        }
        return new Cast(literal, type);
    }

    private static Expression number(Literal literal, String text, String type) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (!WHOLE.contains(type)) {
                return new Literal(number);
            } else if (number.stripTrailingZeros().scale() > 0) {
                return new Cast(literal, type);
            }
            return number.scale() <= 0 && number.precision() - number.scale() <= 18
                    ? new Literal(number.longValueExact())
                    : new Literal(number);
        } catch (NumberFormatException e) {
            return new Cast(literal, type);
        }
    }

    private static boolean isExactText(@Nullable Column column) {
        if (column == null) {
            return false;
        }
        if (column.type() instanceof DataType.TextType text) {
            return text.equality().letterCase() == TextEquality.Sensitivity.SIGNIFICANT
                    && text.equality().accents() == TextEquality.Sensitivity.SIGNIFICANT;
        }
        return column.type() instanceof DataType.EnumType;
    }
}

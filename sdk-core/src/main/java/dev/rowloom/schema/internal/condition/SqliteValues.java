package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Cast;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.TextEquality;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's values, each with a storage class of its own: {@link Long}, {@link Double}, {@link String} and {@code byte[]},
 * after sqlite.org/datatype3.html.
 */
final class SqliteValues {

    /** What a column makes of the values it is given. */
    enum Affinity {
        NONE,
        TEXT,
        NUMERIC,
        REAL
    }

    private SqliteValues() {}

    /** Returns the code that reads a column. */
    static Code column(Column column, int position) {
        Affinity affinity = affinity(column);
        return row -> stored(affinity, row.value(position));
    }

    static Affinity affinity(Column column) {
        // a type that no rule of affinity knows is kept as the family that was read from it
        boolean undeclared =
                column.declaredType().isEmpty() || column.declaredType().equalsIgnoreCase("any");
        return undeclared ? Affinity.NONE : affinity(column.declaredType());
    }

    /** Returns the affinity of a declared type, in the order of the rules. */
    static Affinity affinity(String declared) {
        String type = declared.toLowerCase(Locale.ROOT);
        if (type.contains("int")) {
            return Affinity.NUMERIC;
        } else if (type.contains("char") || type.contains("clob") || type.contains("text")) {
            return Affinity.TEXT;
        } else if (type.isBlank() || type.contains("blob")) {
            return Affinity.NONE;
        }
        boolean real = type.contains("real") || type.contains("floa") || type.contains("doub");
        return real ? Affinity.REAL : Affinity.NUMERIC;
    }

    /** Returns the affinity of an operand of a comparison: only columns and casts have one. */
    static Affinity affinity(Expression operand, Scope scope) {
        if (operand instanceof ColumnReference reference) {
            return scope.table()
                    .column(reference.column())
                    .map(SqliteValues::affinity)
                    .orElse(Affinity.NONE);
        }
        return operand instanceof Cast cast ? affinity(cast.type()) : Affinity.NONE;
    }

    /** Returns the cell as it is stored. */
    static @Nullable Object stored(Affinity affinity, @Nullable Object cell) {
        if (cell == null || cell instanceof byte[]) {
            return cell;
        }
        Object plain = cell;
        if (cell instanceof Boolean truth) {
            plain = truth ? 1L : 0L;
        } else if (cell instanceof BigDecimal decimal) {
            plain = number(decimal);
        } else if (!(cell instanceof Long) && !(cell instanceof Double)) {
            plain = Conversions.text(cell);
        }
        return applied(affinity, plain);
    }

    /** Returns the value after the affinity was applied to it. */
    static Object applied(Affinity affinity, Object value) {
        if (affinity == Affinity.NONE) {
            return value;
        } else if (affinity == Affinity.TEXT) {
            return value instanceof Number number ? text(number) : value;
        }
        Object number = value instanceof String text ? numeric(text) : value;
        if (affinity == Affinity.REAL) {
            return number instanceof Long whole ? (Object) (double) (long) whole : number;
        }
        return number instanceof Double real ? whole(real) : number;
    }

    private static Object numeric(String text) {
        String form = text.strip();
        return form.isEmpty() || !Numbers.prefix(form).equals(form) ? text : number(new BigDecimal(form));
    }

    private static Object whole(Double real) {
        return real == StrictMath.rint(real) && Math.abs(real) < 9e15 ? (Object) (long) (double) real : real;
    }

    private static Object number(BigDecimal decimal) {
        boolean whole = decimal.signum() == 0 || decimal.stripTrailingZeros().scale() <= 0;
        return whole && decimal.toBigInteger().bitLength() <= 63
                ? (Object) decimal.longValue()
                : (Object) decimal.doubleValue();
    }

    /** Returns the text of a number as SQLite prints it: a double with a point and up to fifteen digits. */
    static String text(Object value) {
        if (value instanceof Double real) {
            BigDecimal rounded =
                    new BigDecimal(real).round(new java.math.MathContext(15)).stripTrailingZeros();
            String digits = rounded.toPlainString();
            return digits.indexOf('.') < 0 ? digits + ".0" : digits;
        } else if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        } else if (value instanceof byte[] bytes) {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
        return value.toString();
    }

    /** Returns any value as a number, text by the number it begins with. */
    static Object toNumber(Object value) {
        if (value instanceof Long || value instanceof Double) {
            return value;
        } else if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        return value instanceof BigDecimal decimal ? number(decimal) : Numbers.leading(text(value));
    }

    /** Compares values of any storage class: numbers, then texts, then blobs. */
    static int compare(Object a, Object b, TextEquality equality) {
        int classes = Integer.compare(rank(a), rank(b));
        if (classes != 0) {
            return classes;
        } else if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.compareUnsigned(x, y);
        } else if (a instanceof String) {
            return Comparisons.order(equality).compare(a, b);
        }
        return Numbers.compare(a, b);
    }

    private static int rank(Object value) {
        return value instanceof byte[] ? 2 : value instanceof String ? 1 : 0;
    }
}

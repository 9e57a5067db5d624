package dev.rowloom.schema;

import dev.rowloom.schema.DataType.BooleanType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.FloatType;
import dev.rowloom.schema.DataType.IntegerType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table are that takes them from a query, where products differ.
 *
 * <p>Types are given as the dialect declares them. Where a product's own type depends on more than is known, it is one that
 * the product's holds all values of. If not overridden, results are those of standard SQL with exact sizes. Immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public abstract class QueryTypes {

    /** What a column keeps besides its type. */
    public enum Kept {
        /** That it is NOT NULL. */
        NOT_NULL,
        /** Its default. */
        DEFAULT,
        /** That the database numbers it. */
        IDENTITY
    }

    QueryTypes() {}

    /** Returns what a column that the query names by itself keeps; if not overridden, nothing. */
    public Set<Kept> kept() {
        return Set.of();
    }

    /** Returns whether the query's columns join those that are declared, by their names; else both go by position. */
    public boolean addsColumns() {
        return false;
    }

    /** Returns whether {@code SELECT … INTO table} makes a table. */
    public boolean selectsInto() {
        return false;
    }

    /**
     * Returns the name of a column that the query gives none; null where the product refuses such a query.
     *
     * @param text the expression as written
     * @param hint the name of the function, or of the type that it is cast to; empty where it is neither
     */
    public @Nullable String unnamed(String text, String hint) {
        return text;
    }

    /**
     * Returns the columns of a table of the product's own, as CREATE TABLE declares them; null where it is not known.
     *
     * @param table the name in lower case
     */
    public @Nullable String systemColumns(String table) {
        return null;
    }

    // ---- types by their meaning

    /** Returns the whole numbers of that many bits: 16, 32 or 64. */
    public String whole(int bits) {
        return bits <= 16 ? "smallint" : bits <= 32 ? "int" : "bigint";
    }

    /** Returns exact decimal numbers; a precision of 0 sets no limit. */
    public abstract String decimal(int precision, int scale);

    /** Returns floating-point numbers. */
    public String real() {
        return "double precision";
    }

    /** Returns text of at most that length. */
    public abstract String text(int length);

    /** Returns truth values; null where an expression has none. */
    public @Nullable String truth() {
        return "boolean";
    }

    /** Returns whether results have the sizes that those of their parts give them. */
    public boolean hasSizes() {
        return true;
    }

    /** Returns the type of NULL that nothing else tells the type of; null where no column can have it. */
    public @Nullable String nothing() {
        return null;
    }

    /** Returns whether values of any types may stand in one column, which is of text then. */
    public boolean mixes() {
        return false;
    }

    /** Returns the type of a number with an exponent. */
    public String scientific() {
        return real();
    }

    // ---- results

    /** Returns the type of a function of the clock, in lower case; null where it is none. */
    public @Nullable String clock(String function) {
        return switch (function) {
            case "current_date" -> "date";
            case "current_time" -> "time with time zone";
            case "localtime" -> "time";
            case "localtimestamp" -> "timestamp";
            case "current_timestamp" -> "timestamp with time zone";
            default -> null;
        };
    }

    /** Returns the type of a function, in lower case, that only this product has; null where it is not known. */
    public @Nullable String function(String name) {
        return null;
    }

    /** Returns the type of COUNT. */
    public String count() {
        return whole(64);
    }

    /** Returns the type of a cast. */
    public String cast(String type) {
        return type;
    }

    /** Returns the type without its size, of a function that gives back its argument; null where it stays. */
    public @Nullable String unsized(DataType type) {
        return null;
    }

    /** Returns the type of a date and a span of time; null where it depends on the span. */
    public @Nullable String movedDate() {
        return null;
    }

    /** Returns the type of EXTRACT. */
    public String extracted() {
        return whole(32);
    }

    /** Returns the type of a sum; null where there is none. */
    public abstract @Nullable String sum(DataType type);

    /** Returns the type of an average; null where there is none. */
    public abstract @Nullable String average(DataType type);

    /**
     * Returns the type of an operation on numbers; null where either is none.
     *
     * @param operator one of {@code + - * / %}
     */
    public @Nullable String arithmetic(char operator, DataType left, DataType right) {
        if (!isNumber(left) || !isNumber(right)) {
            return null;
        } else if (left instanceof FloatType || right instanceof FloatType) {
            return real();
        } else if (left instanceof IntegerType a && right instanceof IntegerType b) {
            return wholes(operator, a, b);
        }
        return unlimited(left) || unlimited(right) ? decimal(0, 0) : exact(operator, left, right);
    }

    /** Returns the type of an operation on whole numbers. */
    String wholes(char operator, IntegerType left, IntegerType right) {
        return whole(Math.max(32, Math.max(bits(left), bits(right))));
    }

    private String exact(char operator, DataType left, DataType right) {
        int a = scale(left);
        int b = scale(right);
        int wholeA = digits(left) - a;
        int wholeB = digits(right) - b;
        int most = Math.max(a, b);
        return switch (operator) {
            case '*' -> decimal(digits(left) + digits(right), a + b);
            case '/' -> decimal(wholeA + b + a + 4, a + 4);
            case '%' -> decimal(Math.min(wholeA, wholeB) + most, most);
            default -> decimal(Math.max(wholeA, wholeB) + 1 + most, most);
        };
    }

    // ---- for the products

    /** Returns whether the type is one of numbers. */
    static boolean isNumber(DataType type) {
        return type instanceof IntegerType || type instanceof DecimalType || type instanceof FloatType;
    }

    /** Returns whether the type is one of exact numbers without a limit. */
    static boolean unlimited(DataType type) {
        return type instanceof DecimalType decimal && decimal.precision() == 0;
    }

    /** Returns the number of bits of a whole number: 16, 32 or 64. */
    static int bits(IntegerType type) {
        long limit = Math.max(type.max(), -(type.min() + 1));
        return limit <= Short.MAX_VALUE ? 16 : limit <= Integer.MAX_VALUE ? 32 : 64;
    }

    /** Returns how many decimal digits an exact number has at most. */
    static int digits(DataType type) {
        if (type instanceof IntegerType integer) {
            return Long.toString(integer.max()).length();
        } else if (type instanceof BooleanType) {
            return 1;
        }
        return type instanceof DecimalType decimal ? decimal.precision() : 0;
    }

    /** Returns how many of them are behind the point. */
    static int scale(DataType type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }
}

package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TextEquality;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A compiled value over the rows of a table, as of an indexed expression. Immutable and thread-safe. */
public final class Value {

    private final Typed compiled;
    private final TextEquality equality;

    private Value(Typed compiled, TextEquality equality) {
        this.compiled = compiled;
        this.equality = equality;
    }

    /**
     * What came of compiling a value.
     *
     * @param value the value, or null where it cannot be evaluated
     * @param unsupported the part that cannot be evaluated with the reason, or null
     */
    public record Compilation(
            @Nullable Value value, @Nullable String unsupported) {}

    /** Compiles a value; the current time is the first of January 2026. */
    public static Compilation compile(Table table, Dialect dialect, Expression expression) {
        return compile(table, dialect, expression, Scope.DEFAULT_NOW);
    }

    /**
     * Compiles a value.
     *
     * @param table the table whose rows it is about
     * @param dialect whose rules of evaluation apply
     * @param expression the value
     * @param now what {@code now()}, {@code CURRENT_DATE} and the like mean
     */
    public static Compilation compile(Table table, Dialect dialect, Expression expression, Instant now) {
        Scope scope = new Scope(table, dialect, now);
        try {
            Typed compiled = new ExpressionCompiler(scope).value(expression);
            TextEquality own = compiled.type().equality();
            return new Compilation(
                    new Value(compiled, own == null ? scope.rules().textEquality() : own), null);
        } catch (UnsupportedPartException e) {
            return new Compilation(null, e.getMessage());
        }
    }

    /**
     * Returns the value for a row, in the carriers of {@link Cells}; points in time are {@link java.time.LocalDateTime} at
     * UTC, and spans of time and arrays are comparable by equals only.
     *
     * @throws ArithmeticException if the database would report an error for the row
     */
    public @Nullable Object of(Cells row) {
        try {
            return compiled.code().run(row);
        } catch (EvaluationException | DateTimeException e) {
            ArithmeticException failure = new ArithmeticException(e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /** Returns a value that {@link #of} gave as its column is written, or null where it is of no text. */
    public static @Nullable String text(Object value) {
        if (value instanceof Network network) {
            return network.prefix() == network.bits() ? network.host() : network.toString();
        }
        return value instanceof String text ? text : null;
    }

    /**
     * Returns what is equal for exactly those values that {@link #of} gives which the database takes for one, whatever the
     * carrier; of texts their {@linkplain #equality() equality} decides still.
     */
    public static Object comparable(Object value) {
        if (value instanceof Interval interval) {
            return interval.length();
        } else if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        } else if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        } else if (value instanceof BigDecimal decimal) {
            return number(decimal);
        }
        return value instanceof Double real && Double.isFinite(real) ? number(BigDecimal.valueOf(real)) : value;
    }

    private static Object number(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        boolean whole = plain.signum() == 0 || plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
        return whole ? (Object) plain.longValue() : plain;
    }

    /** Returns when two texts that {@link #of} gives count as the same. */
    public TextEquality equality() {
        return equality;
    }
}

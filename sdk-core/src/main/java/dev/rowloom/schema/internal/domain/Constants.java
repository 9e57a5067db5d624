package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the parts of conditions that read no column, among them those that read the clock.
 *
 * <p>Rows are made once and loaded whenever: what compares with the present has to hold both at the present of the rows and
 * for as long as they may be loaded.
 */
public final class Constants {

    /** The points in time between which rows are loaded. */
    public static final List<Instant> PRESENTS =
            List.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"));

    private static final Set<String> CLOCKS = Set.of(
            "now",
            "current_date",
            "current_timestamp",
            "current_time",
            "localtimestamp",
            "localtime",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "curdate",
            "sysdate",
            "systimestamp",
            "getdate",
            "getutcdate",
            "sysdatetime",
            "sysutcdatetime",
            "utc_timestamp",
            "utc_date",
            "unix_timestamp");

    private Constants() {}

    /** Returns whether a condition reads the clock. */
    public static boolean readClock(Expression expression) {
        return expression instanceof Call call && CLOCKS.contains(call.function())
                || expression.children().anyMatch(Constants::readClock);
    }

    /** Returns a condition with its constant parts computed, as far as they can be. */
    static Expression fold(Table table, Dialect dialect, Expression condition, Instant now) {
        return Replacing.each(condition, part -> {
            boolean plain = part instanceof Literal
                    || part instanceof ColumnReference
                    || NormalForm.isPredicate(part)
                    || !part.columns().isEmpty();
            Literal folded = plain
                    ? null
                    : literal(Value.compile(table, dialect, part, now).value());
            return folded == null ? part : folded;
        });
    }

    private static @Nullable Literal literal(@Nullable Value value) {
        if (value == null) {
            return null;
        }
        try {
            Object result = value.of(column -> null);
            boolean time =
                    result instanceof LocalDate || result instanceof LocalDateTime || result instanceof LocalTime;
            boolean known = result instanceof Long
                    || result instanceof java.math.BigDecimal
                    || result instanceof String
                    || result instanceof Boolean;
            return time ? new Literal(String.valueOf(result)) : known ? new Literal(result) : null;
        } catch (ArithmeticException e) {
            return null;
        }
    }
}

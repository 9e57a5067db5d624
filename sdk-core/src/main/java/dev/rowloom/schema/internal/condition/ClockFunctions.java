package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The current date and time: those of the reference instant. */
final class ClockFunctions {

    private ClockFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        if (in.size() > 1) {
            return null;
        }
        LocalDateTime now = in.scope().moment();
        ValueType kind = switch (in.function()) {
            case "now",
                    "current_timestamp",
                    "transaction_timestamp",
                    "statement_timestamp",
                    "clock_timestamp",
                    "systimestamp" -> ValueType.INSTANT;
            case "localtimestamp",
                    "getdate",
                    "getutcdate",
                    "sysdate",
                    "sysdatetime",
                    "sysutcdatetime",
                    "sysdatetimeoffset",
                    "utc_timestamp" -> ValueType.TIMESTAMP;
            case "current_date", "curdate", "utc_date", "today" -> ValueType.DATE;
            case "current_time", "localtime", "curtime", "utc_time" -> ValueType.TIME;
            default -> null;
        };
        if (kind == null) {
            return null;
        } else if (in.has(Feature.DYNAMIC_TYPES)) {
            return Typed.constant(ValueType.TEXT, Conversions.text(value(kind, now)));
        }
        return Typed.constant(kind, value(kind, now));
    }

    private static Object value(ValueType kind, LocalDateTime now) {
        if (kind.is(Kind.DATE)) {
            return now.toLocalDate();
        }
        return kind.is(Kind.TIME) ? now.toLocalTime() : now;
    }
}

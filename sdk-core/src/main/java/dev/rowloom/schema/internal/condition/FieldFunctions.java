package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** EXTRACT and other functions that give one field of a date, time or interval. */
final class FieldFunctions {

    private static final int MICROS = 1_000_000;

    private FieldFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "extract", "date_part" -> field(in.require(2, 2), in.constant(0), 1, false);
            case "datepart" -> field(in.require(2, 2), serverField(in.constant(0)), 1, true);
            case "year", "month", "day", "hour", "minute", "quarter", "week" ->
                in.size() == 1 ? field(in, in.function(), 0, true) : null;
            case "second" -> in.size() == 1 ? field(in, "whole_second", 0, true) : null;
            case "dayofmonth", "day_of_month" -> field(in.require(1, 1), "day", 0, true);
            case "dayofyear", "day_of_year" -> field(in.require(1, 1), "doy", 0, true);
            case "dayofweek", "day_of_week" -> field(in.require(1, 1), "sunday_first", 0, true);
            case "weekday" -> field(in.require(1, 1), "monday_zero", 0, true);
            default -> null;
        };
    }

    private static String serverField(String part) {
        return switch (part.toLowerCase(Locale.ROOT)) {
            case "yy", "yyyy" -> "year";
            case "qq", "q" -> "quarter";
            case "mm", "m" -> "month";
            case "dd", "d" -> "day";
            case "dy", "y", "dayofyear" -> "doy";
            case "wk", "ww" -> "week";
            case "dw", "w", "weekday" -> "sunday_first";
            case "hh" -> "hour";
            case "mi", "n" -> "minute";
            case "ss", "s", "second" -> "whole_second";
            default -> part;
        };
    }

    private static Typed field(Arguments in, String name, int index, boolean whole) {
        String field = name.toLowerCase(Locale.ROOT);
        Kind kind = in.kind(index);
        boolean integer = whole || in.has(Feature.BOOLEANS_ARE_NUMBERS);
        ValueType type = integer ? ValueType.INTEGER : ValueType.DECIMAL;
        Typed value = in.get(index);
        if (kind == Kind.INTERVAL) {
            return Arguments.unary(type, value, v -> number(ofInterval(in, field, (Interval) v)));
        } else if (kind == Kind.TIME) {
            return Arguments.unary(type, value, v -> number(ofTime(in, field, (LocalTime) v)));
        }
        // an unknown field is an error now, and not one of each row
        ofMoment(in, field, LocalDateTime.MIN.withYear(2000));
        return Arguments.unary(type, in.moment(index), v -> number(ofMoment(in, field, (LocalDateTime) v)));
    }

    private static Object number(BigDecimal value) {
        boolean whole = value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        return whole ? (Object) value.longValueExact() : value;
    }

    private static BigDecimal ofMoment(Arguments in, String field, LocalDateTime moment) {
        return switch (field) {
            case "year" -> whole(moment.getYear());
            case "month" -> whole(moment.getMonthValue());
            case "day" -> whole(moment.getDayOfMonth());
            case "quarter" -> whole(moment.get(IsoFields.QUARTER_OF_YEAR));
            case "week" -> whole(moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case "isoyear" -> whole(moment.get(IsoFields.WEEK_BASED_YEAR));
            case "dow" -> whole(moment.getDayOfWeek().getValue() % 7);
            case "isodow" -> whole(moment.getDayOfWeek().getValue());
            case "sunday_first" -> whole(moment.getDayOfWeek().getValue() % 7 + 1);
            case "monday_zero" -> whole(moment.getDayOfWeek().getValue() - 1);
            case "doy" -> whole(moment.getDayOfYear());
            case "decade" -> whole(Math.floorDiv(moment.getYear(), 10));
            case "century" -> whole(Math.floorDiv(moment.getYear() + 99, 100));
            case "millennium" -> whole(Math.floorDiv(moment.getYear() + 999, 1000));
            case "epoch" ->
                whole(moment.toEpochSecond(ZoneOffset.UTC))
                        .add(BigDecimal.valueOf(moment.get(ChronoField.MICRO_OF_SECOND), 6));
            case "timezone", "timezone_hour", "timezone_minute" -> BigDecimal.ZERO;
            default -> ofTime(in, field, moment.toLocalTime());
        };
    }

    private static BigDecimal ofTime(Arguments in, String field, LocalTime time) {
        int micros = time.get(ChronoField.MICRO_OF_SECOND);
        return switch (field) {
            case "hour" -> whole(time.getHour());
            case "minute" -> whole(time.getMinute());
            case "whole_second" -> whole(time.getSecond());
            case "second" ->
                in.has(Feature.BOOLEANS_ARE_NUMBERS)
                        ? whole(time.getSecond())
                        : BigDecimal.valueOf(time.getSecond() * (long) MICROS + micros, 6);
            case "millisecond", "milliseconds" -> BigDecimal.valueOf(time.getSecond() * (long) MICROS + micros, 3);
            case "microsecond", "microseconds" ->
                whole(in.has(Feature.BOOLEANS_ARE_NUMBERS) ? micros : time.getSecond() * (long) MICROS + micros);
            case "epoch" -> BigDecimal.valueOf(time.getLong(ChronoField.MICRO_OF_DAY), 6);
            default -> throw in.unsupported("of the field " + field);
        };
    }

    private static BigDecimal ofInterval(Arguments in, String field, Interval interval) {
        long seconds = interval.micros() / MICROS;
        return switch (field) {
            case "year" -> whole(interval.months() / 12);
            case "quarter" -> whole(interval.months() % 12 / 3 + 1);
            case "month" -> whole(interval.months() % 12);
            case "day" -> whole(interval.days());
            case "hour" -> whole(seconds / 3600);
            case "minute" -> whole(seconds / 60 % 60);
            case "second" -> BigDecimal.valueOf(interval.micros() % (60L * MICROS), 6);
            case "epoch" -> epoch(interval);
            default -> throw in.unsupported("of the field " + field);
        };
    }

    // a year counts 365.25 days, a month 30
    private static BigDecimal epoch(Interval interval) {
        long days = interval.months() % 12 * 30 + interval.days();
        return BigDecimal.valueOf(interval.months() / 12)
                .multiply(BigDecimal.valueOf(31_557_600))
                .add(BigDecimal.valueOf(days * 86_400))
                .add(BigDecimal.valueOf(interval.micros(), 6));
    }

    private static BigDecimal whole(long value) {
        return BigDecimal.valueOf(value);
    }
}

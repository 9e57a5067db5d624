package dev.rowloom.it.property;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Counts the values of types that stand in an order: whole numbers as they are, numerics in their last digit, doubles in
 * hundredths, dates in days, timestamps in seconds.
 */
final class Units {

    private static final int DOUBLE_SCALE = 2;

    private Units() {}

    static Object value(TypeModel type, long units) {
        return switch (type.kind()) {
            case NUMERIC -> BigDecimal.valueOf(units, type.scale());
            case DOUBLE -> BigDecimal.valueOf(units, DOUBLE_SCALE);
            case DATE -> LocalDate.ofEpochDay(units);
            case TIMESTAMP -> LocalDateTime.ofEpochSecond(units, 0, ZoneOffset.UTC);
            case BOOLEAN -> units == 1;
            default -> units;
        };
    }

    /** The greatest unit that is not above a value. */
    static long floor(TypeModel type, Object value) {
        return round(type, value, RoundingMode.FLOOR);
    }

    /** The least unit that is not below a value. */
    static long ceiling(TypeModel type, Object value) {
        return round(type, value, RoundingMode.CEILING);
    }

    private static long round(TypeModel type, Object value, RoundingMode mode) {
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        } else if (value instanceof LocalDateTime time) {
            return time.toEpochSecond(ZoneOffset.UTC);
        } else if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        int scale = type.kind() == TypeModel.Kind.DOUBLE ? DOUBLE_SCALE : type.scale();
        return new BigDecimal(value.toString())
                .movePointRight(scale)
                .setScale(0, mode)
                .longValueExact();
    }

    /** All units of a type; those of dates and timestamps that any database takes. */
    static Range all(TypeModel type) {
        return switch (type.kind()) {
            case SMALLINT -> new Range(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case NUMERIC -> digits(Math.min(18, type.length()));
            case BOOLEAN -> new Range(0, 1);
            case DATE ->
                new Range(
                        LocalDate.of(1000, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay());
            case TIMESTAMP -> new Range(0, Integer.MAX_VALUE);
            default -> new Range(-1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L);
        };
    }

    private static Range digits(int digits) {
        long limit = BigInteger.TEN.pow(digits).longValueExact() - 1;
        return new Range(-limit, limit);
    }
}

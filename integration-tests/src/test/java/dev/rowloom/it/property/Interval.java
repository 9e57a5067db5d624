package dev.rowloom.it.property;

import dev.rowloom.it.property.ExclusionModel.Bounds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A range of numbers as PostgreSQL has them; times are their seconds. Those of whole numbers and dates are brought to the form
 * {@code [a,b)}.
 *
 * @param low null where the range has no beginning
 * @param high null where it has no end
 */
record Interval(BigDecimal low, boolean withLow, BigDecimal high, boolean withHigh) {

    /** Returns the range from one value to another, each of which may be null, or null if the second is the lower one. */
    static Interval of(TypeModel type, Object low, Object high, Bounds bounds) {
        BigDecimal from = low == null ? null : number(low);
        BigDecimal to = high == null ? null : number(high);
        boolean reversed = from != null && to != null && from.compareTo(to) > 0;
        boolean whole = type.isInteger() || type.kind() == TypeModel.Kind.DATE;
        return reversed ? null : of(whole, from, to, bounds.sql());
    }

    /** Reads a range of a column's type as it is written. */
    static Interval parse(TypeModel type, String text) {
        if (text.equals("empty")) {
            return new Interval(BigDecimal.ZERO, false, BigDecimal.ZERO, false);
        }
        String[] ends = text.substring(1, text.length() - 1).replace("\"", "").split(",", -1);
        String bounds = text.substring(0, 1) + text.charAt(text.length() - 1);
        boolean whole = type.kind() != TypeModel.Kind.TIMESTAMP_RANGE;
        return of(whole, end(type, ends[0]), end(type, ends[1]), bounds);
    }

    private static Interval of(boolean whole, BigDecimal low, BigDecimal high, String bounds) {
        boolean withLow = bounds.startsWith("[");
        boolean withHigh = bounds.endsWith("]");
        if (!whole) {
            return new Interval(low, withLow, high, withHigh);
        }
        BigDecimal first = low == null || withLow ? low : low.add(BigDecimal.ONE);
        BigDecimal beyond = high == null || !withHigh ? high : high.add(BigDecimal.ONE);
        return new Interval(first, true, beyond, false);
    }

    private static BigDecimal end(TypeModel type, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (type.kind()) {
            case DATE_RANGE -> number(LocalDate.parse(text));
            case TIMESTAMP_RANGE -> number(LocalDateTime.parse(text.replace(' ', 'T')));
            default -> new BigDecimal(text);
        };
    }

    private static BigDecimal number(Object value) {
        if (value instanceof LocalDate date) {
            return BigDecimal.valueOf(date.toEpochDay());
        } else if (value instanceof LocalDateTime time) {
            return BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC)).add(BigDecimal.valueOf(time.getNano(), 9));
        }
        return new BigDecimal(value.toString());
    }

    /** Whether there is a value in both ranges. */
    boolean overlaps(Interval other) {
        return !isEmpty() && !other.isEmpty() && begins(other) && other.begins(this);
    }

    private boolean isEmpty() {
        if (low == null || high == null) {
            return false;
        }
        int order = low.compareTo(high);
        return order > 0 || order == 0 && !(withLow && withHigh);
    }

    /** Whether this range begins before another one ends. */
    private boolean begins(Interval other) {
        if (low == null || other.high == null) {
            return true;
        }
        int order = low.compareTo(other.high);
        return order < 0 || order == 0 && withLow && other.withHigh;
    }
}

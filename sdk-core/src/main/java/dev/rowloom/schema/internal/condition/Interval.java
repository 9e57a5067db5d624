package dev.rowloom.schema.internal.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A span of time as PostgreSQL keeps it; months of thirty days and days of 24 hours when compared.
 *
 * @param months the months
 * @param days the days
 * @param micros the microseconds
 */
record Interval(long months, long days, long micros) implements Comparable<Interval> {

    static final Interval NONE = new Interval(0, 0, 0);
    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final int DAYS_PER_MONTH = 30;

    /** Returns the whole days and the rest of the time from one moment to another. */
    static Interval between(LocalDateTime from, LocalDateTime to) {
        long micros = ChronoUnit.MICROS.between(from, to);
        return new Interval(0, micros / MICROS_PER_DAY, micros % MICROS_PER_DAY);
    }

    /** Returns so many of a unit, whose name is in lower case, singular or plural or PostgreSQL's short form; null if unknown. */
    static @Nullable Interval of(BigDecimal amount, String unit) {
        return switch (unit) {
            case "century", "centuries" -> months(amount, 1200);
            case "decade", "decades" -> months(amount, 120);
            case "year", "years", "yr", "yrs", "y", "yy", "yyyy" -> months(amount, 12);
            case "quarter", "quarters", "qq", "q" -> months(amount, 3);
            case "month", "months", "mon", "mons", "mm" -> months(amount, 1);
            case "week", "weeks", "w", "wk", "ww" -> days(amount.multiply(BigDecimal.valueOf(7)));
            case "day", "days", "d", "dd" -> days(amount);
            case "hour", "hours", "hr", "hrs", "h", "hh" -> micros(amount, 3600 * MICROS_PER_SECOND);
            case "minute", "minutes", "min", "mins", "m", "mi", "n" -> micros(amount, 60 * MICROS_PER_SECOND);
            case "second", "seconds", "sec", "secs", "s", "ss" -> micros(amount, MICROS_PER_SECOND);
            case "millisecond", "milliseconds", "ms", "msec" -> micros(amount, 1000);
            case "microsecond", "microseconds", "us", "usec", "mcs" -> micros(amount, 1);
            default -> null;
        };
    }

    private static Interval months(BigDecimal amount, int months) {
        BigDecimal all = amount.multiply(BigDecimal.valueOf(months));
        BigDecimal whole = all.setScale(0, RoundingMode.DOWN);
        Interval rest = days(all.subtract(whole).multiply(BigDecimal.valueOf(DAYS_PER_MONTH)));
        return new Interval(whole.longValueExact(), rest.days, rest.micros);
    }

    private static Interval days(BigDecimal amount) {
        BigDecimal whole = amount.setScale(0, RoundingMode.DOWN);
        return new Interval(0, whole.longValueExact(), micros(amount.subtract(whole), MICROS_PER_DAY).micros);
    }

    private static Interval micros(BigDecimal amount, long factor) {
        return new Interval(
                0,
                0,
                amount.multiply(BigDecimal.valueOf(factor))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact());
    }

    Interval plus(Interval other) {
        return new Interval(
                Math.addExact(months, other.months),
                Math.addExact(days, other.days),
                Math.addExact(micros, other.micros));
    }

    Interval negated() {
        return new Interval(-months, -days, -micros);
    }

    /** Returns the interval so many times; what a month or a day is cut by goes down to the smaller unit. */
    Interval times(BigDecimal factor) {
        Interval parts = months(factor.multiply(BigDecimal.valueOf(months)), 1);
        Interval byDay = days(factor.multiply(BigDecimal.valueOf(days)));
        return parts.plus(byDay).plus(micros(factor.multiply(BigDecimal.valueOf(micros)), 1));
    }

    /** Returns the moment this much later; a day that the month lacks becomes its last. */
    LocalDateTime addTo(LocalDateTime moment) {
        return moment.plusMonths(months).plusDays(days).plusNanos(Math.multiplyExact(micros, 1000L));
    }

    /** Returns the whole length in microseconds. */
    long length() {
        return Math.addExact(Math.multiplyExact(months * DAYS_PER_MONTH + days, MICROS_PER_DAY), micros);
    }

    @Override
    public int compareTo(Interval other) {
        return Long.compare(length(), other.length());
    }
}

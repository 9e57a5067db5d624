package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Compiles {@code +} and {@code -} of dates, times and intervals, and {@code *} and {@code /} of intervals. */
final class DateArithmetic {

    private static final BigDecimal MICROS_PER_DAY = BigDecimal.valueOf(Interval.MICROS_PER_DAY);
    private static final int DAY_SCALE = 12;

    private final Scope scope;

    DateArithmetic(Scope scope) {
        this.scope = scope;
    }

    /** Returns the result, or null where neither side is a date, time or interval. */
    @Nullable
    Typed compile(String operator, Typed left, Typed right) {
        boolean plus = operator.equals("+");
        if (left.kind() == Kind.INTERVAL || right.kind() == Kind.INTERVAL) {
            return withInterval(operator, left, right);
        } else if (!plus && !operator.equals("-")) {
            return null;
        } else if (left.kind().isDateTime() && right.kind() == Kind.TIME
                || left.kind() == Kind.TIME && right.kind().isDateTime()) {
            return atTime(operator, left, right);
        } else if (left.kind().isDateTime()) {
            return right.kind().isDateTime() || right.kind() == Kind.UNTYPED && !plus
                    ? difference(left, right)
                    : days(left, right, plus);
        } else if (right.kind().isDateTime()) {
            return plus ? days(right, left, true) : difference(left, right);
        } else if (left.kind() == Kind.TIME && right.kind() == Kind.TIME && !plus) {
            return Arithmetics.binary(
                    ValueType.INTERVAL,
                    left,
                    right,
                    (a, b) -> new Interval(0, 0, ChronoUnit.MICROS.between((LocalTime) b, (LocalTime) a)));
        }
        return null;
    }

    private Typed atTime(String operator, Typed left, Typed right) {
        if (operator.equals("-")) {
            return withInterval(operator, left, Comparisons.to(right, Kind.INTERVAL));
        }
        Typed date = left.kind() == Kind.TIME ? right : left;
        Typed time = left.kind() == Kind.TIME ? left : right;
        return withInterval(operator, date, Comparisons.to(time, Kind.INTERVAL));
    }

    private Typed withInterval(String operator, Typed left, Typed right) {
        boolean minus = operator.equals("-");
        if (operator.equals("*") || operator.equals("/")) {
            return scaled(operator, left, right);
        } else if (left.kind() == Kind.INTERVAL && (right.kind() == Kind.INTERVAL || right.kind() == Kind.UNTYPED)) {
            return Arithmetics.binary(
                    ValueType.INTERVAL, left, Comparisons.to(right, Kind.INTERVAL), (a, b) -> plus(a, b, minus));
        } else if (left.kind() == Kind.INTERVAL) {
            return withInterval(operator, right, left);
        } else if (left.kind() == Kind.TIME) {
            return Arithmetics.binary(ValueType.TIME, left, right, (a, b) -> plus((LocalTime) a, (Interval) b, minus));
        }
        boolean point = left.kind() == Kind.INSTANT;
        Typed moment =
                left.kind() == Kind.UNTYPED || left.kind() == Kind.TEXT ? Comparisons.to(left, Kind.TIMESTAMP) : left;
        return Arithmetics.binary(
                point ? ValueType.INSTANT : ValueType.TIMESTAMP,
                moment,
                right,
                (a, b) -> (minus ? ((Interval) b).negated() : (Interval) b).addTo(Conversions.moment(a)));
    }

    private static Interval plus(Object a, Object b, boolean minus) {
        return ((Interval) a).plus(minus ? ((Interval) b).negated() : (Interval) b);
    }

    private static LocalTime plus(LocalTime time, Interval interval, boolean minus) {
        return time.plusNanos((minus ? -interval.micros() : interval.micros()) % Interval.MICROS_PER_DAY * 1000);
    }

    private static Typed scaled(String operator, Typed left, Typed right) {
        boolean first = left.kind() == Kind.INTERVAL;
        Typed interval = first ? left : right;
        Typed factor = first ? right : left;
        if (operator.equals("/") && !first) {
            throw new UnsupportedPartException("division by an interval");
        }
        return Arithmetics.binary(ValueType.INTERVAL, interval, factor, (a, b) -> {
            BigDecimal number = Numbers.decimal(b);
            if (operator.equals("/")) {
                if (number.signum() == 0) {
                    throw new EvaluationException("division by zero");
                }
                number = BigDecimal.ONE.divide(number, java.math.MathContext.DECIMAL64);
            }
            return ((Interval) a).times(number);
        });
    }

    // date - date, timestamp - timestamp
    private Typed difference(Typed left, Typed right) {
        Comparisons.Pair pair = new Comparisons(scope).aligned(left, right);
        if (pair.left().kind() == Kind.DATE && !scope.has(Feature.DATE_DIFFERENCE_IS_INTERVAL)) {
            return Arithmetics.binary(
                    ValueType.INTEGER,
                    pair.left(),
                    pair.right(),
                    (a, b) -> ((LocalDate) a).toEpochDay() - ((LocalDate) b).toEpochDay());
        } else if (scope.has(Feature.EMPTY_TEXT_IS_NULL)) {
            return Arithmetics.binary(ValueType.DECIMAL, pair.left(), pair.right(), DateArithmetic::daysBetween);
        }
        return Arithmetics.binary(
                ValueType.INTERVAL,
                pair.left(),
                pair.right(),
                (a, b) -> Interval.between(Conversions.moment(b), Conversions.moment(a)));
    }

    private static BigDecimal daysBetween(Object a, Object b) {
        long micros = ChronoUnit.MICROS.between(Conversions.moment(b), Conversions.moment(a));
        return BigDecimal.valueOf(micros).divide(MICROS_PER_DAY, DAY_SCALE, java.math.RoundingMode.HALF_UP);
    }

    // date + integer; a text is an interval
    private Typed days(Typed date, Typed amount, boolean plus) {
        if (amount.kind().isText()) {
            return withInterval(plus ? "+" : "-", date, Comparisons.to(amount, Kind.INTERVAL));
        } else if (!amount.kind().isNumber()) {
            throw new UnsupportedPartException(date.kind() + " + " + amount.kind());
        } else if (date.kind() == Kind.DATE) {
            return Arithmetics.binary(
                    ValueType.DATE,
                    date,
                    amount,
                    (a, b) -> ((LocalDate) a).plusDays(plus ? Numbers.whole(b) : Math.negateExact(Numbers.whole(b))));
        }
        return Arithmetics.binary(
                date.type(), date, amount, (a, b) -> plusDays((LocalDateTime) a, Numbers.decimal(b), plus));
    }

    private static LocalDateTime plusDays(LocalDateTime moment, BigDecimal days, boolean plus) {
        long micros = (plus ? days : days.negate()).multiply(MICROS_PER_DAY).longValue();
        return new Interval(0, 0, micros).addTo(moment);
    }
}

package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that move dates, cut them, or measure between them. */
final class DateFunctions {

    private DateFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "date_trunc", "datetrunc" -> truncated(in.require(2, 3), in.constant(0), in.moment(1));
            case "trunc" ->
                truncated(in.require(1, 2), in.size() == 2 ? oracleField(in.constant(1)) : "day", in.moment(0));
            case "age" -> age(in.require(1, 2));
            case "date" -> in.has(Feature.DYNAMIC_TYPES) ? null : toDate(in.require(1, 1));
            case "time" ->
                in.has(Feature.DYNAMIC_TYPES)
                        ? null
                        : Arguments.unary(ValueType.TIME, in.require(1, 1).get(0), v -> Conversions.to(Kind.TIME, v));
            case "dateadd", "timestampadd" -> added(in.require(3, 3));
            case "interval" -> in.size() == 2 ? interval(in) : null;
            case "date_add", "adddate" -> moved(in.require(2, 2), "+");
            case "date_sub", "subdate" -> moved(in.require(2, 2), "-");
            case "datediff" -> in.size() == 2 ? days(in) : between(in.require(3, 3), true);
            case "timestampdiff" -> between(in.require(3, 3), false);
            case "add_months" ->
                Arguments.nary(
                        in.moment(0).type(),
                        List.of(in.require(2, 2).moment(0), in.number(1)),
                        v -> addMonths((LocalDateTime) v[0], Numbers.whole(v[1])));
            case "months_between" -> monthsBetween(in.require(2, 2));
            case "last_day", "eomonth" ->
                Arguments.unary(
                        ValueType.DATE,
                        in.require(1, 1).moment(0),
                        v -> ((LocalDateTime) v).toLocalDate().with(TemporalAdjusters.lastDayOfMonth()));
            case "make_date" ->
                Arguments.nary(
                        ValueType.DATE,
                        List.of(in.require(3, 3).number(0), in.number(1), in.number(2)),
                        v -> LocalDate.of(
                                (int) Numbers.whole(v[0]), (int) Numbers.whole(v[1]), (int) Numbers.whole(v[2])));
            case "to_date", "to_timestamp", "to_char" -> DateFormats.compile(in);
            case "isdate" ->
                Arguments.unary(
                        ValueType.INTEGER,
                        in.require(1, 1).text(0),
                        v -> Temporals.dateTime((String) v) == null ? 0L : 1L);
            case "isfinite" ->
                Arguments.unary(ValueType.BOOLEAN, in.require(1, 1).get(0), v -> true);
            case "timezone" -> inZone(in.require(2, 2));
            default -> null;
        };
    }

    private static Typed toDate(Arguments in) {
        return Arguments.unary(ValueType.DATE, in.moment(0), v -> ((LocalDateTime) v).toLocalDate());
    }

    private static Typed inZone(Arguments in) {
        String zone = in.constant(0).toUpperCase(Locale.ROOT);
        if (!zone.equals("UTC") && !zone.equals("GMT") && !zone.equals("Z")) {
            throw in.unsupported("of the time zone " + zone);
        }
        Typed moment = in.moment(1);
        return moment.as(moment.kind() == Kind.INSTANT ? ValueType.TIMESTAMP : ValueType.INSTANT);
    }

    private static String oracleField(String format) {
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "YYYY", "YEAR", "YY", "Y" -> "year";
            case "Q" -> "quarter";
            case "MM", "MONTH", "MON" -> "month";
            case "DD", "J" -> "day";
            case "IW" -> "week";
            case "HH", "HH24" -> "hour";
            case "MI" -> "minute";
            default -> format;
        };
    }

    private static Typed truncated(Arguments in, String field, Typed moment) {
        String unit = field.toLowerCase(Locale.ROOT);
        cut(in, unit, LocalDateTime.of(2000, 1, 1, 0, 0));
        return Arguments.unary(moment.type(), moment, v -> cut(in, unit, (LocalDateTime) v));
    }

    private static LocalDateTime cut(Arguments in, String unit, LocalDateTime moment) {
        LocalDate date = moment.toLocalDate();
        return switch (unit) {
            case "microsecond", "microseconds" -> moment;
            case "millisecond", "milliseconds" -> moment.truncatedTo(ChronoUnit.MILLIS);
            case "second" -> moment.truncatedTo(ChronoUnit.SECONDS);
            case "minute" -> moment.truncatedTo(ChronoUnit.MINUTES);
            case "hour" -> moment.truncatedTo(ChronoUnit.HOURS);
            case "day" -> date.atStartOfDay();
            case "week" ->
                date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            case "month" -> date.withDayOfMonth(1).atStartOfDay();
            case "quarter" -> date.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
            case "year" -> date.withDayOfYear(1).atStartOfDay();
            case "decade" ->
                LocalDate.of(Math.floorDiv(date.getYear(), 10) * 10, 1, 1).atStartOfDay();
            case "century" ->
                LocalDate.of(Math.floorDiv(date.getYear() - 1, 100) * 100 + 1, 1, 1)
                        .atStartOfDay();
            default -> throw in.unsupported("to the unit " + unit);
        };
    }

    // in years, months and days, as a person's age
    private static Typed age(Arguments in) {
        Typed to = in.size() == 2
                ? in.moment(0)
                : Typed.constant(
                        ValueType.TIMESTAMP, in.scope().moment().toLocalDate().atStartOfDay());
        return Arguments.nary(ValueType.INTERVAL, List.of(to, in.moment(in.size() - 1)), v -> {
            LocalDateTime later = (LocalDateTime) v[0];
            LocalDateTime earlier = (LocalDateTime) v[1];
            return later.isBefore(earlier) ? age(later, earlier).negated() : age(earlier, later);
        });
    }

    private static Interval age(LocalDateTime earlier, LocalDateTime later) {
        long months = ChronoUnit.MONTHS.between(earlier, later);
        Interval rest = Interval.between(earlier.plusMonths(months), later);
        return new Interval(months, rest.days(), rest.micros());
    }

    private static Interval unit(Arguments in, String name, BigDecimal amount) {
        String field = name.toLowerCase(Locale.ROOT);
        String unit = field.startsWith("sql_tsi_") ? field.substring(8) : field;
        Interval interval = Interval.of(amount, unit.equals("dayofyear") ? "day" : unit);
        if (interval == null) {
            throw in.unsupported("of the unit " + name);
        }
        return interval;
    }

    private static Typed added(Arguments in) {
        String unit = in.constant(0);
        unit(in, unit, BigDecimal.ONE);
        return Arguments.nary(
                in.moment(2).type(),
                List.of(in.number(1), in.moment(2)),
                v -> unit(in, unit, Numbers.decimal(v[0])).addTo((LocalDateTime) v[1]));
    }

    private static Typed interval(Arguments in) {
        String unit = in.constant(1);
        unit(in, unit, BigDecimal.ONE);
        return Arguments.unary(ValueType.INTERVAL, in.number(0), v -> unit(in, unit, Numbers.decimal(v)));
    }

    private static Typed moved(Arguments in, String operator) {
        Typed amount = in.get(1);
        Typed moment = in.kind(0).isDateTime() ? in.get(0) : in.moment(0);
        return java.util.Objects.requireNonNull(new DateArithmetic(in.scope()).compile(operator, moment, amount));
    }

    private static Typed days(Arguments in) {
        return Arguments.nary(
                ValueType.INTEGER,
                List.of(in.moment(0), in.moment(1)),
                v -> ChronoUnit.DAYS.between(
                        ((LocalDateTime) v[1]).toLocalDate(), ((LocalDateTime) v[0]).toLocalDate()));
    }

    // SQL Server and H2 count the boundaries that are crossed, MySQL whole units.
    private static Typed between(Arguments in, boolean boundaries) {
        String unit = in.constant(0).toLowerCase(Locale.ROOT);
        units(in, unit);
        return Arguments.nary(ValueType.LONG, List.of(in.moment(1), in.moment(2)), v -> {
            LocalDateTime from = (LocalDateTime) v[0];
            LocalDateTime to = (LocalDateTime) v[1];
            ChronoUnit whole = units(in, unit);
            long factor = unit.startsWith("q") ? 3 : 1;
            if (!boundaries) {
                return whole.between(from, to) / factor;
            } else if (whole == ChronoUnit.WEEKS) {
                return ChronoUnit.WEEKS.between(sunday(from), sunday(to));
            }
            String name = factor == 3 ? "quarter" : singular(whole);
            return whole.between(cut(in, name, from), cut(in, name, to)) / factor;
        });
    }

    private static LocalDate sunday(LocalDateTime moment) {
        return moment.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    private static String singular(ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> "year";
            case MONTHS -> "month";
            case DAYS -> "day";
            case HOURS -> "hour";
            case MINUTES -> "minute";
            case SECONDS -> "second";
            case MILLIS -> "millisecond";
            default -> "microsecond";
        };
    }

    private static ChronoUnit units(Arguments in, String name) {
        String unit = name.startsWith("sql_tsi_") ? name.substring(8) : name;
        return switch (unit) {
            case "year", "yy", "yyyy" -> ChronoUnit.YEARS;
            case "quarter", "qq", "q", "month", "mm", "m" -> ChronoUnit.MONTHS;
            case "week", "wk", "ww" -> ChronoUnit.WEEKS;
            case "day", "dd", "d", "dayofyear", "dy", "y" -> ChronoUnit.DAYS;
            case "hour", "hh" -> ChronoUnit.HOURS;
            case "minute", "mi", "n" -> ChronoUnit.MINUTES;
            case "second", "ss", "s" -> ChronoUnit.SECONDS;
            case "millisecond", "ms" -> ChronoUnit.MILLIS;
            case "microsecond", "mcs" -> ChronoUnit.MICROS;
            default -> throw in.unsupported("of the unit " + name);
        };
    }

    // the last day of a month goes to the last day
    private static LocalDateTime addMonths(LocalDateTime moment, long months) {
        LocalDateTime moved = moment.plusMonths(months);
        boolean last = moment.getDayOfMonth() == moment.toLocalDate().lengthOfMonth();
        return last ? moved.with(TemporalAdjusters.lastDayOfMonth()) : moved;
    }

    private static Typed monthsBetween(Arguments in) {
        return Arguments.nary(ValueType.DECIMAL, List.of(in.moment(0), in.moment(1)), v -> {
            LocalDateTime a = (LocalDateTime) v[0];
            LocalDateTime b = (LocalDateTime) v[1];
            long months = (a.getYear() - b.getYear()) * 12L + a.getMonthValue() - b.getMonthValue();
            boolean bothLast = a.getDayOfMonth() == a.toLocalDate().lengthOfMonth()
                    && b.getDayOfMonth() == b.toLocalDate().lengthOfMonth();
            if (bothLast || a.getDayOfMonth() == b.getDayOfMonth()) {
                return BigDecimal.valueOf(months);
            }
            long micros = ChronoUnit.MICROS.between(b.toLocalTime(), a.toLocalTime())
                    + (a.getDayOfMonth() - b.getDayOfMonth()) * Interval.MICROS_PER_DAY;
            return BigDecimal.valueOf(months)
                    .add(BigDecimal.valueOf(micros)
                            .divide(BigDecimal.valueOf(31 * Interval.MICROS_PER_DAY), java.math.MathContext.DECIMAL64));
        });
    }
}

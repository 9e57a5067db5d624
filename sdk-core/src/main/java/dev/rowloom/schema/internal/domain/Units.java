package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a type are counted in {@code long} units: whole numbers as they are, decimals unscaled, truth values
 * 0 and 1, dates in days, times and timestamps in microseconds.
 */
public final class Units {

    /** Digits after the point for types that declare none: enough for money and coordinates. */
    private static final int FREE_SCALE = 6;

    private static final int MAX_SCALE = 8;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000_000_000_000_000L);
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[['T'][' ']HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][X]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(ResolverStyle.SMART);

    private static final Pattern DATE = Pattern.compile("(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})((?:[ T].*)?)");

    private Units() {}

    /** Returns whether values of the type are counted in units. */
    public static boolean counts(DataType type) {
        return type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.FloatType
                || type instanceof DataType.BooleanType
                || type instanceof DataType.DateType
                || type instanceof DataType.TimestampType
                || type instanceof DataType.YearType
                || type instanceof DataType.TimeType time && time.zone() == DataType.Zone.WITHOUT_ZONE;
    }

    /** Returns the digits after the decimal point of a unit: 2 where a unit is a hundredth. */
    public static int scale(DataType type) {
        if (type instanceof DataType.DecimalType decimal) {
            return decimal.precision() == 0 ? FREE_SCALE : Math.max(0, Math.min(decimal.scale(), MAX_SCALE));
        }
        return type instanceof DataType.FloatType ? FREE_SCALE : 0;
    }

    /** Returns how many units the values of a type are multiples of: a million where a time has whole seconds. */
    public static long granularity(DataType type) {
        if (type instanceof DataType.TimestampType rounded
                && rounded.precision() == DataType.TimestampType.WHOLE_MINUTES) {
            return 60 * MICROS_PER_SECOND;
        }
        int precision = type instanceof DataType.TimestampType timestamp
                ? timestamp.precision()
                : type instanceof DataType.TimeType time ? time.precision() : 6;
        int rounded = type instanceof DataType.DecimalType decimal ? -decimal.scale() : 6 - precision;
        return BigInteger.TEN.pow(Math.max(0, Math.min(rounded, 18))).longValueExact();
    }

    /** Returns the least value not below the given one that the type keeps without rounding. */
    public static long roundedUp(DataType type, long units) {
        long step = granularity(type);
        if (type instanceof DataType.FloatType real) {
            // so many decimal digits survive the way to binary and back
            long limit = BigInteger.TEN.pow(digits(real)).longValueExact();
            while (units / step >= limit || units / step <= -limit) {
                step *= 10;
            }
        }
        long down = Math.floorDiv(-units, step) * step;
        return -down;
    }

    /** Returns how many decimal digits a binary floating-point type tells apart everywhere. */
    public static int digits(DataType.FloatType type) {
        return type.bits() <= 32 ? 6 : 15;
    }

    /** Returns the domain with each interval cut to begin and end with values that the type keeps without rounding. */
    public static LongDomain kept(DataType type, LongDomain domain) {
        boolean all = !(type instanceof DataType.FloatType) && granularity(type) == 1;
        return all ? domain : domain.trimmed(units -> roundedUp(type, units));
    }

    /** Returns all values that the type holds and the engine makes: at most 18 digits. */
    public static LongDomain all(DataType type) {
        if (type instanceof DataType.IntegerType integer) {
            return LongDomain.range(integer.min(), integer.max());
        } else if (type instanceof DataType.DecimalType decimal) {
            int digits = decimal.precision() == 0 ? 18 : decimal.precision() - decimal.scale() + scale(type);
            return numbers(digits, decimal.sign());
        } else if (type instanceof DataType.FloatType real) {
            return numbers(real.bits() <= 32 ? 15 : 18, real.sign());
        } else if (type instanceof DataType.BooleanType) {
            return LongDomain.range(0, 1);
        } else if (type instanceof DataType.YearType) {
            return LongDomain.range(1901, 2155);
        } else if (type instanceof DataType.DateType) {
            return LongDomain.range(
                    LocalDate.of(1000, 1, 1).toEpochDay(),
                    LocalDate.of(9999, 12, 31).toEpochDay());
        } else if (type instanceof DataType.TimeType) {
            return LongDomain.range(0, 86_400 * MICROS_PER_SECOND - 1);
        }
        return timestamps(type);
    }

    private static LongDomain timestamps(DataType type) {
        DataType.Years years =
                type instanceof DataType.TimestampType timestamp ? timestamp.years() : DataType.Years.COMMON;
        if (years.equals(DataType.Years.SINCE_1970)) {
            return LongDomain.range(MICROS_PER_SECOND, startOf(LocalDate.of(2038, 1, 18)));
        }
        return LongDomain.range(
                startOf(LocalDate.of(years.first(), 1, 1)), startOf(LocalDate.of(years.last() + 1, 1, 1)) - 1);
    }

    private static long startOf(LocalDate day) {
        return day.toEpochDay() * 86_400 * MICROS_PER_SECOND;
    }

    private static LongDomain numbers(int digits, DataType.Sign sign) {
        long limit = BigInteger.TEN.pow(Math.max(0, Math.min(digits, 18))).longValueExact() - 1;
        return LongDomain.range(sign == DataType.Sign.UNSIGNED ? 0 : -limit, limit);
    }

    /** Returns the exact value of a literal in units, or null where it is no value of the type. */
    public static @Nullable BigDecimal exact(DataType type, @Nullable Object literal) {
        if (literal instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        } else if (literal instanceof Double real && !Double.isFinite(real)
                || literal instanceof Float single && !Float.isFinite(single)) {
            return null;
        } else if (literal instanceof Number number) {
            return new BigDecimal(number.toString()).scaleByPowerOfTen(scale(type));
        } else if (literal instanceof String text) {
            return parse(type, text.trim());
        }
        return null;
    }

    // 20240131, as SQL Server has it, 2024/1/31 and 2024-1-31
    private static String isoDate(String text) {
        Matcher parts = DATE.matcher(text);
        return parts.matches()
                ? parts.group(1) + "-" + twoDigits(parts.group(3)) + "-" + twoDigits(parts.group(4)) + parts.group(5)
                : text;
    }

    private static String twoDigits(String number) {
        return number.length() < 2 ? "0" + number : number;
    }

    private static @Nullable BigDecimal parse(DataType type, String given) {
        boolean dated = type instanceof DataType.DateType || type instanceof DataType.TimestampType;
        String text = dated ? isoDate(given) : given;
        try {
            if (type instanceof DataType.DateType) {
                return BigDecimal.valueOf(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text)
                        .toEpochDay());
            } else if (type instanceof DataType.TimestampType) {
                return BigDecimal.valueOf(micros(text));
            } else if (type instanceof DataType.TimeType) {
                return BigDecimal.valueOf(LocalTime.parse(text).toNanoOfDay() / 1000);
            } else if (type instanceof DataType.BooleanType) {
                return truth(text);
            }
            return new BigDecimal(text).scaleByPowerOfTen(scale(type));
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    private static long micros(String text) {
        var parsed = TIMESTAMP.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        LocalDateTime local = parsed instanceof OffsetDateTime offset
                ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : (LocalDateTime) parsed;
        return ChronoUnit.MICROS.between(EPOCH, local);
    }

    private static @Nullable BigDecimal truth(String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> BigDecimal.ONE;
            case "false", "f", "no", "n", "off", "0" -> BigDecimal.ZERO;
            default -> null;
        };
    }

    /** Returns the whole number nearest to a value, or null where no {@code long} holds it. */
    public static @Nullable Long wholeOrNull(BigDecimal value) {
        BigInteger whole = value.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        return whole.bitLength() < Long.SIZE ? (Long) whole.longValueExact() : null;
    }

    /** Returns the units that are not below a value; none where no {@code long} reaches it. */
    public static LongDomain atLeast(BigDecimal value) {
        BigDecimal least = value.setScale(0, RoundingMode.CEILING);
        return least.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? LongDomain.EMPTY
                : LongDomain.range(least.max(BigDecimal.valueOf(Long.MIN_VALUE)).longValueExact(), Long.MAX_VALUE);
    }

    /** Returns the units that are not above a value; none where no {@code long} is as low. */
    public static LongDomain atMost(BigDecimal value) {
        BigDecimal most = value.setScale(0, RoundingMode.FLOOR);
        return most.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
                ? LongDomain.EMPTY
                : LongDomain.range(
                        Long.MIN_VALUE,
                        most.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    /** Returns the units between two values, both inclusive. */
    public static LongDomain between(BigDecimal least, BigDecimal most) {
        return atLeast(least).intersect(atMost(most));
    }

    /** Returns the least unit that is not below the value (or, exclusively, above it), cut at 18 digits. */
    public static long ceiling(BigDecimal value) {
        return clamp(value.setScale(0, RoundingMode.CEILING));
    }

    /** Returns the greatest unit that is not above the value, cut at 18 digits. */
    public static long floor(BigDecimal value) {
        return clamp(value.setScale(0, RoundingMode.FLOOR));
    }

    private static long clamp(BigDecimal whole) {
        return whole.min(LIMIT).max(LIMIT.negate()).longValueExact();
    }
}

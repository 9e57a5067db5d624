package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the numbers, dates and times that rules write as text as units of a column. */
final class RuleUnits {

    static final long DAY_MICROS = 86_400_000_000L;

    private final ColumnContext column;
    private final Encoding encoding;
    private final int scale;

    /**
     * Makes a reader.
     *
     * @param encoding how the units count: for a text column, what is written as text
     * @param scale digits after the point in a unit
     */
    RuleUnits(ColumnContext column, Encoding encoding, int scale) {
        this.column = column;
        this.encoding = encoding;
        this.scale = scale;
    }

    /** Returns the reader for the units of a column's cells. */
    static RuleUnits of(ColumnContext column) {
        return new RuleUnits(column, column.encoding(), column.scale());
    }

    /** Returns the microseconds in a unit: times in whole-number columns count seconds. */
    long microsPerUnit() {
        return switch (encoding) {
            case DATE -> DAY_MICROS;
            case TIME, TIMESTAMP, INSTANT -> 1;
            default -> 1_000_000;
        };
    }

    /** Returns the unit that a date or time in ISO 8601 lies in. */
    long ticks(String iso) {
        DataType type = encoding == Encoding.TIME
                ? new DataType.TimeType(6, DataType.Zone.WITHOUT_ZONE)
                : new DataType.TimestampType(6, DataType.Zone.WITHOUT_ZONE);
        BigDecimal micros = Units.exact(type, iso);
        if (micros == null) {
            throw new UsageException("'" + iso + "' of column " + column.name() + " is no date or time in ISO 8601");
        }
        return Math.floorDiv(micros.longValue(), microsPerUnit());
    }

    /** Returns the units of a greatest value: a date or time in ISO 8601, or a number. */
    long latest(String text) {
        boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-') && !isDate(text);
        return number ? floor(text) : ticks(text);
    }

    private long floor(String text) {
        try {
            return Units.floor(new BigDecimal(text).scaleByPowerOfTen(scale));
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' of column " + column.name() + " is no number", e);
        }
    }

    private static boolean isDate(String text) {
        return text.lastIndexOf('-') > 0;
    }

    /** Returns how many units a step of a precision has, at least one. */
    long precision(Rule.Precision precision) {
        long micros = switch (precision) {
            case DAY -> DAY_MICROS;
            case HOUR -> 3_600_000_000L;
            case MINUTE -> 60_000_000L;
            case SECOND -> 1_000_000L;
            case MICROSECOND -> 1;
        };
        return Math.max(1, micros / microsPerUnit());
    }

    /** Returns a gap in units: an ISO 8601 duration, or a number. */
    long gap(String text) {
        if (!text.startsWith("P") && !text.startsWith("-P")) {
            return floor(text);
        }
        try {
            return Math.floorDiv(Duration.parse(text).toMillis() * 1000, microsPerUnit());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new UsageException(
                    "gap '" + text + "' of column " + column.name() + " is no ISO 8601 duration, such as P30D or PT1H",
                    e);
        }
    }

    /** Returns what values after another column are rounded to: seconds, or the unit where that is coarser. */
    long roundness(long maxGap) {
        long second = Math.max(1, 1_000_000 / microsPerUnit());
        return encoding == Encoding.TIMESTAMP || encoding == Encoding.INSTANT || encoding == Encoding.TIME
                ? Math.min(second, Math.max(1, maxGap))
                : 1;
    }

    /** Returns the units of a number that a sequence starts at or goes by. */
    long scaled(long number) {
        long most = Permutation.MAX_SIZE / Digits.powerOfTen(scale);
        if (number < -most || number > most) {
            throw new UsageException("the sequence of column " + column.name() + " has the number " + number
                    + ", which is not between " + -most + " and " + most);
        }
        return number * Digits.powerOfTen(scale);
    }

    /** Returns the units of a value's text. */
    long unit(String text) {
        Long value = unitOrNull(text);
        if (value == null) {
            throw new UsageException("'" + text + "' is no value of column " + column.name() + " "
                    + column.column().declaredType());
        }
        return value;
    }

    /** Returns the units of a value's text, or null where it is no value of the column's type. */
    @Nullable
    Long unitOrNull(String text) {
        BigDecimal exact = Units.exact(column.column().type(), text);
        if (exact == null) {
            return null;
        }
        return Units.wholeOrNull(exact.movePointLeft(Units.scale(column.column().type()) - scale));
    }

    /** Returns whether the cells of the column hold a value as it is: without more digits than its units have. */
    boolean isExact(String text) {
        BigDecimal exact = Units.exact(column.column().type(), text);
        return exact == null
                || exact.movePointLeft(Units.scale(column.column().type()) - scale)
                                .stripTrailingZeros()
                                .scale()
                        <= 0;
    }

    /** Returns the units of a number of a rule, not yet rounded. */
    BigDecimal decimal(String text, Rule rule) {
        try {
            return new BigDecimal(text).scaleByPowerOfTen(scale);
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' of column " + column.name() + " is no number: " + rule, e);
        }
    }
}

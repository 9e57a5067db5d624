package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of SQL: of numbers, days, or microseconds.
 *
 * @param low where it begins, or null for no bound
 * @param high where it ends, or null for no bound
 * @param withLow whether it begins with its lower bound
 * @param withHigh whether it ends with its upper bound
 */
record Span(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean withLow, boolean withHigh) {

    private static final Pattern TEXT = Pattern.compile("\\s*([\\[(])(.*),(.*)([\\])])\\s*");
    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    /** Returns the range of two carriers, null for no bound. */
    static Span of(@Nullable Object low, @Nullable Object high, String bounds) {
        return new Span(number(low), number(high), bounds.startsWith("["), bounds.endsWith("]"));
    }

    /** Returns the range that a text says, or null where it is empty or not read. */
    static @Nullable Span parse(String text, DataType element) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        boolean whole = element instanceof DataType.IntegerType || element instanceof DataType.DateType;
        String lower = parts.group(2).replace("\"", "").strip();
        String upper = parts.group(3).replace("\"", "").strip();
        BigDecimal low = lower.isEmpty() ? null : Units.exact(element, lower);
        BigDecimal high = upper.isEmpty() ? null : Units.exact(element, upper);
        if (low == null && !lower.isEmpty() || high == null && !upper.isEmpty()) {
            return null;
        }
        boolean after = parts.group(1).equals("(") && whole && low != null;
        boolean through = parts.group(4).equals("]") && whole && high != null;
        return new Span(
                after && low != null ? low.add(BigDecimal.ONE) : low,
                through && high != null ? high.add(BigDecimal.ONE) : high,
                after || parts.group(1).equals("["),
                !through && parts.group(4).equals("]"));
    }

    private static @Nullable BigDecimal number(@Nullable Object carrier) {
        if (carrier instanceof LocalDate day) {
            return BigDecimal.valueOf(day.toEpochDay());
        } else if (carrier instanceof LocalDateTime time) {
            return BigDecimal.valueOf(ChronoUnit.MICROS.between(EPOCH, time));
        } else if (carrier instanceof OffsetDateTime time) {
            return number(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        }
        return carrier == null ? null : new BigDecimal(carrier.toString());
    }

    boolean isEmpty() {
        int order = low == null || high == null ? -1 : low.compareTo(high);
        return order > 0 || order == 0 && !(withLow && withHigh);
    }

    /** Returns whether a value lies in both. */
    boolean overlaps(Span other) {
        return !isEmpty() && !other.isEmpty() && beginsWithin(other) && other.beginsWithin(this);
    }

    /** Returns whether this range begins before the other ends. */
    private boolean beginsWithin(Span other) {
        if (low == null || other.high == null) {
            return true;
        }
        int order = low.compareTo(other.high);
        return order < 0 || order == 0 && withLow && other.withHigh;
    }
}

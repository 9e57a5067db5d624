package dev.rowloom.validation.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.condition.Value;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One part of a key, compiled.
 *
 * @param value reads it from a row
 * @param prefixLength how many leading characters or bytes count, or {@link DataType#UNLIMITED}
 * @param likeness when texts are the same
 * @param step how many microseconds the column's times are multiples of
 */
public record KeyPart(Value value, int prefixLength, Likeness likeness, long step) {

    private static final long NANOS_PER_MICRO = 1000;

    /**
     * Returns what the row has, equal where the database takes it for equal, texts not folded yet.
     *
     * @throws ArithmeticException if the database would report an error for the row
     */
    public @Nullable Object of(RowView row) {
        Object own = value.of(row);
        return own == null ? null : cut(rounded(Value.comparable(own)));
    }

    private Object rounded(Object own) {
        if (step > 1 && own instanceof LocalDateTime moment) {
            return moment.plusNanos(change(moment.toLocalTime()));
        }
        return step > 1 && own instanceof LocalTime time ? time.plusNanos(change(time)) : own;
    }

    /** What most databases add, or take away, where a time is finer than its column. */
    private long change(LocalTime time) {
        long nanos = step * NANOS_PER_MICRO;
        long over = time.toNanoOfDay() % nanos;
        return over * 2 < nanos ? -over : nanos - over;
    }

    private Object cut(Object own) {
        if (prefixLength == DataType.UNLIMITED) {
            return own;
        } else if (own instanceof String text) {
            return text.codePointCount(0, text.length()) <= prefixLength
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, prefixLength));
        }
        return own instanceof byte[] bytes && bytes.length > prefixLength ? Arrays.copyOf(bytes, prefixLength) : own;
    }
}

package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The format in which a blueprint has dates and times of a column written. */
final class DateFormat {

    private DateFormat() {}

    /**
     * Returns the format of a column, or null where it has none or its values are no dates or times.
     *
     * @throws UsageException if it is malformed, or asks for what the values do not have, such as the hour of a date
     */
    static @Nullable DateTimeFormatter of(ColumnContext column, Encoding encoding) {
        String pattern = column.blueprint().format();
        boolean temporal = encoding == Encoding.DATE
                || encoding == Encoding.TIME
                || encoding == Encoding.TIMESTAMP
                || encoding == Encoding.INSTANT;
        if (pattern == null || !temporal) {
            return null;
        }
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            format.formatTo(Temporals.of(encoding, 0), new StringBuilder());
            return format;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UsageException(
                    "date format '" + pattern + "' of column " + column.name() + " can't write a "
                            + encoding.name().toLowerCase(Locale.ROOT) + ": " + e.getMessage(),
                    e);
        }
    }
}

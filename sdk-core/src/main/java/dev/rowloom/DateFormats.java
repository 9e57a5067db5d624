package dev.rowloom;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** Checks patterns of dates and times. */
final class DateFormats {

    private DateFormats() {}

    /**
     * Checks a pattern.
     *
     * @param column the table's id and the column's name with a dot between
     * @throws UsageException if it is malformed, or the column holds neither text nor dates or times
     */
    static void check(String column, Column declared, String pattern) {
        DataType type = declared.type();
        if (!(type instanceof DataType.TextType
                || type instanceof DataType.DateType
                || type instanceof DataType.TimeType
                || type instanceof DataType.TimestampType)) {
            throw new UsageException("column " + column + " is " + declared.declaredType()
                    + ", so that it takes no date format; only texts, dates and times do");
        }
        try {
            Objects.requireNonNull(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "the date format '" + pattern + "' of column " + column + " is no pattern such as yyyy-MM-dd: "
                            + e.getMessage(),
                    e);
        }
    }
}

package dev.rowloom;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Checks patterns of dates and times. */
final class DateFormats {

    private DateFormats() {}

    static String checked(String column, Column declared, String pattern) {
        DataType type = declared.type();
        if (!(type instanceof DataType.TextType
                || type instanceof DataType.DateType
                || type instanceof DataType.TimeType
                || type instanceof DataType.TimestampType)) {
            throw new UsageException("column " + column + " is " + declared.declaredType()
                    + ", so that it takes no date format; only texts, dates and times do");
        }
        try {
            DateTimeFormatter checked = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            return checked == null ? "" : pattern;
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "the date format '" + pattern + "' of column " + column + " is no pattern such as yyyy-MM-dd: "
                            + e.getMessage(),
                    e);
        }
    }
}

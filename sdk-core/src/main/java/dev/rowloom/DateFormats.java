package dev.rowloom;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Checks patterns of dates and times. */
final class DateFormats {

    private DateFormats() {}

    static String checked(String column, String pattern) {
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

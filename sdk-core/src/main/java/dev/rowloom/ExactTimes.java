package dev.rowloom;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses dates and times of which a column's type keeps only a part. */
final class ExactTimes {

    private static final Pattern FRACTION = Pattern.compile(":\\d{2}\\.(\\d*[1-9])0*(?!\\d)");
    private static final Pattern TIME_OF_DAY = Pattern.compile("[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)");

    private ExactTimes() {}

    /**
     * Checks a text in ISO 8601; one that is no date or time is left to others.
     *
     * @throws dev.rowloom.UsageException if a part of it would be lost
     */
    static void check(String name, Column column, DataType type, String text) {
        int kept = Integer.MAX_VALUE;
        if (type instanceof DataType.TimestampType timestamp) {
            kept = Math.max(0, timestamp.precision());
        } else if (type instanceof DataType.TimeType time) {
            kept = time.precision();
        } else if (type instanceof DataType.DateType && hasTimeOfDay(text)) {
            throw lost(name, column, text, "it has no time of day; give a LocalDate");
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.find() && fraction.group(1).length() > kept) {
            throw lost(
                    name, column, text, "it keeps " + kept + " digits of a fraction of a second; truncate the value");
        }
    }

    private static boolean hasTimeOfDay(String text) {
        Matcher time = TIME_OF_DAY.matcher(text);
        return time.find() && time.group(1).chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    private static UsageException lost(String name, Column column, String text, String why) {
        return new UsageException(
                "'" + text + "' is no value of column " + name + " " + column.declaredType() + ": " + why);
    }
}

package dev.rowloom.schema.internal.condition;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQLite's time values, modifiers and formats, after sqlite.org/lang_datefunc.html. */
final class SqliteTimes {

    private static final Pattern TIME_VALUE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:Z|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern CLOCK = Pattern.compile("\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?");
    private static final Pattern MOVE =
            Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s+(year|month|day|hour|minute|second)s?");

    private SqliteTimes() {}

    static @Nullable LocalDateTime read(String text, LocalDateTime now) {
        String form = text.strip();
        if (form.equalsIgnoreCase("now")) {
            return now;
        } else if (CLOCK.matcher(form).matches()) {
            LocalTime time = Temporals.time(form);
            return time == null ? null : LocalDateTime.of(2000, 1, 1, 0, 0).with(time);
        }
        return TIME_VALUE.matcher(form).matches() ? moment(form) : null;
    }

    // Any day up to 31 is taken, and goes on into the next month.
    private static @Nullable LocalDateTime moment(String form) {
        LocalDateTime exact = Temporals.dateTime(form);
        int day = Integer.parseInt(form.substring(8, 10));
        if (exact != null || day < 29 || day > 31) {
            return exact;
        }
        LocalDateTime first = Temporals.dateTime(form.substring(0, 8) + "01" + form.substring(10));
        return first == null ? null : first.plusDays(day - 1L);
    }

    static @Nullable LocalDateTime modified(LocalDateTime moment, String modifier) {
        String form = modifier.strip();
        return switch (form) {
            case "start of day" -> moment.toLocalDate().atStartOfDay();
            case "start of month" -> moment.toLocalDate().withDayOfMonth(1).atStartOfDay();
            case "start of year" -> moment.toLocalDate().withDayOfYear(1).atStartOfDay();
            case "utc", "localtime", "subsec", "auto" -> moment;
            default -> moved(moment, form);
        };
    }

    // a day that the month lacks goes on into the next one
    private static @Nullable LocalDateTime moved(LocalDateTime moment, String modifier) {
        Matcher move = MOVE.matcher(modifier);
        if (!move.matches()) {
            return null;
        }
        Interval interval = Interval.of(new BigDecimal(move.group(1)), move.group(2));
        if (interval == null) {
            return null;
        }
        int day = moment.getDayOfMonth();
        LocalDateTime first = moment.withDayOfMonth(1).plusMonths(interval.months());
        return new Interval(0, interval.days() + day - 1, interval.micros()).addTo(first);
    }

    static String format(String format, LocalDateTime moment, Arguments in) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                out.append(field(format.charAt(++i), moment, in));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String field(char field, LocalDateTime moment, Arguments in) {
        return switch (field) {
            case 'Y' -> digits(moment.getYear(), 4);
            case 'm' -> digits(moment.getMonthValue(), 2);
            case 'd' -> digits(moment.getDayOfMonth(), 2);
            case 'H' -> digits(moment.getHour(), 2);
            case 'M' -> digits(moment.getMinute(), 2);
            case 'S' -> digits(moment.getSecond(), 2);
            case 'f' -> digits(moment.getSecond(), 2) + "." + digits(moment.get(ChronoField.MILLI_OF_SECOND), 3);
            case 'j' -> digits(moment.getDayOfYear(), 3);
            case 'w' -> digits(moment.getDayOfWeek().getValue() % 7, 1);
            case 'u' -> digits(moment.getDayOfWeek().getValue(), 1);
            case 's' -> Long.toString(moment.toEpochSecond(ZoneOffset.UTC));
            case 'F' -> moment.toLocalDate().toString();
            case 'T' -> Temporals.text(moment.toLocalTime().withNano(0));
            case '%' -> "%";
            default -> throw in.unsupported("with %" + field);
        };
    }

    private static String digits(int number, int width) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}

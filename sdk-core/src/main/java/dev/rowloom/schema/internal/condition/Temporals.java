package dev.rowloom.schema.internal.condition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes dates and times as databases do. */
final class Temporals {

    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}(?=\\d{4})|\\d{4,5}(?=[-/.]))([-/.]?)(\\d{1,2})\\2(\\d{1,2})(?:(?:[ T]+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*(?:Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?");

    private Temporals() {}

    /** Returns the moment at UTC, or null where the text is none. */
    static @Nullable LocalDateTime dateTime(String text) {
        Matcher parts = DATE_TIME.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4)));
            if (parts.group(5) == null) {
                return date.atStartOfDay();
            }
            LocalTime time = time(parts, 5);
            LocalDateTime local = time == null ? date.plusDays(1).atStartOfDay() : date.atTime(time);
            String zone = parts.group(9);
            return zone == null || zone.equals("UTC") ? local : local.minusSeconds(offset(zone));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int offset(String zone) {
        String iso = zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
        return ZoneOffset.of(iso).getTotalSeconds();
    }

    /** Returns the time of day, or null where the text is none. */
    static @Nullable LocalTime time(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            LocalDateTime moment = dateTime(text);
            return moment == null ? null : moment.toLocalTime();
        }
        try {
            return time(parts, 1);
        } catch (DateTimeException e) {
            return null;
        }
    }

    // null for 24:00:00
    private static @Nullable LocalTime time(Matcher parts, int first) {
        int hour = Integer.parseInt(parts.group(first));
        int minute = Integer.parseInt(parts.group(first + 1));
        String second = parts.group(first + 2);
        String fraction = parts.group(first + 3);
        if (hour == 24 && minute == 0 && (second == null || second.equals("00"))) {
            return null;
        }
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return LocalTime.of(hour, minute, second == null ? 0 : Integer.parseInt(second), nanos);
    }

    /** Returns the text {@code 2024-05-06 07:08:09.1}, without a fraction that is zero. */
    static String text(LocalDateTime moment) {
        return moment.toLocalDate() + " " + text(moment.toLocalTime());
    }

    /** Returns the text {@code 07:08:09.1}, without a fraction that is zero. */
    static String text(LocalTime time) {
        StringBuilder out = new StringBuilder(15);
        two(out, time.getHour()).append(':');
        two(out, time.getMinute()).append(':');
        two(out, time.getSecond());
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            String digits = Integer.toString(1_000_000 + micros).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            out.append('.').append(digits, 0, end);
        }
        return out.toString();
    }

    private static StringBuilder two(StringBuilder out, int number) {
        return (number < 10 ? out.append('0') : out).append(number);
    }
}

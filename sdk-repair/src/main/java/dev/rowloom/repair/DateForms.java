package dev.rowloom.repair;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as people write them. */
final class DateForms {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})\\s?[-/.年 ]\\s?(\\d{1,2})(?:\\s?[-/.月 ]\\s?(\\d{1,2}))?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})\\s?([-/. ])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?!\\d|:)");
    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern NAMED = Pattern.compile(
            "(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]+)?(\\p{L}{3,9})\\.?[ -]*(?:(\\d{1,2})(?:st|nd|rd|th)?,?[ -]+)?(\\d{4})");
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp])?(?:\\.?[Mm]\\.?)?(?!\\d)");
    private static final Pattern HOUR = Pattern.compile("(?<!\\d)(\\d{1,2})\\s*([AaPp])\\.?[Mm]\\.?");
    private static final Pattern OFFSET = Pattern.compile("\\d\\s*([+-]\\d{2}):?(\\d{2})?$");
    private static final Pattern EPOCH = Pattern.compile("-?\\d{9,13}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int SECONDS_DIGITS = 11;

    private DateForms() {}

    /** Returns what days a text may mean, the most likely first, in ISO 8601. */
    static Set<String> dates(String text) {
        Set<String> found = new LinkedHashSet<>();
        days(text.strip()).forEach(day -> found.add(day.toString()));
        return found;
    }

    private static List<LocalDate> days(String text) {
        List<LocalDate> found = new ArrayList<>();
        Instant instant = epoch(text);
        if (instant != null) {
            found.add(instant.atZone(ZoneOffset.UTC).toLocalDate());
        }
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (matcher.find()) {
            String day = matcher.group(3);
            add(found, number(matcher.group(1)), number(matcher.group(2)), day == null ? 1 : number(day));
        }
        matcher = DIGITS.matcher(text);
        if (found.isEmpty() && matcher.find()) {
            add(found, number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
        }
        matcher = YEAR_LAST.matcher(text);
        if (found.isEmpty() && matcher.find()) {
            yearLast(found, matcher);
        }
        matcher = NAMED.matcher(text);
        while (found.isEmpty() && matcher.find()) {
            named(found, matcher);
        }
        if (found.isEmpty() && YEAR.matcher(text).matches()) {
            add(found, number(text), 1, 1);
        }
        return found;
    }

    /** Dots stand between a day and its month, slashes as likely between a month and its day. */
    private static void yearLast(List<LocalDate> found, Matcher matcher) {
        int first = number(matcher.group(1));
        int second = number(matcher.group(3));
        int year = number(matcher.group(4));
        year += year >= 100 ? 0 : year < 70 ? 2000 : 1900;
        boolean monthFirst = matcher.group(2).equals("/") ? first <= 12 : second > 12;
        add(found, year, monthFirst ? first : second, monthFirst ? second : first);
        add(found, year, monthFirst ? second : first, monthFirst ? first : second);
    }

    private static void named(List<LocalDate> found, Matcher matcher) {
        String name = matcher.group(2).toLowerCase(Locale.ROOT);
        int month = MONTHS.indexOf(name.substring(0, 3)) + 1;
        String day = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
        if (month > 0) {
            add(found, number(matcher.group(4)), month, day == null ? 1 : number(day));
        }
    }

    /** A day beyond its month's end is the last one. */
    private static void add(List<LocalDate> found, int year, int month, int day) {
        if (year >= 1 && month >= 1 && month <= 12 && day >= 0 && day <= 31) {
            LocalDate date = LocalDate.of(
                    year,
                    month,
                    Math.max(1, Math.min(day, YearMonth.of(year, month).lengthOfMonth())));
            if (!found.contains(date)) {
                found.add(date);
            }
        }
    }

    private static @Nullable Instant epoch(String text) {
        if (!EPOCH.matcher(text).matches()) {
            return null;
        }
        long number = Long.parseLong(text);
        int digits = text.length() - (number < 0 ? 1 : 0);
        return digits < SECONDS_DIGITS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    /** Returns the time of day that a text tells, or null where it tells none. */
    static @Nullable String time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (matcher.find()) {
            String second = matcher.group(3) == null ? "00" : matcher.group(3);
            String fraction = matcher.group(4) == null ? "" : "." + matcher.group(4);
            return time(number(matcher.group(1)), matcher.group(2) + ":" + second + fraction, matcher.group(5));
        }
        Matcher hour = HOUR.matcher(text);
        if (hour.find()) {
            return time(number(hour.group(1)), "00:00", hour.group(2));
        }
        return text.strip().matches("([01]\\d|2[0-3])[0-5]\\d")
                ? text.strip().substring(0, 2) + ":" + text.strip().substring(2) + ":00"
                : null;
    }

    private static @Nullable String time(int hour, String rest, @Nullable String half) {
        int own = hour == 24 ? 0 : hour;
        if (half != null && own <= 12) {
            own = own % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        try {
            String time = (own < 10 ? "0" : "") + own + ":" + rest;
            LocalTime.parse(time);
            return time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns what moments a text may mean, in ISO 8601; midnight where it tells a day alone. */
    static Set<String> timestamps(String text) {
        String plain = text.strip();
        Set<String> found = new LinkedHashSet<>();
        Instant instant = epoch(plain);
        if (instant != null) {
            found.add(instant.toString());
            return found;
        }
        for (LocalDate day : days(plain)) {
            String rest = plain.replace(day.toString(), " ");
            String time = time(rest.replaceAll("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}", " "));
            Matcher offset = OFFSET.matcher(rest);
            String zone = time == null || !offset.find()
                    ? ""
                    : offset.group(1) + ":" + (offset.group(2) == null ? "00" : offset.group(2));
            found.add(day + "T" + (time == null ? "00:00:00" : time) + zone);
        }
        return found;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}

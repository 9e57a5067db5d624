package dev.rowloom.privacy;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells dates that people could be born on. */
final class BirthDates {

    private static final String MIDNIGHT = "([ T]00:00(:00)?(\\.0+)?(Z|[+-]\\d{2}(:?\\d{2})?)?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?:(\\d{4})([-/.]?)(\\d{2})\\2(\\d{2})|(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2}))" + MIDNIGHT);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/. ]+(\\d{1,2})[-/. ]+(\\d{4})\\.?" + MIDNIGHT);
    private static final Pattern JOINED = Pattern.compile("(\\d{2})(\\d{2})((?:19|20)\\d{2})");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{2})");
    private static final Pattern WORDED =
            Pattern.compile("(?iu)\\d{1,2}(?:st|nd|rd|th|er|\\.)?[-/ ]+(?:de )?\\p{L}{3,10}\\.?[-/ ,]+(?:de )?(\\d{4})"
                    + "|\\d{1,2}\\p{L}{3}((?:19|20)\\d{2})|\\p{L}{3,10}\\.? \\d{1,2}(?:st|nd|rd|th)?,? (\\d{4})");
    private static final Pattern SIGNED =
            Pattern.compile("(明治|大正|昭和|平成|令和)?(\\d{1,4})[年년] ?\\d{1,2}[月월] ?\\d{1,2}[日일]");
    private static final Map<String, Integer> ERAS = Map.of("明治", 1867, "大正", 1911, "昭和", 1925, "平成", 1988, "令和", 2018);
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2012;
    private static final int LEAST_SPREAD = 12;
    private static final int CENTURY = 100;
    private static final int NOW = 26;

    private BirthDates() {}

    /** Returns whether a text is a date without a time of day. */
    static boolean isDate(String text) {
        return year(text) > 0;
    }

    /** Returns the year of a date as people of any country write it, or 0 for what is none. */
    static int year(String text) {
        String date = text.strip();
        Matcher first = YEAR_FIRST.matcher(date);
        if (first.matches()) {
            boolean wide = first.group(1) != null;
            int year = number(first, wide ? 1 : 5);
            boolean day = isDay(number(first, wide ? 4 : 7), number(first, wide ? 3 : 6));
            if (day && year >= 1850 && year <= 2200) {
                return year;
            }
        }
        for (Pattern pattern : List.of(YEAR_LAST, JOINED)) {
            Matcher last = pattern.matcher(date);
            if (last.matches()) {
                return areDayAndMonth(number(last, 1), number(last, 2)) ? number(last, 3) : 0;
            }
        }
        return otherYear(date);
    }

    private static int otherYear(String date) {
        Matcher brief = SHORT.matcher(date);
        if (brief.matches()) {
            int last = number(brief, 4);
            boolean day = areDayAndMonth(number(brief, 1), number(brief, 3));
            return day ? (last > NOW ? EARLIEST : EARLIEST + CENTURY) + last : 0;
        }
        Matcher worded = WORDED.matcher(date);
        if (worded.matches()) {
            return number(worded, worded.group(1) != null ? 1 : worded.group(2) != null ? 2 : 3);
        }
        Matcher signed = SIGNED.matcher(date);
        return signed.matches()
                ? number(signed, 2) + (signed.group(1) == null ? 0 : ERAS.getOrDefault(signed.group(1), 0))
                : 0;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static boolean areDayAndMonth(int one, int other) {
        return isDay(one, other) || isDay(other, one);
    }

    private static boolean isDay(int day, int month) {
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    /** Returns whether the dates spread as those of people's births do: over many years, none of late. */
    static boolean spreadLikeBirths(List<String> values) {
        int least = values.stream().mapToInt(BirthDates::year).min().orElse(0);
        int most = values.stream().mapToInt(BirthDates::year).max().orElse(0);
        return values.size() >= 4
                && least >= EARLIEST
                && least < 1990
                && most <= LATEST
                && most - least >= LEAST_SPREAD;
    }
}

package dev.rowloom.privacy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells dates that people could be born on. */
final class BirthDates {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.]?(\\d{2})[-/.]?(\\d{2})([ T]00:00(:00)?(\\.0+)?)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2}|\\p{L}{3,9})[-/. ](\\d{4})");
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2012;
    private static final int LEAST_SPREAD = 12;

    private BirthDates() {}

    /** Returns whether a text is a date without a time of day. */
    static boolean isDate(String text) {
        return year(text) > 0;
    }

    static int year(String text) {
        Matcher first = YEAR_FIRST.matcher(text.strip());
        if (first.matches()) {
            int month = Integer.parseInt(first.group(2));
            int day = Integer.parseInt(first.group(3));
            int year = Integer.parseInt(first.group(1));
            return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1850 && year <= 2200 ? year : 0;
        }
        Matcher last = YEAR_LAST.matcher(text.strip());
        return last.matches() ? Integer.parseInt(last.group(3)) : 0;
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

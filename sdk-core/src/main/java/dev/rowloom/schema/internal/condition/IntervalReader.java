package dev.rowloom.schema.internal.condition;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads intervals in PostgreSQL's forms: {@code 1 year -3 days 04:05:06.7}, {@code P1Y2M3DT4H5M6S}, {@code 90}. */
final class IntervalReader {

    private static final Pattern CLOCK =
            Pattern.compile("([+-]?)(\\d{1,9}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d{0,9})?))?");
    private static final Pattern AMOUNT = Pattern.compile("([+-]?\\d{1,15}(?:\\.\\d{0,9})?)\\s*([a-z]*)");
    private static final Pattern ISO = Pattern.compile("([+-]?\\d{1,15}(?:\\.\\d{1,9})?)([ymwdhs])");

    private IntervalReader() {}

    /** Returns the interval, or null where the text is none. */
    static @Nullable Interval read(String text) {
        String form = text.strip().toLowerCase(Locale.ROOT);
        if (form.startsWith("p")) {
            return iso(form.substring(1));
        }
        boolean ago = form.endsWith(" ago");
        Interval sum = verbose((ago ? form.substring(0, form.length() - 4) : form).strip());
        return sum != null && ago ? sum.negated() : sum;
    }

    private static @Nullable Interval verbose(String text) {
        Interval sum = Interval.NONE;
        Matcher clock = CLOCK.matcher(text);
        Matcher amount = AMOUNT.matcher(text);
        int at = text.startsWith("@") ? 1 : 0;
        if (at == text.length()) {
            return null;
        }
        while (at < text.length()) {
            Interval part;
            if (text.charAt(at) == ' ') {
                at++;
                continue;
            } else if (clock.region(at, text.length()).lookingAt()) {
                part = time(clock);
                at = clock.end();
            } else if (amount.region(at, text.length()).lookingAt()) {
                String unit = amount.group(2).isEmpty() ? "second" : amount.group(2);
                part = Interval.of(new BigDecimal(amount.group(1)), unit);
                at = amount.end();
            } else {
                return null;
            }
            if (part == null) {
                return null;
            }
            sum = sum.plus(part);
        }
        return sum;
    }

    private static Interval time(Matcher clock) {
        BigDecimal seconds = clock.group(4) == null ? BigDecimal.ZERO : new BigDecimal(clock.group(4));
        long minutes = Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3));
        long micros = minutes * 60 * Interval.MICROS_PER_SECOND
                + seconds.movePointRight(6).longValue();
        return new Interval(0, 0, clock.group(1).equals("-") ? -micros : micros);
    }

    private static @Nullable Interval iso(String text) {
        Interval sum = Interval.NONE;
        Matcher part = ISO.matcher(text);
        boolean time = false;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == 't') {
                time = true;
                at++;
                continue;
            }
            if (!part.region(at, text.length()).lookingAt()) {
                return null;
            }
            String unit = part.group(2).equals("m") && !time ? "month" : part.group(2);
            Interval next = Interval.of(new BigDecimal(part.group(1)), unit);
            sum = next == null ? sum : sum.plus(next);
            at = part.end();
        }
        return sum;
    }
}

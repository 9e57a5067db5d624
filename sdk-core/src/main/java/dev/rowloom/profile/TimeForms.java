package dev.rowloom.profile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the form in which all dates or times of a column are written. */
final class TimeForms {

    private static final List<String> PATTERNS = List.of(
            "uuuu-MM-dd",
            "uuuu-MM-dd HH:mm:ss",
            "uuuu-MM-dd'T'HH:mm:ss",
            "uuuu-MM-dd HH:mm",
            "uuuu-MM-dd'T'HH:mm",
            "uuuu-MM-dd'T'HH:mm:ss'Z'",
            "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'",
            "uuuu-MM-dd'T'HH:mm:ss'+00:00'",
            "uuuu-MM-dd HH:mm:ss'+00'",
            "uuuu-MM-dd HH:mm:ss'+00:00'",
            "uuuu-MM-dd HH:mm:ss.S",
            "uuuu-MM-dd HH:mm:ss.SSS",
            "uuuu-MM-dd HH:mm:ss.SSSSSS",
            "uuuu-MM-dd'T'HH:mm:ss.SSS",
            "uuuu-MM-dd'T'HH:mm:ss.SSSSSS",
            "uuuu/MM/dd",
            "uuuu/MM/dd HH:mm:ss",
            "uuuu/MM/dd HH:mm",
            "dd.MM.uuuu",
            "d.M.uuuu",
            "dd.MM.uuuu HH:mm",
            "dd.MM.uuuu HH:mm:ss",
            "dd/MM/uuuu",
            "MM/dd/uuuu",
            "d/M/uuuu",
            "M/d/uuuu",
            "dd/MM/uuuu HH:mm",
            "MM/dd/uuuu HH:mm",
            "M/d/uuuu H:mm",
            "d/M/uuuu H:mm",
            "dd/MM/uuuu HH:mm:ss",
            "MM/dd/uuuu HH:mm:ss",
            "dd-MM-uuuu",
            "MM-dd-uuuu",
            "dd-MMM-uuuu",
            "d MMM uuuu",
            "MMM d, uuuu",
            "MMMM d, uuuu",
            "HH:mm:ss",
            "HH:mm",
            "H:mm");

    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;

    private final List<Form> left = new ArrayList<>(Shared.FORMS);

    private static final class Shared {
        static final List<Form> FORMS = PATTERNS.stream().map(Form::of).toList();
    }

    /**
     * A form.
     *
     * @param pattern a pattern of {@link DateTimeFormatter}
     */
    record Form(String pattern, ValueKind kind, DateTimeFormatter format) {

        static Form of(String pattern) {
            boolean date = pattern.contains("uuuu");
            boolean time = pattern.contains("mm");
            return new Form(
                    pattern,
                    date ? time ? ValueKind.TIMESTAMP : ValueKind.DATE : ValueKind.TIME,
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
        }

        /** Returns days of a date, else microseconds; null where a text is not of the form. */
        @Nullable
        Long units(String text) {
            try {
                TemporalAccessor parsed = format.parse(text);
                LocalDate date = parsed.query(TemporalQueries.localDate());
                LocalTime time = parsed.query(TemporalQueries.localTime());
                if (date != null && (date.getYear() < 1000 || date.getYear() > 9999)) {
                    return null;
                } else if (kind == ValueKind.DATE && date != null) {
                    return date.toEpochDay();
                } else if (time == null) {
                    return null;
                }
                long micros = time.toNanoOfDay() / 1000;
                return date == null ? micros : date.toEpochDay() * 86_400_000_000L + micros;
            } catch (DateTimeException e) {
                return null;
            }
        }

        /** Returns the same in ISO 8601. */
        String iso(long units) {
            return switch (kind) {
                case DATE -> LocalDate.ofEpochDay(units).toString();
                case TIME ->
                    LocalTime.ofNanoOfDay(Math.floorMod(units, 86_400_000_000L) * 1000)
                            .toString();
                default ->
                    LocalDateTime.ofEpochSecond(
                                    Math.floorDiv(units, 1_000_000L),
                                    (int) Math.floorMod(units, 1_000_000L) * 1000,
                                    ZoneOffset.UTC)
                            .toString();
            };
        }
    }

    void add(String text) {
        if (left.isEmpty()) {
            return;
        }
        boolean possible = text.length() >= SHORTEST
                && text.length() <= LONGEST
                && Character.isLetterOrDigit(text.charAt(0))
                && Character.isLetterOrDigit(text.charAt(text.length() - 1));
        if (!possible || left.size() == PATTERNS.size() && !hasMark(text)) {
            left.clear();
            return;
        }
        left.removeIf(form -> form.units(text) == null);
    }

    private static boolean hasMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("-/.: ".indexOf(text.charAt(i)) >= 0) {
                return text.chars().anyMatch(Character::isDigit);
            }
        }
        return false;
    }

    /** Returns the first form that all texts have, or null. */
    @Nullable
    Form form() {
        return left.isEmpty() ? null : left.get(0);
    }
}

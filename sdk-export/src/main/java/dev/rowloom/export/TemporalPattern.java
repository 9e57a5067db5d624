package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.UsageException;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.export.CellWriter.BytesWriter;
import dev.rowloom.export.CellWriter.LongWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Writes dates and times in the pattern that a column's layout asks for. */
final class TemporalPattern {

    private static final long MICROS = 1_000_000;

    private TemporalPattern() {}

    /**
     * Returns a writer in the column's pattern.
     *
     * @param text how the format writes the resulting text
     * @throws UsageException if the pattern is none, or names a field that the column's values have not
     */
    static LongWriter of(ColumnLayout column, String pattern, BytesWriter text) {
        DateTimeFormatter formatter = formatter(column, pattern);
        return (value, out) -> {
            byte[] bytes = formatter.format(temporal(column, value)).getBytes(UTF_8);
            text.write(bytes, 0, bytes.length, out);
        };
    }

    private static DateTimeFormatter formatter(ColumnLayout column, String pattern) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.US);
            formatter.formatTo(temporal(column, 0), new StringBuilder());
            return formatter;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UsageException(
                    "column " + column.name() + " cannot be written in the format '" + pattern + "': " + e.getMessage()
                            + "; use letters of java.time.format.DateTimeFormatter that a "
                            + column.encoding().name().toLowerCase(Locale.ROOT) + " has",
                    e);
        }
    }

    private static TemporalAccessor temporal(ColumnLayout column, long value) {
        return switch (column.encoding()) {
            case DATE -> LocalDate.ofEpochDay(value);
            case TIME -> LocalTime.ofNanoOfDay(value * 1000);
            case INSTANT -> dateTime(value).atOffset(ZoneOffset.UTC);
            default -> dateTime(value);
        };
    }

    private static LocalDateTime dateTime(long micros) {
        int nanos = (int) Math.floorMod(micros, MICROS) * 1000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), nanos, ZoneOffset.UTC);
    }
}

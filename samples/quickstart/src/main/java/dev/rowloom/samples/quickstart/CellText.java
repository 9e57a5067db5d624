package dev.rowloom.samples.quickstart;

import dev.rowloom.engine.ColumnLayout;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a cell in words for people to look at; files are written elsewhere. */
final class CellText {

    private static final String NULL = "NULL";
    private static final int SHOWN_BYTES = 24;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    private CellText() {}

    /** Returns the value in one line; NULL is told from a text that reads so by the text's quotes. */
    static String of(@Nullable Object value, ColumnLayout column) {
        if (value == null) {
            return NULL;
        } else if (value instanceof TemporalAccessor temporal) {
            return temporal(temporal, column.format());
        } else if (value instanceof byte[] bytes) {
            return bytes(bytes);
        } else if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        } else if (value instanceof String text) {
            return text(text);
        }
        return value.toString();
    }

    private static String temporal(TemporalAccessor value, @Nullable String format) {
        if (format != null) {
            return DateTimeFormatter.ofPattern(format, Locale.ENGLISH).format(value);
        } else if (value instanceof LocalDateTime) {
            return DATE_TIME.format(value);
        } else if (value instanceof OffsetDateTime) {
            return DATE_TIME.format(value) + "Z";
        } else if (value instanceof LocalTime) {
            return TIME.format(value);
        }
        return value.toString();
    }

    private static String bytes(byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
        return "\\x" + hex + (bytes.length > SHOWN_BYTES ? "…" : "");
    }

    private static String text(String text) {
        boolean quoted = text.isEmpty()
                || text.equals(NULL)
                || Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(text.length() - 1));
        return quoted ? '"' + DisplayText.printable(text) + '"' : DisplayText.printable(text);
    }
}

package dev.rowloom.dataset;

import dev.rowloom.engine.Encoding;
import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** How the text of an array's element is read. */
enum ElementType {
    INTEGER(Encoding.INTEGER),
    DECIMAL(Encoding.DECIMAL),
    FLOAT(Encoding.FLOAT),
    BOOLEAN(Encoding.BOOLEAN),
    DATE(Encoding.DATE),
    TIME(Encoding.TIME),
    TIMESTAMP(Encoding.TIMESTAMP),
    INSTANT(Encoding.INSTANT),
    UUID(Encoding.UUID),
    BINARY(Encoding.BINARY),
    TEXT(Encoding.TEXT);

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseLenient()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final Encoding encoding;

    ElementType(Encoding encoding) {
        this.encoding = encoding;
    }

    static ElementType of(DataType type) {
        if (type instanceof DataType.IntegerType || type instanceof DataType.YearType) {
            return INTEGER;
        } else if (type instanceof DataType.DecimalType) {
            return DECIMAL;
        } else if (type instanceof DataType.FloatType) {
            return FLOAT;
        } else if (type instanceof DataType.BooleanType) {
            return BOOLEAN;
        } else if (type instanceof DataType.DateType) {
            return DATE;
        } else if (type instanceof DataType.TimeType time && time.zone() == DataType.Zone.WITHOUT_ZONE) {
            return TIME;
        } else if (type instanceof DataType.TimestampType time) {
            return time.zone() == DataType.Zone.WITH_ZONE ? INSTANT : TIMESTAMP;
        } else if (type instanceof DataType.UuidType) {
            return UUID;
        }
        return type instanceof DataType.BinaryType ? BINARY : TEXT;
    }

    Encoding encoding() {
        return encoding;
    }

    /**
     * Returns the carrier of the encoding.
     *
     * @throws RuntimeException if the text is no such value
     */
    Object parse(String text) {
        return switch (this) {
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> Double.valueOf(text);
            case BOOLEAN -> text.startsWith("t") || text.startsWith("T") || text.equals("1");
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text, DATE_TIME);
            case INSTANT -> instant(text);
            case UUID -> java.util.UUID.fromString(text);
            case BINARY -> HexFormat.of().parseHex(text.startsWith("\\x") ? text.substring(2) : text);
            case TEXT -> text;
        };
    }

    private static OffsetDateTime instant(String text) {
        var parsed = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof LocalDateTime local
                ? local.atOffset(ZoneOffset.UTC)
                : ((OffsetDateTime) parsed).withOffsetSameInstant(ZoneOffset.UTC);
    }
}

package dev.rowloom.export;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random values of each encoding, and what the library says their text is. */
enum CellKind {
    INTEGER(
            Fixtures.INTEGER,
            Arbitraries.longs(),
            Object::toString,
            (json, value) -> json.bigIntegerValue().longValueExact() == (Long) value),
    DECIMAL(
            Fixtures.DECIMAL,
            Arbitraries.longs()
                    .between(-999_999_999_999L, 999_999_999_999L)
                    .map(unscaled -> BigDecimal.valueOf(unscaled, 2)),
            value -> ((BigDecimal) value).toPlainString(),
            (json, value) -> json.decimalValue().compareTo((BigDecimal) value) == 0),
    BOOLEAN(
            Fixtures.BOOLEAN,
            Arbitraries.of(true, false),
            Object::toString,
            (json, value) -> json.isBoolean() && json.booleanValue() == (Boolean) value),
    DATE(
            Fixtures.DATE,
            dates(),
            CellKind::date,
            (json, value) -> json.textValue().equals(date(value))),
    TIME(
            Fixtures.TIME,
            times(),
            CellKind::time,
            (json, value) -> json.textValue().equals(time(value))),
    TIMESTAMP(
            Fixtures.TIMESTAMP,
            timestamps(),
            value -> timestamp((LocalDateTime) value, " "),
            (json, value) -> json.textValue().equals(timestamp((LocalDateTime) value, "T"))),
    INSTANT(
            Fixtures.INSTANT,
            timestamps().map(local -> local.atOffset(ZoneOffset.UTC)),
            value -> timestamp(((java.time.OffsetDateTime) value).toLocalDateTime(), " ") + "+00",
            (json, value) -> json.textValue()
                    .equals(timestamp(((java.time.OffsetDateTime) value).toLocalDateTime(), "T") + "Z")),
    TEXT(
            Fixtures.TEXT,
            texts(),
            Object::toString,
            (json, value) -> json.textValue().equals(value)),
    UUID_(
            Fixtures.UUID,
            Arbitraries.longs().tuple2().map(bits -> new UUID(bits.get1(), bits.get2())),
            Object::toString,
            (json, value) -> json.textValue().equals(value.toString())),
    BINARY(
            Fixtures.BINARY,
            Arbitraries.bytes().array(byte[].class).ofMaxSize(20),
            value -> "\\x" + HexFormat.of().formatHex((byte[]) value),
            (json, value) -> json.textValue().equals(Base64.getEncoder().encodeToString((byte[]) value)));

    final DataType type;
    final Arbitrary<Object> values;
    final Function<Object, String> csv;
    final BiPredicate<JsonNode, Object> json;

    CellKind(DataType type, Arbitrary<?> values, Function<Object, String> csv, BiPredicate<JsonNode, Object> json) {
        this.type = type;
        this.values = values.asGeneric();
        this.csv = csv;
        this.json = json;
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs().between(-719_528, 2_932_896).map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<LocalTime> times() {
        return Arbitraries.longs().between(0, 86_400_000_000L - 1).map(micros -> LocalTime.ofNanoOfDay(micros * 1000));
    }

    private static Arbitrary<LocalDateTime> timestamps() {
        return dates().flatMap(date -> times().map(date::atTime));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(' ', ',', '"', '\n', '\r', '\\', '.', '\'', 'a', 'é', '€', '\t', '\u0001')
                .withCharRange('\ufe00', '\ufffd')
                .ofMaxLength(12)
                .map(text -> text.replace("a", "🦊"));
    }

    private static String date(Object date) {
        return ISO_LOCAL_DATE.format((LocalDate) date);
    }

    private static String time(Object time) {
        return ISO_LOCAL_TIME.format((LocalTime) time);
    }

    private static String timestamp(LocalDateTime value, String separator) {
        return date(value.toLocalDate()) + separator + time(value.toLocalTime());
    }
}

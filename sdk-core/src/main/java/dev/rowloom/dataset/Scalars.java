package dev.rowloom.dataset;

import dev.rowloom.engine.Encoding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Java types that single values of each encoding become, and how. */
final class Scalars {

    private static final DateTimeFormatter OFFSET_TIME = new DateTimeFormatterBuilder()
            .parseLenient()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT);

    private static final long LARGEST_EXACT_DOUBLE = 1L << 53;
    private static final long LARGEST_EXACT_FLOAT = 1L << 24;

    private static final Map<Encoding, Map<Class<?>, Conversion>> BY_ENCODING = new EnumMap<>(Encoding.class);

    static {
        BY_ENCODING.put(Encoding.INTEGER, integers());
        BY_ENCODING.put(Encoding.DECIMAL, decimals(carrier -> (BigDecimal) carrier, BigDecimal.class));
        BY_ENCODING.put(Encoding.FLOAT, decimals(carrier -> BigDecimal.valueOf((Double) carrier), Double.class));
        BY_ENCODING.put(Encoding.BOOLEAN, booleans());
        BY_ENCODING.put(Encoding.DATE, table(LocalDate.class, Map.of()));
        BY_ENCODING.put(Encoding.TIME, table(LocalTime.class, Map.of()));
        BY_ENCODING.put(Encoding.TIMESTAMP, timestamps());
        BY_ENCODING.put(Encoding.INSTANT, instants());
        BY_ENCODING.put(Encoding.TEXT, texts());
        BY_ENCODING.put(Encoding.UUID, table(UUID.class, Map.of(String.class, Object::toString)));
        BY_ENCODING.put(Encoding.BINARY, table(byte[].class, Map.of(UUID.class, Scalars::uuid)));
    }

    private Scalars() {}

    /** Returns the conversion to a type that is not primitive, or null where there is none. */
    static @Nullable Conversion of(Encoding encoding, Class<?> target) {
        return conversions(encoding).get(target);
    }

    /** Returns the names of the types that values become, the most natural first. */
    static List<String> names(Encoding encoding) {
        return conversions(encoding).keySet().stream()
                .filter(type -> type != Object.class && type != Number.class && type != CharSequence.class)
                .map(Class::getSimpleName)
                .toList();
    }

    private static Map<Class<?>, Conversion> conversions(Encoding encoding) {
        return BY_ENCODING.getOrDefault(encoding, Map.of());
    }

    private static Map<Class<?>, Conversion> table(Class<?> own, Map<Class<?>, Conversion> others) {
        Map<Class<?>, Conversion> table = new LinkedHashMap<>();
        table.put(own, carrier -> carrier);
        table.putAll(others);
        table.put(Object.class, carrier -> carrier);
        return table;
    }

    private static Map<Class<?>, Conversion> integers() {
        Map<Class<?>, Conversion> table = table(Long.class, Map.of());
        wholes(table, carrier -> BigDecimal.valueOf((Long) carrier));
        table.put(BigDecimal.class, carrier -> BigDecimal.valueOf((Long) carrier));
        table.put(Double.class, carrier -> (double) within((Long) carrier, LARGEST_EXACT_DOUBLE));
        table.put(Float.class, carrier -> (float) within((Long) carrier, LARGEST_EXACT_FLOAT));
        table.put(Boolean.class, carrier -> truth((Long) carrier));
        table.put(Year.class, carrier -> Year.of(Math.toIntExact((Long) carrier)));
        table.put(Number.class, carrier -> carrier);
        return table;
    }

    private interface Decimal {
        BigDecimal of(Object carrier);
    }

    /** Numbers that may have a fraction: as whole numbers only where they have none. */
    private static Map<Class<?>, Conversion> decimals(Decimal decimal, Class<?> own) {
        Map<Class<?>, Conversion> table = table(own, Map.of());
        table.putIfAbsent(BigDecimal.class, decimal::of);
        table.putIfAbsent(Double.class, carrier -> decimal.of(carrier).doubleValue());
        table.put(Float.class, carrier -> decimal.of(carrier).floatValue());
        wholes(table, decimal);
        table.put(Number.class, carrier -> carrier);
        return table;
    }

    private static void wholes(Map<Class<?>, Conversion> table, Decimal decimal) {
        table.putIfAbsent(Long.class, carrier -> decimal.of(carrier).longValueExact());
        table.put(Integer.class, carrier -> decimal.of(carrier).intValueExact());
        table.put(Short.class, carrier -> decimal.of(carrier).shortValueExact());
        table.put(Byte.class, carrier -> decimal.of(carrier).byteValueExact());
        table.put(BigInteger.class, carrier -> decimal.of(carrier).toBigIntegerExact());
    }

    private static Map<Class<?>, Conversion> booleans() {
        Map<Class<?>, Conversion> table = table(Boolean.class, Map.of());
        wholes(table, carrier -> (Boolean) carrier ? BigDecimal.ONE : BigDecimal.ZERO);
        return table;
    }

    private static Map<Class<?>, Conversion> timestamps() {
        Map<Class<?>, Conversion> table = table(LocalDateTime.class, Map.of());
        table.put(Instant.class, carrier -> ((LocalDateTime) carrier).toInstant(ZoneOffset.UTC));
        table.put(OffsetDateTime.class, carrier -> ((LocalDateTime) carrier).atOffset(ZoneOffset.UTC));
        table.put(ZonedDateTime.class, carrier -> ((LocalDateTime) carrier).atZone(ZoneOffset.UTC));
        table.put(LocalDate.class, carrier -> midnight((LocalDateTime) carrier));
        return table;
    }

    private static Map<Class<?>, Conversion> instants() {
        Map<Class<?>, Conversion> table = table(OffsetDateTime.class, Map.of());
        table.put(Instant.class, carrier -> ((OffsetDateTime) carrier).toInstant());
        table.put(ZonedDateTime.class, carrier -> ((OffsetDateTime) carrier).toZonedDateTime());
        table.put(LocalDateTime.class, carrier -> ((OffsetDateTime) carrier).toLocalDateTime());
        table.put(LocalDate.class, carrier -> midnight(((OffsetDateTime) carrier).toLocalDateTime()));
        return table;
    }

    private static Map<Class<?>, Conversion> texts() {
        Map<Class<?>, Conversion> table = table(String.class, Map.of());
        table.put(CharSequence.class, carrier -> carrier);
        table.put(Character.class, carrier -> character((String) carrier));
        // where a database has no such type: SQLite keeps times as text, MySQL UUIDs as char(36)
        table.put(UUID.class, carrier -> ElementType.UUID.parse((String) carrier));
        table.put(LocalDate.class, carrier -> ElementType.DATE.parse((String) carrier));
        table.put(LocalTime.class, carrier -> ElementType.TIME.parse((String) carrier));
        table.put(LocalDateTime.class, carrier -> ElementType.TIMESTAMP.parse((String) carrier));
        table.put(OffsetDateTime.class, carrier -> ElementType.INSTANT.parse((String) carrier));
        table.put(
                ZonedDateTime.class,
                carrier -> ((OffsetDateTime) ElementType.INSTANT.parse((String) carrier)).toZonedDateTime());
        table.put(Instant.class, carrier -> ((OffsetDateTime) ElementType.INSTANT.parse((String) carrier)).toInstant());
        table.put(OffsetTime.class, carrier -> OffsetTime.parse((String) carrier, OFFSET_TIME));
        return table;
    }

    private static long within(long value, long limit) {
        if (value < -limit || value > limit) {
            throw new ArithmeticException("it has more digits than the type keeps");
        }
        return value;
    }

    private static boolean truth(long value) {
        if (value != 0 && value != 1) {
            throw new ArithmeticException("a truth value is 0 or 1");
        }
        return value == 1;
    }

    private static LocalDate midnight(LocalDateTime time) {
        if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new ArithmeticException("it has a time of day");
        }
        return time.toLocalDate();
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("it is not one character");
        }
        return text.charAt(0);
    }

    private static UUID uuid(Object carrier) {
        byte[] bytes = (byte[]) carrier;
        if (bytes.length != 16) {
            throw new IllegalArgumentException("it has " + bytes.length + " bytes, not 16");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}

package dev.rowloom.export;

import static dev.rowloom.export.Fixtures.column;
import static dev.rowloom.export.Fixtures.table;

import dev.rowloom.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A table with a column of every encoding, and rows for it. */
final class EveryType {

    static final Table TABLE = table(
                    "every_type",
                    column("n", Fixtures.INTEGER),
                    column("amount", Fixtures.DECIMAL),
                    column("ratio", Fixtures.FLOAT),
                    column("active", Fixtures.BOOLEAN),
                    column("day", Fixtures.DATE),
                    column("at", Fixtures.TIME),
                    column("local", Fixtures.TIMESTAMP),
                    column("instant", Fixtures.INSTANT),
                    column("name", Fixtures.TEXT),
                    column("uid", Fixtures.UUID),
                    column("bytes", Fixtures.BINARY),
                    column("doc", Fixtures.JSON))
            .build();

    static final List<?> ROW = List.of(
            -42L,
            new BigDecimal("-0.05"),
            new BigDecimal("1.500"),
            true,
            LocalDate.of(2026, 3, 1),
            LocalTime.of(14, 5),
            LocalDateTime.of(2026, 3, 1, 14, 5, 0, 120_000_000),
            OffsetDateTime.parse("2026-03-01T15:05:00+01:00"),
            "Ödön",
            UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
            new byte[] {0, 10, (byte) 0xff},
            "{\"a\": 1}");

    static final List<?> NULLS = Collections.nCopies(TABLE.columns().size(), null);

    static final List<?> EDGES = List.of(
            Long.MIN_VALUE,
            new BigDecimal("9999999999.99"),
            new BigDecimal("-0.001"),
            false,
            LocalDate.of(1, 1, 1),
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1000),
            OffsetDateTime.parse("9999-12-31T23:59:59Z"),
            "it's \"so\", \\said\nshe\t",
            new UUID(0, 0),
            new byte[0],
            "[\n1e3,\n\"\\n\"]");

    static final List<?> EMPTY_TEXTS = IntStream.range(0, TABLE.columns().size())
            .mapToObj(i -> i == 8 ? "" : NULLS.get(i))
            .toList();

    private EveryType() {}
}

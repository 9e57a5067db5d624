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

    private EveryType() {}
}

package dev.rowloom.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;

/** Makes java.time values of units. */
final class Temporals {

    private Temporals() {}

    static TemporalAccessor of(Encoding encoding, long units) {
        return switch (encoding) {
            case DATE -> LocalDate.ofEpochDay(units);
            case TIME -> LocalTime.ofNanoOfDay(units * 1000);
            default -> {
                LocalDateTime local = LocalDateTime.ofEpochSecond(
                        Math.floorDiv(units, 1_000_000L),
                        (int) Math.floorMod(units, 1_000_000L) * 1000,
                        ZoneOffset.UTC);
                yield encoding == Encoding.INSTANT ? local.atOffset(ZoneOffset.UTC) : local;
            }
        };
    }
}

package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Writes the times of the catalogue, which are relative to the present, as the column holds them. */
final class Times {

    private static final String NOW = "now";
    private static final int DATE_AND_TIME_LENGTH = 19;
    private static final int DATE_LENGTH = 10;
    private static final int COMPACT_LENGTH = 8;
    private static final long MOST_SECONDS = 4_000_000_000L;
    private static final String END_OF_TIMESTAMPS = "2038-01-01T00:00:00";

    private static final Set<String> MOMENTS = Set.of(
            "time",
            "timestamp",
            "created",
            "creation",
            "modified",
            "modification",
            "updated",
            "update",
            "changed",
            "last",
            "login",
            "inserted",
            "logged",
            "at",
            "when");

    private final LocalDateTime now;

    Times(Instant now) {
        this.now = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    /** Returns the rule in the form that suits the column: dates, timestamps, or seconds or milliseconds since 1970. */
    Optional<Rule> fit(Rule.Temporal rule, ColumnFacts column) {
        DataType type = column.type();
        if (type instanceof DataType.TimeType time) {
            return Optional.of(timeOfDay(rule, time));
        } else if (type instanceof DataType.DateType) {
            return Optional.of(new Rule.Temporal(rule.shape(), date(rule.min()), date(rule.max()), Rule.Precision.DAY));
        } else if (type instanceof DataType.TimestampType && isOfDays(column)) {
            return Optional.of(new Rule.Temporal(rule.shape(), date(rule.min()), date(rule.max()), Rule.Precision.DAY));
        } else if (type instanceof DataType.TimestampType) {
            return Optional.of(
                    new Rule.Temporal(rule.shape(), timestamp(rule.min()), timestamp(rule.max()), rule.precision()));
        } else if (column.is(Family.NUMBER)) {
            return sinceEpoch(rule, column);
        }
        return text(rule, column);
    }

    /** Oracle's DATE has a time of day, which is used where the name says that something happened. */
    private static boolean isOfDays(ColumnFacts column) {
        boolean date = column.column().declaredType().trim().equalsIgnoreCase("date");
        return date && (column.hasWord("id") || MOMENTS.stream().noneMatch(column::hasWord));
    }

    /** Returns the pattern of dates for a text column that is too short for ISO 8601, or null. */
    static @org.jspecify.annotations.Nullable String format(ColumnFacts column) {
        boolean compact =
                column.is(Family.TEXT) && column.maxLength() < DATE_LENGTH && column.maxLength() >= COMPACT_LENGTH;
        return compact ? "yyyyMMdd" : null;
    }

    private static Rule timeOfDay(Rule.Temporal rule, DataType.TimeType type) {
        if (type.zone() == DataType.Zone.WITH_ZONE) {
            return new Rule.Pattern("(0[6-9]|1[0-9]|2[01]):[0-5][0-9]:00\\+00");
        }
        return rule.min().contains(":")
                ? rule
                : new Rule.Temporal(Rule.Shape.CENTRED, "06:00:00", "22:00:00", Rule.Precision.MINUTE);
    }

    private Optional<Rule> text(Rule.Temporal rule, ColumnFacts column) {
        if (rule.min().contains(":")) {
            return Optional.of(new Rule.Pattern(
                    column.maxLength() >= 8
                            ? "(0[6-9]|1[0-9]|2[01]):[0-5][0-9]:00"
                            : "(0[6-9]|1[0-9]|2[01]):[0-5][0-9]"));
        } else if (column.maxLength() < COMPACT_LENGTH) {
            return Optional.empty();
        }
        boolean day = rule.precision() == Rule.Precision.DAY
                || column.maxLength() < DATE_AND_TIME_LENGTH
                || column.hasWord("date") && !column.hasWord("time");
        return Optional.of(
                day
                        ? new Rule.Temporal(rule.shape(), date(rule.min()), date(rule.max()), Rule.Precision.DAY)
                        : new Rule.Temporal(
                                rule.shape(), timestamp(rule.min()), timestamp(rule.max()), rule.precision()));
    }

    private Optional<Rule> sinceEpoch(Rule.Temporal rule, ColumnFacts column) {
        LongDomain domain = column.domain().numbers();
        long from = moment(rule.min()).toEpochSecond(ZoneOffset.UTC);
        long to = moment(rule.max()).toEpochSecond(ZoneOffset.UTC);
        if (domain == null || domain.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal most = BigDecimal.valueOf(domain.max(), Units.scale(column.type()));
        if (most.compareTo(BigDecimal.valueOf(to)) < 0) {
            return Optional.empty();
        }
        long factor = isMillis(column, most) ? 1000 : 1;
        return Optional.of(new Rule.Number(
                rule.shape(), String.valueOf(from * factor), String.valueOf(to * factor), 0, java.util.List.of()));
    }

    private static boolean isMillis(ColumnFacts column, BigDecimal most) {
        boolean room = most.compareTo(BigDecimal.valueOf(MOST_SECONDS * 1000)) > 0;
        return room && column.is(Family.INTEGER) && !column.hasWord("unix") && !column.hasWord("seconds");
    }

    /** Returns the number of a number column's units in a second: 1000 where it counts milliseconds. */
    static long unitsPerSecond(Rule.Number rule) {
        return new BigDecimal(rule.max()).compareTo(BigDecimal.valueOf(MOST_SECONDS)) > 0 ? 1000 : 1;
    }

    private String date(String relative) {
        return moment(relative).toLocalDate().toString();
    }

    private String timestamp(String relative) {
        String text = moment(relative).toString();
        String full = text.length() == "2025-01-01T00:00".length() ? text + ":00" : text;
        return full.compareTo(END_OF_TIMESTAMPS) > 0 ? END_OF_TIMESTAMPS : full;
    }

    private LocalDateTime moment(String relative) {
        if (!relative.startsWith(NOW)) {
            return LocalDate.parse(relative).atStartOfDay();
        }
        String offset = relative.substring(NOW.length());
        if (offset.isEmpty()) {
            return now;
        }
        Period period = Period.parse(offset.substring(1));
        return offset.startsWith("-") ? now.minus(period) : now.plus(period);
    }
}

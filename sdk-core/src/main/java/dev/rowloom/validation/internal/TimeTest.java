package dev.rowloom.validation.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.internal.domain.Units;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Tests dates and times. */
final class TimeTest implements TypeTests.TypeTest {

    private static final int NANOS_PER_MICRO = 1000;

    private final DataType.Years years;
    private final long stepInMicros;
    private final @Nullable Problem outside;
    private final @Nullable Problem rounded;

    TimeTest(DataType type, TypeTests tests) {
        this.years = type instanceof DataType.TimestampType timestamp ? timestamp.years() : DataType.Years.COMMON;
        this.stepInMicros = type instanceof DataType.DateType ? 1 : Units.granularity(type);
        boolean dynamic = tests.has(Feature.DYNAMIC_TYPES);
        boolean anywhere = years.equals(DataType.Years.COMMON);
        this.outside = dynamic
                ? null
                : tests.problem(
                        anywhere ? Severity.POSSIBLE : Severity.ERROR,
                        FindingKind.RANGE,
                        "is not in the years " + years.first() + " to " + years.last() + " that "
                                + (anywhere ? "every database" : tests.declared()) + " holds",
                        "give a date within them");
        this.rounded = dynamic
                ? null
                : tests.problem(
                        Severity.WARNING,
                        FindingKind.PRECISION,
                        "is finer than " + tests.declared() + " keeps",
                        "round the value, or widen the column");
    }

    static boolean tests(DataType type) {
        return type instanceof DataType.DateType
                || type instanceof DataType.TimestampType
                || type instanceof DataType.TimeType time && time.zone() == DataType.Zone.WITHOUT_ZONE;
    }

    @Override
    public @Nullable Problem test(Object value) {
        if (value instanceof LocalDate date) {
            return inYears(date) ? null : outside;
        } else if (value instanceof LocalDateTime moment) {
            return inYears(moment.toLocalDate()) ? fine(moment.toLocalTime()) : outside;
        } else if (value instanceof OffsetDateTime moment) {
            return test(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        }
        return value instanceof LocalTime time ? fine(time) : null;
    }

    private boolean inYears(LocalDate date) {
        return date.getYear() >= years.first() && date.getYear() <= years.last();
    }

    private @Nullable Problem fine(LocalTime time) {
        return time.toNanoOfDay() / NANOS_PER_MICRO % stepInMicros == 0 ? null : rounded;
    }
}

package dev.rowloom.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the units of numbers, dates and times are written and rounded. */
final class Scales {

    private static final long SECOND = 1_000_000;
    static final long DAY = 86_400 * SECOND;
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final DateTimeFormatter CLOCK_FRACTION = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final Days DAYS = new Days();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Scales() {}

    /** Returns the scale of numbers with so many digits after the point. */
    static NumberBins.Scale numbers(int digits) {
        return new NumberBins.Scale() {
            @Override
            public String text(long units) {
                return Numbers.text(units, digits);
            }

            @Override
            public long roundest(long above, long most) {
                return Numbers.roundest(above, most);
            }

            @Override
            public long[] steps() {
                return new long[] {
                    1_000_000, 500_000, 100_000, 50_000, 10_000, 5000, 1000, 500, 250, 100, 50, 25, 20, 10, 5, 2, 1
                };
            }

            @Override
            public String step(long units) {
                return new BigDecimal(Numbers.text(units, digits))
                        .stripTrailingZeros()
                        .toPlainString();
            }
        };
    }

    /** Returns the scale of dates in days, or of times in microseconds. */
    static NumberBins.Scale times(ValueKind kind) {
        return kind == ValueKind.DATE ? DAYS : new Micros(kind);
    }

    /** Returns the scale of times between two dates or times. */
    static NumberBins.Scale durations(ValueKind kind) {
        long unit = kind == ValueKind.DATE ? DAY : 1;
        NumberBins.Scale steps = times(kind);
        return new NumberBins.Scale() {
            @Override
            public String text(long units) {
                return duration(units, unit).toString();
            }

            @Override
            public long roundest(long above, long most) {
                return kind == ValueKind.DATE
                        ? Numbers.roundest(above, most)
                        : Scales.multiple(above, most, steps.steps());
            }

            @Override
            public long[] steps() {
                return steps.steps();
            }

            @Override
            public String step(long units) {
                return steps.step(units);
            }
        };
    }

    /** Returns so many units of some microseconds; of centuries, too, which nanoseconds can't count. */
    private static Duration duration(long units, long micros) {
        return micros == DAY
                ? Duration.ofDays(units)
                : Duration.ofSeconds(Math.floorDiv(units, SECOND), Math.floorMod(units, SECOND) * 1000);
    }

    private static long multiple(long above, long most, long[] steps) {
        for (long step : steps) {
            long rounded = Math.floorDiv(most, step) * step;
            if (rounded > above) {
                return rounded;
            }
        }
        return most;
    }

    /** Days since 1970. */
    private static final class Days implements NumberBins.Scale {
        @Override
        public String text(long units) {
            return LocalDate.ofEpochDay(Math.min(units, LAST_DAY)).toString();
        }

        @Override
        public long roundest(long above, long most) {
            LocalDate date = LocalDate.ofEpochDay(Math.min(most, LAST_DAY));
            long year = date.withDayOfYear(1).toEpochDay();
            long month = date.withDayOfMonth(1).toEpochDay();
            return year > above ? year : month > above ? month : most;
        }

        @Override
        public long[] steps() {
            return new long[] {1};
        }

        @Override
        public String step(long units) {
            return "P" + units + "D";
        }
    }

    /** Microseconds since 1970, or since midnight. */
    private record Micros(ValueKind kind) implements NumberBins.Scale {

        private static final long[] STEPS = {
            DAY, 3600 * SECOND, 1800 * SECOND, 900 * SECOND, 600 * SECOND, 300 * SECOND, 60 * SECOND, SECOND, 1000, 1
        };

        @Override
        public String text(long units) {
            if (kind == ValueKind.TIME) {
                return clock(Math.max(0, Math.min(units, DAY - 1)));
            }
            long until = Math.min(units, LAST_DAY * DAY);
            long micros = Math.floorMod(until, SECOND);
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond(Math.floorDiv(until, SECOND), (int) micros * 1000, ZoneOffset.UTC);
            return time.format(micros == 0 ? WHOLE : FRACTION);
        }

        /** Returns a time of day; the end of the day is its last microsecond, as midnight is its begin. */
        private static String clock(long micros) {
            LocalTime time = LocalTime.ofNanoOfDay(micros * 1000);
            return time.format(micros % SECOND == 0 ? CLOCK : CLOCK_FRACTION);
        }

        @Override
        public long roundest(long above, long most) {
            long day = Math.floorDiv(most, DAY);
            if (kind == ValueKind.TIME || day > LAST_DAY) {
                return multiple(above, most, STEPS);
            }
            long round = DAYS.roundest(Math.floorDiv(above, DAY), day) * DAY;
            return round > above ? round : multiple(above, most, STEPS);
        }

        @Override
        public long[] steps() {
            return STEPS.clone();
        }

        @Override
        public String step(long units) {
            return duration(units, 1).toString();
        }
    }
}

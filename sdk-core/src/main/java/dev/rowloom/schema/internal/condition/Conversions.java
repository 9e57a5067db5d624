package dev.rowloom.schema.internal.condition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Converts values from one kind to another, as an assignment or a cast does; an impossible one is an error of the row. */
final class Conversions {

    private Conversions() {}

    /** Returns the value in the carrier of the kind. */
    static Object to(Kind kind, Object value) {
        return switch (kind) {
            case BOOLEAN -> truth(value);
            case INTEGER -> value instanceof Long ? value : value instanceof String text ? whole(text) : whole(value);
            case DECIMAL -> value instanceof String text ? decimal(text) : exact(value);
            case FLOAT -> value instanceof String text ? real(text) : (Object) Numbers.real(value);
            case TEXT, ENUM, UNTYPED, JSON, BITS, HSTORE, OPAQUE -> text(value);
            case NETWORK -> network(value);
            case RANGE -> range(value);
            case DATE -> date(value);
            case TIME -> time(value);
            case TIMESTAMP, INSTANT -> moment(value);
            case INTERVAL -> interval(value);
            case UUID -> uuid(value);
            case BINARY -> binary(value);
            case ARRAY -> value instanceof String text ? ArrayText.read(text) : value;
        };
    }

    /** Returns whether a value of one kind can become one of the other at all. */
    static boolean possible(Kind from, Kind to) {
        if (from == to || from.isText() || to.isText() || from == Kind.JSON || to == Kind.JSON) {
            return from != Kind.OPAQUE;
        }
        return switch (to) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT -> from.isNumber() || from == Kind.BOOLEAN;
            case DATE, TIMESTAMP, INSTANT -> from.isDateTime();
            case TIME -> from.isDateTime() || from == Kind.INTERVAL;
            case INTERVAL -> from == Kind.TIME;
            default -> false;
        };
    }

    private static Network network(Object value) {
        Network network = value instanceof Network own ? own : Network.read(value.toString());
        if (network == null) {
            throw error("network address", value);
        }
        return network;
    }

    // what its bounds are only its type says
    private static Span range(Object value) {
        if (value instanceof Span span) {
            return span;
        }
        throw error("range", value);
    }

    private static Object exact(Object value) {
        return value instanceof Long ? value : Numbers.decimal(value);
    }

    private static Long whole(Object value) {
        if (value instanceof Long
                || value instanceof Double
                || value instanceof BigDecimal
                || value instanceof Boolean) {
            return Numbers.whole(value);
        }
        throw error("number", value);
    }

    private static Long whole(String text) {
        String number = text.strip();
        try {
            return Long.valueOf(number);
        } catch (NumberFormatException e) {
            throw error("whole number", text);
        }
    }

    static BigDecimal decimal(String text) {
        String number = text.strip();
        if (number.isEmpty() || !Numbers.prefix(number).equals(number)) {
            throw error("number", text);
        }
        return new BigDecimal(number);
    }

    private static Double real(String text) {
        return decimal(text).doubleValue();
    }

    private static Boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        } else if (value instanceof String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "t", "tr", "tru", "yes", "y", "ye", "on", "1" -> true;
                case "false", "f", "fa", "fal", "fals", "no", "n", "of", "off", "0" -> false;
                default -> throw error("truth value", text);
            };
        }
        return !Numbers.isZero(value);
    }

    private static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        return moment(value).toLocalDate();
    }

    private static LocalTime time(Object value) {
        if (value instanceof LocalTime time) {
            return time;
        } else if (value instanceof LocalDateTime moment) {
            return moment.toLocalTime();
        } else if (value instanceof Interval interval) {
            return LocalTime.ofNanoOfDay(Math.floorMod(interval.micros(), Interval.MICROS_PER_DAY) * 1000);
        }
        LocalTime time = value instanceof String text ? Temporals.time(text) : null;
        if (time == null) {
            throw error("time", value);
        }
        return time;
    }

    static LocalDateTime moment(Object value) {
        if (value instanceof LocalDateTime moment) {
            return moment;
        } else if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        LocalDateTime moment = value instanceof String text ? Temporals.dateTime(text) : null;
        if (moment == null) {
            throw error("date", value);
        }
        return moment;
    }

    private static Interval interval(Object value) {
        if (value instanceof Interval interval) {
            return interval;
        } else if (value instanceof LocalTime time) {
            return new Interval(0, 0, time.toNanoOfDay() / 1000);
        }
        Interval interval = value instanceof String text ? IntervalReader.read(text) : null;
        if (interval == null) {
            throw error("interval", value);
        }
        return interval;
    }

    private static UUID uuid(Object value) {
        if (value instanceof UUID uuid) {
            return uuid;
        }
        String digits = text(value).strip().replace("{", "").replace("}", "").replace("-", "");
        if (digits.length() != 32 || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw error("UUID", value);
        }
        return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }

    private static byte[] binary(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        String text = text(value);
        try {
            return text.startsWith("\\x")
                    ? HexFormat.of().parseHex(text.substring(2))
                    : text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw error("binary", value);
        }
    }

    /** Returns the text that a cast to text gives. */
    static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        } else if (value instanceof Double real) {
            return real(real);
        } else if (value instanceof LocalDateTime moment) {
            return Temporals.text(moment);
        } else if (value instanceof LocalTime time) {
            return Temporals.text(time);
        } else if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        return value.toString();
    }

    // 1 and not 1.0
    private static String real(double value) {
        return value == StrictMath.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new BigDecimal(Double.toString(value)).toPlainString();
    }

    /** Returns the constant in that kind, or null where it is none of its values. */
    static @Nullable Object constant(Kind kind, Object value) {
        try {
            return to(kind, value);
        } catch (EvaluationException | ArithmeticException e) {
            return null;
        }
    }

    private static EvaluationException error(String kind, Object value) {
        return new EvaluationException("no " + kind + ": " + value);
    }
}

package dev.rowloom.schema.internal.condition;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TO_CHAR, TO_DATE and TO_TIMESTAMP with formats of digits. */
final class DateFormats {

    private static final Pattern FIELD = Pattern.compile("YYYY|MM|DDD|DD|HH24|MI|SS|FF\\d?|US|MS|Q|D|YY");

    private static final Map<Character, String> MYSQL = Map.of(
            'Y', "YYYY", 'y', "YY", 'm', "MM", 'd', "DD", 'H', "HH24", 'i', "MI", 's', "SS", 'S', "SS", 'f', "US");

    private DateFormats() {}

    static Typed compile(Arguments in) {
        if (in.function().equals("to_char")) {
            return in.require(1, 2).size() == 1 ? in.text(0) : toText(in, in.constant(1));
        } else if (in.require(1, 3).size() == 1) {
            return in.kind(0).isNumber() ? fromEpoch(in) : in.moment(0);
        }
        return fromText(in, in.constant(1), in.function().equals("to_date") ? ValueType.DATE : ValueType.TIMESTAMP);
    }

    /** Compiles DATE_FORMAT and STR_TO_DATE, whose formats have a percent sign before each field. */
    static Typed ofMySql(Arguments in) {
        String format = in.require(2, 2).constant(1);
        StringBuilder translated = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            boolean field = format.charAt(i) == '%' && i + 1 < format.length();
            String known = field ? MYSQL.get(format.charAt(++i)) : "\"" + format.charAt(i) + "\"";
            if (known == null) {
                throw in.unsupported("with the format " + format);
            }
            translated.append(known);
        }
        if (in.function().equals("date_format")) {
            return toText(in, translated.toString());
        }
        boolean timed = translated.indexOf("HH24") >= 0;
        return fromText(in, translated.toString(), timed ? ValueType.TIMESTAMP : ValueType.DATE);
    }

    private static Typed fromEpoch(Arguments in) {
        return Arguments.unary(
                ValueType.INSTANT,
                in.number(0),
                v -> LocalDateTime.of(1970, 1, 1, 0, 0)
                        .plusNanos(Numbers.decimal(v).movePointRight(9).longValue()));
    }

    private static Typed toText(Arguments in, String format) {
        if (!in.kind(0).isDateTime() && !in.function().equals("date_format")) {
            throw in.unsupported("of a value that is no date");
        }
        List<String> parts = parts(in, format);
        return Arguments.unary(ValueType.TEXT, in.moment(0), v -> {
            StringBuilder out = new StringBuilder();
            for (String part : parts) {
                out.append(written(part, (LocalDateTime) v));
            }
            return out.toString();
        });
    }

    private static List<String> parts(Arguments in, String format) {
        List<String> parts = new ArrayList<>();
        String upper = format.toUpperCase(Locale.ROOT);
        Matcher field = FIELD.matcher(upper);
        int at = 0;
        while (at < upper.length()) {
            if (field.region(at, upper.length()).lookingAt()) {
                parts.add(field.group());
                at = field.end();
            } else if (Character.isLetter(upper.charAt(at))) {
                throw in.unsupported("with the format " + format);
            } else if (upper.charAt(at) == '"' && upper.indexOf('"', at + 1) > 0) {
                int end = upper.indexOf('"', at + 1);
                parts.add('"' + format.substring(at + 1, end));
                at = end + 1;
            } else {
                parts.add('"' + format.substring(at, at + 1));
                at++;
            }
        }
        return parts;
    }

    private static String written(String part, LocalDateTime moment) {
        return switch (part) {
            case "YYYY" -> digits(moment.getYear(), 4);
            case "YY" -> digits(moment.getYear() % 100, 2);
            case "Q" -> digits((moment.getMonthValue() + 2) / 3, 1);
            case "MM" -> digits(moment.getMonthValue(), 2);
            case "DDD" -> digits(moment.getDayOfYear(), 3);
            case "DD" -> digits(moment.getDayOfMonth(), 2);
            case "D" -> digits(moment.getDayOfWeek().getValue() % 7 + 1, 1);
            case "HH24" -> digits(moment.getHour(), 2);
            case "MI" -> digits(moment.getMinute(), 2);
            case "SS" -> digits(moment.getSecond(), 2);
            default -> part.startsWith("\"") ? part.substring(1) : fraction(part, moment);
        };
    }

    private static String fraction(String part, LocalDateTime moment) {
        int digits = part.equals("MS") ? 3 : part.length() == 3 ? part.charAt(2) - '0' : 6;
        String micros = digits(moment.get(java.time.temporal.ChronoField.MICRO_OF_SECOND), 6) + "000";
        return micros.substring(0, digits);
    }

    private static String digits(int number, int width) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    // formats in the order of ISO 8601, whatever their separators
    private static Typed fromText(Arguments in, String given, ValueType type) {
        String format = given.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (!Set.of("YYYYMMDD", "YYYYMMDDHH24MI", "YYYYMMDDHH24MISS", "YYYYMMDDHH24MISSFF", "YYYYMMDDHH24MISSUS")
                .contains(format)) {
            throw in.unsupported("with the format " + in.constant(1));
        }
        if (in.size() == 3 && !isPlain(in.constant(2))) {
            throw in.unsupported("with " + in.constant(2));
        }
        return Arguments.unary(type, in.text(0), v -> {
            String text = ((String) v).strip().replaceFirst("^(\\d{4})[^0-9](\\d{1,2})[^0-9](\\d{1,2})", "$1-$2-$3");
            return Conversions.to(type.kind(), text);
        });
    }

    // Oracle's third argument: digits are the same in every language
    private static boolean isPlain(String settings) {
        String upper = settings.toUpperCase(Locale.ROOT);
        return !upper.contains("CALENDAR") || upper.contains("GREGORIAN");
    }
}

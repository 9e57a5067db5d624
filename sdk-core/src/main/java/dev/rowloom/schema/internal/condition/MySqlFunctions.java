package dev.rowloom.schema.internal.condition;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions that MySQL and MariaDB alone have. */
final class MySqlFunctions {

    /** The number that TO_DAYS gives 1970-01-01. */
    private static final long EPOCH_DAY = 719_528;

    private static final long DAY_SECONDS = 86_400;

    private MySqlFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "field" -> field(in.require(2, Integer.MAX_VALUE));
            case "elt" -> elt(in.require(2, Integer.MAX_VALUE));
            case "find_in_set" -> findInSet(in.require(2, 2));
            case "substring_index" -> substringIndex(in.require(3, 3));
            case "strcmp" -> compared(in.require(2, 2));
            case "hex" -> hex(in.require(1, 1));
            case "inet_aton" ->
                Arguments.unary(ValueType.LONG, in.require(1, 1).text(0), text -> {
                    Network address = Network.read((String) text);
                    return address == null || address.family() != 4
                            ? null
                            : (Object) address.address().longValue();
                });
            case "is_ipv4" -> isAddress(in.require(1, 1), 4);
            case "is_ipv6" -> isAddress(in.require(1, 1), 6);
            case "is_uuid" ->
                Arguments.unary(ValueType.INTEGER, in.require(1, 1).text(0), text -> isUuid((String) text) ? 1L : 0L);
            case "interval" -> in.size() > 2 ? interval(in) : null;
            default -> ofTimes(in);
        };
    }

    private static @Nullable Typed ofTimes(Arguments in) {
        return switch (in.function()) {
            case "date_format", "str_to_date" -> DateFormats.ofMySql(in);
            case "time_to_sec" ->
                Arguments.unary(ValueType.LONG, in.require(1, 1).get(0), v ->
                        (long) ((LocalTime) Conversions.to(Kind.TIME, v)).toSecondOfDay());
            case "sec_to_time" ->
                Arguments.unary(
                        ValueType.TIME,
                        in.require(1, 1).number(0),
                        v -> LocalTime.ofSecondOfDay(Math.floorMod(Numbers.whole(v), DAY_SECONDS)));
            case "to_days" -> days(in.require(1, 1));
            case "from_days" ->
                Arguments.unary(
                        ValueType.DATE,
                        in.require(1, 1).number(0),
                        v -> LocalDate.ofEpochDay(Numbers.whole(v) - EPOCH_DAY));
            case "to_seconds" ->
                Arguments.unary(
                        ValueType.LONG,
                        in.require(1, 1).moment(0),
                        v -> ((LocalDateTime) v).toEpochSecond(ZoneOffset.UTC) + EPOCH_DAY * DAY_SECONDS);
            case "unix_timestamp" ->
                in.size() == 1
                        ? Arguments.unary(
                                ValueType.LONG, in.moment(0), v -> ((LocalDateTime) v).toEpochSecond(ZoneOffset.UTC))
                        : null;
            default -> null;
        };
    }

    private static Typed days(Arguments in) {
        return Arguments.unary(
                ValueType.LONG,
                in.moment(0),
                v -> ((LocalDateTime) v).toLocalDate().toEpochDay() + EPOCH_DAY);
    }

    private static Comparisons.Order order(Arguments in) {
        Comparisons comparisons = new Comparisons(in.scope());
        return Comparisons.order(comparisons.equality(
                in.get(0).type().equality(), in.get(1).type().equality()));
    }

    // the number of the first that is the same; 0 where none is, or where it is null
    private static Typed field(Arguments in) {
        if (!in.kind(0).isText()) {
            throw in.unsupported("of " + in.kind(0));
        }
        Comparisons.Order order = order(in);
        List<Typed> texts = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            texts.add(in.text(i));
        }
        return Folding.fold(
                ValueType.INTEGER,
                row -> {
                    Object wanted = texts.get(0).code().run(row);
                    for (int i = 1; wanted != null && i < texts.size(); i++) {
                        Object value = texts.get(i).code().run(row);
                        if (value != null && order.compare(wanted, value) == 0) {
                            return (long) i;
                        }
                    }
                    return 0L;
                },
                in.values().toArray(Typed[]::new));
    }

    private static Typed elt(Arguments in) {
        Typed number = in.number(0);
        List<Typed> texts = new ArrayList<>();
        for (int i = 1; i < in.size(); i++) {
            texts.add(in.text(i));
        }
        return Folding.fold(
                texts.get(0).type(),
                row -> {
                    Object asked = number.code().run(row);
                    long index = asked == null ? 0 : Numbers.whole(asked);
                    return index < 1 || index > texts.size()
                            ? null
                            : texts.get((int) index - 1).code().run(row);
                },
                in.values().toArray(Typed[]::new));
    }

    private static Typed findInSet(Arguments in) {
        Comparisons.Order order = order(in);
        return Arguments.nary(ValueType.INTEGER, List.of(in.text(0), in.text(1)), v -> {
            String[] members = v[1].equals("") ? new String[0] : ((String) v[1]).split(",", -1);
            for (int i = 0; i < members.length; i++) {
                if (order.compare(v[0], members[i]) == 0) {
                    return i + 1L;
                }
            }
            return 0L;
        });
    }

    // what stands before the nth delimiter, or behind the nth from the end
    private static Typed substringIndex(Arguments in) {
        return Arguments.nary(in.text(0).type(), List.of(in.text(0), in.text(1), in.number(2)), v -> {
            String text = (String) v[0];
            String delimiter = (String) v[1];
            long count = Numbers.whole(v[2]);
            if (delimiter.isEmpty() || count == 0) {
                return "";
            }
            int at = count > 0 ? -delimiter.length() : text.length();
            for (long left = Math.abs(count); left > 0; left--) {
                at = count > 0 ? text.indexOf(delimiter, at + delimiter.length()) : before(text, delimiter, at);
                if (at < 0) {
                    return text;
                }
            }
            return count > 0 ? text.substring(0, at) : text.substring(at + delimiter.length());
        });
    }

    private static int before(String text, String delimiter, int at) {
        return text.lastIndexOf(delimiter, at - delimiter.length());
    }

    private static Typed compared(Arguments in) {
        Comparisons.Order order = order(in);
        return Arguments.nary(ValueType.INTEGER, List.of(in.text(0), in.text(1)), v ->
                (long) Integer.signum(order.compare(v[0], v[1])));
    }

    private static Typed hex(Arguments in) {
        HexFormat format = HexFormat.of().withUpperCase();
        return Arguments.unary(
                ValueType.TEXT,
                in.get(0),
                v -> v instanceof Number
                        ? Long.toHexString(Numbers.whole(v)).toUpperCase(Locale.ROOT)
                        : format.formatHex(in.textOf(v).getBytes(StandardCharsets.UTF_8)));
    }

    private static Typed isAddress(Arguments in, int family) {
        Typed text = in.text(0);
        return Folding.fold(
                ValueType.INTEGER,
                row -> {
                    Object value = text.code().run(row);
                    // null is no address, and not unknown
                    boolean masked = value != null && ((String) value).contains("/");
                    Network address = value == null || masked ? null : Network.read((String) value);
                    return address != null && address.family() == family ? 1L : 0L;
                },
                text);
    }

    private static boolean isUuid(String text) {
        String digits = "[0-9a-fA-F]";
        return text.matches(digits + "{32}|\\{?" + digits + "{8}(-" + digits + "{4}){3}-" + digits + "{12}\\}?");
    }

    // INTERVAL(n, a, b, …): how many of the others, which ascend, are not above the first
    private static Typed interval(Arguments in) {
        List<Typed> numbers = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            numbers.add(in.number(i));
        }
        return Folding.fold(
                ValueType.INTEGER,
                row -> {
                    Object first = numbers.get(0).code().run(row);
                    long below = first == null ? -1 : 0;
                    for (int i = 1; first != null && i < numbers.size(); i++) {
                        Object other = numbers.get(i).code().run(row);
                        below += other == null || Numbers.compare(other, first) <= 0 ? 1 : 0;
                    }
                    return below;
                },
                in.values().toArray(Typed[]::new));
    }
}

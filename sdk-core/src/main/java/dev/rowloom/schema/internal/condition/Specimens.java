package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of types that are written as text and have an order or a make-up of their own, around what conditions name: ranges,
 * network addresses, strings of bits. Which of them pass, the conditions themselves say.
 */
public final class Specimens {

    private static final int[] STEPS = {0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610};
    private static final long[] WIDTHS = {7, 1, 30, 3, 90, 14, 365, 2};
    private static final int MOST_WIDTHS = 12;
    private static final int MOST_BITS = 64;
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 2);
    private static final LocalDate EARLY = LocalDate.of(1995, 1, 1);
    private static final LocalDate LATE = LocalDate.of(2040, 1, 1);

    private final List<Object> named = new ArrayList<>();

    private Specimens(List<Expression> conditions) {
        conditions.forEach(this::collect);
    }

    private void collect(Expression part) {
        if (part instanceof Literal literal && literal.value() != null) {
            named.add(literal.value());
        }
        part.children().forEach(this::collect);
    }

    /**
     * Returns texts of a type, in lists of which the first hold what is usual.
     *
     * @param conditions what the texts are for
     */
    public static List<List<String>> of(DataType type, List<Expression> conditions) {
        Specimens specimens = new Specimens(conditions);
        if (type instanceof DataType.RangeType range) {
            return specimens.ranges(range.element());
        } else if (type instanceof DataType.NetworkType network) {
            return specimens.networks(network.kind());
        }
        return type instanceof DataType.BitType bits ? List.of(specimens.bits(bits)) : List.of();
    }

    // ---- ranges

    private List<List<String>> ranges(DataType element) {
        Kind kind = ValueType.of(element).kind();
        List<Object> starts = starts(kind);
        Set<Long> widths = new LinkedHashSet<>();
        named.stream()
                .map(value -> width(kind, value))
                .filter(width -> width > 0)
                .forEach(widths::add);
        for (long width : WIDTHS) {
            widths.add(kind == Kind.TIMESTAMP || kind == Kind.INSTANT ? width * Interval.MICROS_PER_DAY / 24 : width);
        }
        List<String> usual = new ArrayList<>();
        List<String> framed = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Object start : starts) {
            open.add("[" + written(start) + ",)");
            open.add("(," + written(start) + ")");
            widths.stream().limit(MOST_WIDTHS).forEach(width -> {
                String bounds = written(start) + "," + written(plus(start, width));
                usual.add("[" + bounds + ")");
                framed.add("[" + bounds + "]");
                framed.add("(" + bounds + "]");
                framed.add("(" + bounds + ")");
            });
        }
        usual.add("[" + written(early(kind)) + "," + written(late(kind)) + ")");
        return List.of(usual, framed, open, List.of("empty", "(,)"));
    }

    private List<Object> starts(Kind kind) {
        List<Object> starts = new ArrayList<>();
        Object usual =
                temporal(kind) ? kind == Kind.DATE ? FIRST_DAY : (Object) FIRST_DAY.atTime(8, 0) : BigDecimal.TEN;
        List<Object> anchors = new ArrayList<>(List.of(usual));
        for (Object value : named) {
            anchors.addAll(anchors(kind, value));
        }
        for (Object anchor : anchors) {
            long unit = kind == Kind.TIMESTAMP || kind == Kind.INSTANT ? Interval.MICROS_PER_DAY : 1;
            for (int step : STEPS) {
                starts.add(plus(anchor, step * unit));
                if (anchor != usual) {
                    starts.add(plus(anchor, -step * unit));
                }
            }
        }
        return starts.stream().distinct().toList();
    }

    /** Returns the values that a literal is, or the bounds of a range that it is. */
    private static List<Object> anchors(Kind kind, Object literal) {
        Object alone = anchor(kind, literal);
        if (alone != null) {
            return List.of(alone);
        }
        List<Object> bounds = new ArrayList<>();
        if (literal instanceof String text && text.length() > 2 && "[(".indexOf(text.charAt(0)) >= 0) {
            for (String bound : text.substring(1, text.length() - 1).split(",", -1)) {
                Object value = anchor(kind, bound.replace("\"", ""));
                bounds.addAll(value == null ? List.of() : List.of(value));
            }
        }
        return bounds;
    }

    private static @Nullable Object anchor(Kind kind, Object literal) {
        if (temporal(kind)) {
            boolean long_ = literal instanceof String text && text.length() >= 10;
            return long_ ? Conversions.constant(kind, literal) : null;
        }
        Object number =
                literal instanceof String text && text.isBlank() ? null : Conversions.constant(Kind.DECIMAL, literal);
        return number == null ? null : Numbers.decimal(number);
    }

    private static long width(Kind kind, Object literal) {
        Object value = literal instanceof String text ? IntervalReader.read(text) : literal;
        boolean moment = kind == Kind.TIMESTAMP || kind == Kind.INSTANT;
        if (value instanceof Interval interval) {
            long days = interval.months() * 30L + interval.days();
            return moment ? days * Interval.MICROS_PER_DAY + interval.micros() : days;
        }
        return value instanceof Long number && number < 100_000 ? moment ? number * 1_000_000 : number : 0;
    }

    private static boolean temporal(Kind kind) {
        return kind == Kind.DATE || kind == Kind.TIMESTAMP || kind == Kind.INSTANT;
    }

    private static Object early(Kind kind) {
        return temporal(kind) ? EARLY : (Object) BigDecimal.ZERO;
    }

    private static Object late(Kind kind) {
        return temporal(kind) ? LATE : (Object) BigDecimal.valueOf(1_000_000);
    }

    private static Object plus(Object value, long distance) {
        if (value instanceof LocalDate date) {
            return date.plusDays(distance);
        } else if (value instanceof LocalDateTime moment) {
            return moment.plusNanos(distance * 1000);
        }
        return ((BigDecimal) value).add(BigDecimal.valueOf(distance));
    }

    private static String written(Object value) {
        return value instanceof LocalDateTime moment
                ? "\"" + Temporals.text(moment) + "\""
                : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    // ---- addresses

    private List<List<String>> networks(DataType.NetworkKind kind) {
        if (kind != DataType.NetworkKind.INET && kind != DataType.NetworkKind.CIDR) {
            return List.of();
        }
        List<Network> bases = new ArrayList<>();
        for (Object value : named) {
            Network network = value instanceof String text ? Network.read(text) : null;
            bases.addAll(network == null ? List.of() : List.of(network.network()));
        }
        for (String usual : List.of("10.20.0.0/16", "192.168.0.0/16", "2001:db8::/32", "172.16.0.0/12")) {
            bases.add(java.util.Objects.requireNonNull(Network.read(usual)));
        }
        Set<Integer> masks = new LinkedHashSet<>(List.of(32, 128, 24, 16, 64, 48, 8));
        named.forEach(value -> {
            if (value instanceof Long number && number >= 0 && number <= 128) {
                masks.add((int) (long) number);
            }
        });
        boolean whole = kind == DataType.NetworkKind.CIDR;
        List<String> found = new ArrayList<>();
        for (Network base : bases) {
            for (int mask : masks) {
                if (mask <= base.bits()) {
                    addWithin(base, mask, whole, found);
                }
            }
        }
        return List.of(found.stream().distinct().toList());
    }

    // spread over the network, so that the addresses are of many parts of it
    private static void addWithin(Network base, int mask, boolean whole, List<String> found) {
        int room = Math.min(30, base.bits() - base.prefix());
        for (int step : STEPS) {
            long offset = room == 0 ? 0 : Math.floorMod(step * 2_654_435_761L, 1L << room);
            java.math.BigInteger address = base.address().add(java.math.BigInteger.valueOf(offset));
            Network made = new Network(base.bits(), address, mask);
            Network written = whole ? made.network() : made;
            found.add(mask == base.bits() && !whole ? written.host() : written.toString());
        }
    }

    // ---- bits

    private List<String> bits(DataType.BitType type) {
        Set<String> found = new LinkedHashSet<>();
        boolean fixed = type.padding() == DataType.Padding.FIXED;
        int most = Math.min(type.length(), MOST_BITS);
        for (int length = fixed ? most : 1; length <= most && (!fixed || type.length() == most); length++) {
            for (int step = 0; step < 200; step++) {
                String digits = Long.toBinaryString(step < 100 ? step : step * 0x9E3779B97F4A7C15L);
                String padded = "0".repeat(Math.max(0, length - digits.length())) + digits;
                found.add(padded.substring(padded.length() - length));
            }
        }
        return List.copyOf(found);
    }
}

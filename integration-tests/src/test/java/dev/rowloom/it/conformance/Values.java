package dev.rowloom.it.conformance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a column can be, as far as one condition tells: null or not, and if not, a number within bounds, and one of a list.
 *
 * @param admitsNull whether it can be null
 * @param admitsValues whether it can be anything else
 * @param low the least number, or null
 * @param high the greatest number, or null
 * @param listed the only values in lower case, or null where any other will do
 * @param excluded the values that it can't take, in lower case
 */
record Values(
        boolean admitsNull,
        boolean admitsValues,
        @Nullable Bound low,
        @Nullable Bound high,
        @Nullable Set<String> listed,
        Set<String> excluded) {

    /** A bound, and whether the number itself is within. */
    record Bound(BigDecimal number, boolean inclusive) {}

    static final Values ANY = new Values(true, true, null, null, null, Set.of());
    static final Values NULL = new Values(true, false, null, null, null, Set.of());
    static final Values NOT_NULL = new Values(false, true, null, null, null, Set.of());

    /** Values of one spelling are the same; so are those that a collation may take for the same. */
    static String folded(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    static Values listed(List<String> values) {
        Set<String> folded = new TreeSet<>();
        values.forEach(value -> folded.add(folded(value)));
        return new Values(false, true, null, null, folded, Set.of());
    }

    static Values excluding(List<String> values) {
        return new Values(false, true, null, null, null, listed(values).listed());
    }

    static Values atLeast(BigDecimal number, boolean inclusive) {
        return new Values(false, true, new Bound(number, inclusive), null, null, Set.of());
    }

    static Values atMost(BigDecimal number, boolean inclusive) {
        return new Values(false, true, null, new Bound(number, inclusive), null, Set.of());
    }

    static Values within(BigDecimal low, BigDecimal high) {
        return atLeast(low, true).and(atMost(high, true));
    }

    Values orNull() {
        return new Values(true, admitsValues, low, high, listed, excluded);
    }

    Values and(Values other) {
        Set<String> both = listed;
        if (both == null) {
            both = other.listed;
        } else if (other.listed != null) {
            both = new TreeSet<>(both);
            both.retainAll(other.listed);
        }
        Set<String> out = new TreeSet<>(excluded);
        out.addAll(other.excluded);
        return new Values(
                admitsNull && other.admitsNull,
                admitsValues && other.admitsValues,
                tighter(low, other.low, 1),
                tighter(high, other.high, -1),
                both,
                out);
    }

    private static @Nullable Bound tighter(@Nullable Bound a, @Nullable Bound b, int sign) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int order = a.number.compareTo(b.number) * sign;
        return order > 0 || (order == 0 && !a.inclusive) ? a : b;
    }

    /** Returns whether nothing at all is left. */
    boolean isEmpty() {
        return !admitsNull && (!admitsValues || isWithoutValues());
    }

    /** Returns whether null is all that can be left. */
    boolean isWithoutValues() {
        if (!admitsValues) {
            return true;
        }
        if (listed != null) {
            return listed.stream().noneMatch(this::admits);
        }
        if (low == null || high == null) {
            return false;
        }
        int order = low.number.compareTo(high.number);
        boolean one = order == 0 && low.inclusive && high.inclusive;
        return order > 0
                || (order == 0 && !one)
                || (one && excluded.contains(low.number.stripTrailingZeros().toPlainString()));
    }

    /** What is no number may be within any bounds. */
    boolean admits(String value) {
        if (excluded.contains(value)) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return isWithin(low, number, 1) && isWithin(high, number, -1);
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static boolean isWithin(@Nullable Bound bound, BigDecimal number, int sign) {
        if (bound == null) {
            return true;
        }
        int order = number.compareTo(bound.number) * sign;
        return order > 0 || (order == 0 && bound.inclusive);
    }
}

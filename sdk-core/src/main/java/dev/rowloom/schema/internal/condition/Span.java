package dev.rowloom.schema.internal.condition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of values, as PostgreSQL's range types hold it: of whole numbers and dates from a bound on that is within, up to one
 * that is not.
 *
 * @param kind what the bounds are
 * @param lower the lower bound, or null where there is none
 * @param fromLower whether the lower bound is within
 * @param upper the upper bound, or null where there is none
 * @param toUpper whether the upper bound is within
 * @param empty whether it holds nothing; it has no bounds then
 */
record Span(
        Kind kind,
        @Nullable Object lower,
        boolean fromLower,
        @Nullable Object upper,
        boolean toUpper,
        boolean empty) {

    static Span empty(Kind kind) {
        return new Span(kind, null, false, null, false, true);
    }

    /**
     * Makes a range of its bounds.
     *
     * @param bounds which of them are within, such as {@code [)}
     * @throws EvaluationException if the upper bound is below the lower one
     */
    static Span of(Kind kind, @Nullable Object lower, @Nullable Object upper, String bounds) {
        boolean discrete = kind == Kind.INTEGER || kind == Kind.DATE;
        boolean from = lower != null && bounds.startsWith("[");
        boolean to = upper != null && bounds.endsWith("]");
        if (lower != null && upper != null) {
            int order = compare(lower, upper);
            if (order > 0) {
                throw new EvaluationException("range lower bound must be less than or equal to range upper bound");
            } else if (order == 0 && !(from && to)) {
                return empty(kind);
            }
        }
        if (!discrete) {
            return new Span(kind, lower, from, upper, to, false);
        }
        Object first = lower == null || from ? lower : next(lower);
        Object end = upper == null || !to ? upper : next(upper);
        boolean none = first != null && end != null && compare(first, end) >= 0;
        return none ? empty(kind) : new Span(kind, first, first != null, end, false, false);
    }

    private static Object next(Object value) {
        return value instanceof LocalDate date ? date.plusDays(1) : (Object) (Numbers.whole(value) + 1);
    }

    /**
     * Reads a range as text.
     *
     * @throws EvaluationException if it is none
     */
    static Span read(Kind kind, String text) {
        String range = text.strip();
        if (range.equalsIgnoreCase("empty")) {
            return empty(kind);
        }
        List<@Nullable String> bounds = range.length() < 3 ? List.of() : bounds(range.substring(1, range.length() - 1));
        boolean framed = !range.isEmpty()
                && "[(".indexOf(range.charAt(0)) >= 0
                && "])".indexOf(range.charAt(range.length() - 1)) >= 0;
        if (!framed || bounds.size() != 2) {
            throw new EvaluationException("no range: " + text);
        }
        String frame = "" + range.charAt(0) + range.charAt(range.length() - 1);
        return of(kind, bound(kind, bounds.get(0)), bound(kind, bounds.get(1)), frame);
    }

    /** Returns a constant as a range of a type, or null where it is none. */
    static @Nullable Span constant(ValueType type, Object text) {
        try {
            Kind element = type.element();
            return element == null ? null : read(element, text.toString());
        } catch (EvaluationException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object bound(Kind kind, @Nullable String text) {
        return text == null ? null : ColumnCells.carrier(kind, Conversions.to(kind, text));
    }

    // a bound that is not written is none; one in quotes may hold a comma
    private static List<@Nullable String> bounds(String inside) {
        List<@Nullable String> bounds = new ArrayList<>();
        StringBuilder bound = new StringBuilder();
        boolean written = false;
        boolean quoted = false;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                written = true;
            } else if (c == ',' && !quoted) {
                bounds.add(written ? bound.toString() : null);
                bound.setLength(0);
                written = false;
            } else {
                bound.append(c);
                written = true;
            }
        }
        bounds.add(written ? bound.toString() : null);
        return bounds;
    }

    /** Returns how two bounds compare. */
    @SuppressWarnings("unchecked")
    static int compare(Object a, Object b) {
        return a instanceof Number ? Numbers.compare(a, b) : ((Comparable<Object>) a).compareTo(b);
    }

    /** Returns whether a value is within. */
    boolean contains(Object value) {
        boolean above = lower == null || compare(lower, value) < (fromLower ? 1 : 0);
        boolean below = upper == null || compare(value, upper) < (toUpper ? 1 : 0);
        return !empty && above && below;
    }

    /** Returns whether all of another range is within. */
    boolean contains(Span other) {
        if (empty || other.empty) {
            return other.empty;
        }
        boolean above = lower == null
                || other.lower != null && compare(lower, other.lower) < (fromLower || !other.fromLower ? 1 : 0);
        boolean below = upper == null
                || other.upper != null && compare(other.upper, upper) < (toUpper || !other.toUpper ? 1 : 0);
        return above && below;
    }

    /** Returns whether two ranges have a value in common. */
    boolean overlaps(Span other) {
        return !empty && !other.empty && !isLeftOf(other) && !other.isLeftOf(this);
    }

    /** Returns whether all of it is below all of another range. */
    boolean isLeftOf(Span other) {
        if (empty || other.empty || upper == null || other.lower == null) {
            return false;
        }
        return compare(upper, other.lower) < (toUpper && other.fromLower ? 0 : 1);
    }

    /** Returns whether two ranges are the same. */
    boolean same(Span other) {
        return empty == other.empty
                && fromLower == other.fromLower
                && toUpper == other.toUpper
                && sameBound(lower, other.lower)
                && sameBound(upper, other.upper);
    }

    private static boolean sameBound(@Nullable Object a, @Nullable Object b) {
        return a == null || b == null ? a == b : compare(a, b) == 0;
    }
}

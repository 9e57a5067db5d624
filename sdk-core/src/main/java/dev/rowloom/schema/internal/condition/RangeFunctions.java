package dev.rowloom.schema.internal.condition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's ranges: what makes them, their bounds, containment and overlap. */
final class RangeFunctions {

    private static final Map<String, Kind> CONSTRUCTORS = Map.of(
            "int4range", Kind.INTEGER,
            "int8range", Kind.INTEGER,
            "numrange", Kind.DECIMAL,
            "daterange", Kind.DATE,
            "tsrange", Kind.TIMESTAMP,
            "tstzrange", Kind.INSTANT);

    private static final Set<String> FRAMES = Set.of("[)", "(]", "[]", "()");

    private RangeFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        Kind constructed = CONSTRUCTORS.get(in.function());
        if (constructed != null && in.size() > 1) {
            return constructor(in.require(2, 3), constructed);
        } else if (in.function().equals("isempty") && in.require(1, 1).kind(0) != Kind.RANGE) {
            // of a multirange, which is the only other type there is
            return Arguments.unary(
                    ValueType.BOOLEAN,
                    in.get(0),
                    value -> value.toString().strip().equals("{}"));
        } else if (in.values().stream().noneMatch(value -> value.kind() == Kind.RANGE)) {
            return null;
        }
        return switch (in.function()) {
            case "isempty" -> test(in, Span::empty);
            case "lower_inc" -> test(in, Span::fromLower);
            case "upper_inc" -> test(in, Span::toUpper);
            case "lower_inf" -> test(in, span -> !span.empty() && span.lower() == null);
            case "upper_inf" -> test(in, span -> !span.empty() && span.upper() == null);
            case "lower" -> bound(in, true);
            case "upper" -> bound(in, false);
            case "@>" -> contains(in.require(2, 2), 0, 1);
            case "<@" -> contains(in.require(2, 2), 1, 0);
            case "&&" -> both(in, Span::overlaps);
            case "<<" -> both(in, Span::isLeftOf);
            case ">>" -> both(in, (a, b) -> b.isLeftOf(a));
            default -> null;
        };
    }

    private static Typed constructor(Arguments in, Kind kind) {
        String frame = in.size() == 3 ? in.constant(2) : "[)";
        if (!FRAMES.contains(frame)) {
            throw in.unsupported("with the bounds " + frame);
        }
        Code lower = Comparisons.to(in.get(0), kind).code();
        Code upper = Comparisons.to(in.get(1), kind).code();
        return Folding.fold(
                ValueType.range(kind),
                row -> Span.of(kind, lower.run(row), upper.run(row), frame),
                in.get(0),
                in.get(1));
    }

    private static Typed test(Arguments in, Predicate<Span> test) {
        return Arguments.unary(ValueType.BOOLEAN, in.require(1, 1).get(0), value -> test.test((Span) value));
    }

    private static Typed bound(Arguments in, boolean lower) {
        Kind element = Objects.requireNonNull(in.require(1, 1).get(0).type().element());
        ValueType type = element == Kind.INTEGER ? ValueType.LONG : ValueType.of(element);
        return Arguments.unary(type, in.get(0), value -> lower ? ((Span) value).lower() : ((Span) value).upper());
    }

    private static Typed contains(Arguments in, int outer, int inner) {
        Typed range = in.get(outer);
        Kind element = range.type().element();
        if (range.kind() != Kind.RANGE || element == null) {
            return both(in, outer == 0 ? Span::contains : (a, b) -> b.contains(a));
        } else if (in.kind(inner) == Kind.RANGE || in.kind(inner) == Kind.UNTYPED) {
            return both(in, outer == 0 ? Span::contains : (a, b) -> b.contains(a));
        }
        Typed value = Comparisons.to(in.get(inner), element);
        return Arguments.nary(ValueType.BOOLEAN, List.of(range, value), v -> ((Span) v[0]).contains(v[1]));
    }

    private static Typed both(Arguments in, BiPredicate<Span, Span> test) {
        Kind element = in.require(2, 2).values().stream()
                .filter(value -> value.kind() == Kind.RANGE)
                .map(value -> value.type().element())
                .findFirst()
                .orElse(null);
        return Arguments.nary(
                ValueType.BOOLEAN,
                List.of(range(in, 0, element), range(in, 1, element)),
                v -> test.test((Span) v[0], (Span) v[1]));
    }

    private static Typed range(Arguments in, int index, @Nullable Kind element) {
        Typed value = in.get(index);
        if (value.kind() == Kind.RANGE && value.type().element() == element) {
            return value;
        } else if (!value.kind().isText() || element == null) {
            throw in.unsupported("of " + value.kind());
        }
        return Arguments.unary(ValueType.range(element), value, text -> Span.read(element, (String) text));
    }
}

package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's arrays: ARRAY[…], quantified comparisons, containment, length. */
final class ArrayFunctions {

    private ArrayFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "array" -> constructed(in);
            case "any" -> quantified(in.require(3, 3), true);
            case "all" -> quantified(in.require(3, 3), false);
            case "array_length" -> length(in.require(2, 2), true);
            case "cardinality" -> length(in.require(1, 1), false);
            case "array_position" -> position(in.require(2, 2));
            case "array_remove" -> removed(in.require(2, 2));
            case "@>" -> contains(in.require(2, 2), 0, 1);
            case "<@" -> contains(in.require(2, 2), 1, 0);
            case "&&" -> overlaps(in.require(2, 2));
            case "string_to_array" -> split(in.require(2, 2));
            case "array_ndims" ->
                Arguments.unary(
                        ValueType.INTEGER,
                        array(in.require(1, 1), 0, null),
                        v -> ((List<?>) v).isEmpty() ? null : (Object) 1L);
            default -> null;
        };
    }

    private static Typed constructed(Arguments in) {
        Unification unified = Unification.of(in.scope(), in.values());
        Code[] codes = unified.codes();
        return Folding.fold(
                ValueType.array(unified.type().kind()),
                row -> {
                    List<@Nullable Object> elements = new ArrayList<>();
                    for (Code code : codes) {
                        elements.add(code.run(row));
                    }
                    return Collections.unmodifiableList(elements);
                },
                in.values().toArray(Typed[]::new));
    }

    /** Returns an argument as an array, its elements in the kind that is asked for. */
    private static Typed array(Arguments in, int index, @Nullable Kind element) {
        Typed value = in.get(index);
        if (value.kind() != Kind.ARRAY && value.kind() != Kind.UNTYPED) {
            throw in.unsupported("of " + value.kind());
        }
        Kind own = value.type().element();
        Kind kind = element != null ? element : own != null ? own : Kind.TEXT;
        return Arguments.unary(
                ValueType.array(kind), value, v -> converted((List<?>) Conversions.to(Kind.ARRAY, v), kind));
    }

    private static List<@Nullable Object> converted(List<?> elements, Kind kind) {
        List<@Nullable Object> out = new ArrayList<>();
        for (Object element : elements) {
            out.add(ColumnCells.carrier(kind, element));
        }
        return out;
    }

    private static Kind element(Arguments in, int a, int b) {
        Kind first = in.get(a).type().element();
        Kind second = in.get(b).type().element();
        return first != null ? first : second != null ? second : Kind.TEXT;
    }

    // any('=', x, array)
    private static Typed quantified(Arguments in, boolean any) {
        ComparisonOperator operator = operator(in);
        Typed value = in.get(1);
        Kind own = in.get(2).type().element();
        Kind kind = value.kind() == Kind.UNTYPED ? (own == null ? Kind.TEXT : own) : value.kind();
        Typed array = array(in, 2, kind);
        Typed left = value.kind() == Kind.UNTYPED ? Comparisons.to(value, kind) : value;
        Comparisons.Order order = new Comparisons(in.scope()).order(left.type());
        Code a = left.code();
        Code b = array.code();
        return Folding.fold(
                ValueType.BOOLEAN,
                row -> {
                    List<?> elements = (List<?>) b.run(row);
                    return elements == null
                            ? null
                            : test(a.run(row), elements, (x, y) -> operator.holds(order.compare(x, y)), any);
                },
                left,
                array);
    }

    private interface Test {
        boolean holds(Object a, Object b);
    }

    private static @Nullable Boolean test(@Nullable Object value, List<?> elements, Test test, boolean any) {
        boolean unknown = false;
        for (Object element : elements) {
            if (value == null || element == null) {
                unknown = true;
            } else if (test.holds(value, element) == any) {
                return any;
            }
        }
        return unknown ? null : (Boolean) !any;
    }

    private static ComparisonOperator operator(Arguments in) {
        String symbol = in.constant(0);
        for (ComparisonOperator known : ComparisonOperator.values()) {
            if (known.symbol().equals(symbol)) {
                return known;
            }
        }
        throw in.unsupported("with the operator " + symbol);
    }

    private static Typed length(Arguments in, boolean dimension) {
        return Arguments.unary(ValueType.INTEGER, array(in, 0, null), v -> {
            int size = ((List<?>) v).size();
            // an empty array has no dimension
            return size == 0 && dimension ? null : (Object) (long) size;
        });
    }

    private static Typed position(Arguments in) {
        Kind kind = in.kind(1) == Kind.UNTYPED ? Kind.TEXT : in.kind(1);
        Typed array = array(in, 0, null);
        Code a = array.code();
        Code b = Comparisons.to(in.get(1), kind).code();
        return Folding.fold(
                ValueType.INTEGER,
                row -> {
                    List<?> elements = (List<?>) a.run(row);
                    int at = elements == null ? -1 : elements.indexOf(b.run(row));
                    return at < 0 ? null : (Object) (at + 1L);
                },
                array,
                in.get(1));
    }

    private static Typed removed(Arguments in) {
        Typed array = array(in, 0, null);
        Code a = array.code();
        Code b = in.get(1).code();
        return Folding.fold(
                array.type(),
                row -> {
                    List<?> elements = (List<?>) a.run(row);
                    Object gone = b.run(row);
                    return elements == null
                            ? null
                            : elements.stream()
                                    .filter(element -> !java.util.Objects.equals(element, gone))
                                    .toList();
                },
                array,
                in.get(1));
    }

    private static Typed contains(Arguments in, int outer, int inner) {
        Kind kind = element(in, outer, inner);
        return Arguments.nary(
                ValueType.BOOLEAN,
                List.of(array(in, outer, kind), array(in, inner, kind)),
                v -> !((List<?>) v[1]).contains(null) && ((List<?>) v[0]).containsAll((List<?>) v[1]));
    }

    private static Typed overlaps(Arguments in) {
        Kind kind = element(in, 0, 1);
        return Arguments.nary(
                ValueType.BOOLEAN,
                List.of(array(in, 0, kind), array(in, 1, kind)),
                v -> ((List<?>) v[0]).stream().anyMatch(each -> each != null && ((List<?>) v[1]).contains(each)));
    }

    private static Typed split(Arguments in) {
        return Arguments.nary(ValueType.array(Kind.TEXT), List.of(in.text(0), in.text(1)), v -> {
            String text = (String) v[0];
            String delimiter = (String) v[1];
            if (text.isEmpty()) {
                return List.of();
            }
            return delimiter.isEmpty()
                    ? List.of(text)
                    : List.of(text.split(java.util.regex.Pattern.quote(delimiter), -1));
        });
    }
}

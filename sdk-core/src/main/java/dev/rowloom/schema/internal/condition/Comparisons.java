package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.TextEquality.Sensitivity;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares two values after bringing them to one kind, as the dialect does. */
final class Comparisons {

    private final Scope scope;

    Comparisons(Scope scope) {
        this.scope = scope;
    }

    /** An order of values that are not null. */
    @FunctionalInterface
    interface Order {
        int compare(Object a, Object b);
    }

    Typed compare(ComparisonOperator operator, Typed left, Typed right) {
        if (left.isNull() || right.isNull()) {
            return Typed.constant(ValueType.BOOLEAN, null);
        }
        Pair pair = aligned(left, right);
        Code a = pair.left().code();
        Code b = pair.right().code();
        Order order = order(pair, operator);
        return Folding.fold(
                ValueType.BOOLEAN,
                row -> {
                    // both sides, since either may fail
                    Object x = a.run(row);
                    Object y = b.run(row);
                    return x == null || y == null ? null : (Boolean) operator.holds(order.compare(x, y));
                },
                pair.left(),
                pair.right());
    }

    /** Two values of one kind. */
    record Pair(Typed left, Typed right) {}

    /** Returns the two in one kind. */
    Pair aligned(Typed left, Typed right) {
        Kind a = left.kind();
        Kind b = right.kind();
        if (left.isNull() || right.isNull()) {
            return new Pair(left, right);
        } else if (scope.has(Feature.LENIENT_NUMBERS) && a == Kind.JSON && b != Kind.JSON) {
            return aligned(scalar(left), right);
        } else if (scope.has(Feature.LENIENT_NUMBERS) && b == Kind.JSON && a != Kind.JSON) {
            return aligned(left, scalar(right));
        } else if (a == Kind.UNTYPED && b != Kind.UNTYPED && left.constant()) {
            return new Pair(literal(left, right.type()), right);
        } else if (b == Kind.UNTYPED && a != Kind.UNTYPED && right.constant()) {
            return new Pair(left, literal(right, left.type()));
        } else if (a == Kind.RANGE
                && b == Kind.RANGE
                && left.type().element() != right.type().element()) {
            throw new UnsupportedPartException("a comparison of ranges of two kinds");
        } else if (a == b || isNumeric(a) && isNumeric(b) || a.isText() && b.isText()) {
            return new Pair(left, right);
        } else if (a.isText() && isNumeric(b) || b.isText() && isNumeric(a)) {
            return new Pair(number(left), number(right));
        }
        Kind common = common(a, b);
        if (common == null) {
            throw new UnsupportedPartException("a comparison of " + a + " and " + b);
        }
        return new Pair(to(left, common), to(right, common));
    }

    // MySQL compares a scalar of JSON with a value as its value
    private static Typed scalar(Typed json) {
        return Arguments.unary(ValueType.text(TextEquality.EXACT), json, v -> Json.text(Json.read(v)));
    }

    private static boolean isNumeric(Kind kind) {
        return kind.isNumber() || kind == Kind.BOOLEAN;
    }

    private static @Nullable Kind common(Kind a, Kind b) {
        if (a.isDateTime() && b.isDateTime()) {
            return Kind.TIMESTAMP;
        } else if (a == Kind.RANGE || b == Kind.RANGE) {
            return null;
        } else if (a.isText() && b != Kind.OPAQUE) {
            return b;
        } else if (b.isText() && a != Kind.OPAQUE) {
            return a;
        }
        return null;
    }

    static Typed to(Typed value, Kind kind) {
        if (value.kind() == kind) {
            return value;
        }
        Code code = value.code();
        return Folding.fold(
                ValueType.of(kind),
                row -> {
                    Object own = code.run(row);
                    return own == null ? null : Conversions.to(kind, own);
                },
                value);
    }

    Typed number(Typed value) {
        if (!value.kind().isText()) {
            return value;
        }
        boolean lenient = scope.has(Feature.LENIENT_NUMBERS);
        Code code = value.code();
        return Folding.fold(
                lenient ? ValueType.FLOAT : ValueType.DECIMAL,
                row -> {
                    Object own = code.run(row);
                    if (own == null) {
                        return null;
                    }
                    return lenient ? Numbers.leading(own.toString()) : (Object) Conversions.decimal(own.toString());
                },
                value);
    }

    /** Returns a literal text as a value of the other side's type. */
    Typed literal(Typed literal, ValueType other) {
        Object text = literal.value();
        if (text == null || other.kind().isText()) {
            return literal.as(other.kind() == Kind.ENUM ? other : ValueType.text(null));
        }
        Kind kind = other.kind() == Kind.INTEGER && !scope.has(Feature.LENIENT_NUMBERS) ? Kind.DECIMAL : other.kind();
        if (isNumeric(kind) && scope.has(Feature.LENIENT_NUMBERS)) {
            return number(literal);
        }
        Object value = kind == Kind.OPAQUE
                ? null
                : kind == Kind.RANGE ? Span.constant(other, text) : Conversions.constant(kind, text);
        if (value == null && (kind == Kind.DECIMAL || kind == Kind.FLOAT)) {
            value = Numbers.notFinite(text.toString());
        }
        if (value == null) {
            throw new UnsupportedPartException("'" + text + "' compared with " + other.kind());
        }
        return Typed.constant(other, value);
    }

    private Order order(Pair pair, ComparisonOperator operator) {
        Kind kind = pair.left().kind() == Kind.UNTYPED
                ? pair.right().kind()
                : pair.left().kind();
        boolean equality = operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
        return switch (kind) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT -> Numbers::compare;
            case TEXT, ENUM, UNTYPED -> text(pair, equality);
            case DATE, TIME, TIMESTAMP, INSTANT, INTERVAL -> Comparisons::natural;
            case UUID -> (a, b) -> unsigned((UUID) a, (UUID) b);
            case BINARY -> (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
            case JSON -> equalityOnly(equality, kind, Json::compareForEquality);
            case NETWORK -> Comparisons::natural;
            case BITS -> (a, b) -> ((String) a).compareTo((String) b);
            case RANGE -> equalityOnly(equality, kind, (a, b) -> ((Span) a).same((Span) b) ? 0 : 1);
            case HSTORE -> equalityOnly(equality, kind, (a, b) -> Pairs.read(a).equals(Pairs.read(b)) ? 0 : 1);
            case ARRAY -> equalityOnly(equality, kind, (a, b) -> a.equals(b) ? 0 : 1);
            case OPAQUE -> throw new UnsupportedPartException("a comparison of values of a type known by name only");
        };
    }

    /** Returns the order of values of one type. */
    Order order(ValueType type) {
        if (scope.has(Feature.DYNAMIC_TYPES)) {
            TextEquality equality = equality(type.equality(), null);
            return (a, b) -> SqliteValues.compare(a, b, equality);
        }
        Typed sample = Typed.of(type, row -> null);
        return order(new Pair(sample, sample), ComparisonOperator.LESS);
    }

    private static Order equalityOnly(boolean equality, Kind kind, Order order) {
        if (!equality) {
            throw new UnsupportedPartException("the order of " + kind);
        }
        return order;
    }

    @SuppressWarnings("unchecked")
    private static int natural(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static int unsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private Order text(Pair pair, boolean equality) {
        ValueType left = pair.left().type();
        ValueType right = pair.right().type();
        List<String> labels = left.labels().isEmpty() ? right.labels() : left.labels();
        if (!equality && !labels.isEmpty() && !scope.has(Feature.BOOLEANS_ARE_NUMBERS)) {
            return (a, b) -> Integer.compare(labels.indexOf(a), labels.indexOf(b));
        }
        return order(equality(left.equality(), right.equality()));
    }

    /** Returns the equality of two texts, each with its own or none. */
    TextEquality equality(@Nullable TextEquality a, @Nullable TextEquality b) {
        if (a == null || b == null) {
            return a != null ? a : b != null ? b : scope.rules().textEquality();
        }
        // a binary collation goes before others
        return new TextEquality(
                significant(a.letterCase(), b.letterCase()),
                significant(a.accents(), b.accents()),
                scope.has(Feature.PADDING_WINS)
                        ? a.coarser(b).trailingSpaces()
                        : significant(a.trailingSpaces(), b.trailingSpaces()));
    }

    private static Sensitivity significant(Sensitivity a, Sensitivity b) {
        return a == Sensitivity.SIGNIFICANT ? a : b;
    }

    /** Returns the order of texts under an equality: by code points of the folded texts. */
    static Order order(TextEquality equality) {
        if (equality.equals(TextEquality.EXACT)) {
            return (a, b) -> codePoints((String) a, (String) b);
        }
        return (a, b) -> a.equals(b) ? 0 : codePoints(equality.fold((String) a), equality.fold((String) b));
    }

    private static int codePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) || Character.isSurrogate(y);
                return surrogates ? Integer.compare(a.codePointAt(i), b.codePointAt(i)) : x - y;
            }
        }
        return a.length() - b.length();
    }
}

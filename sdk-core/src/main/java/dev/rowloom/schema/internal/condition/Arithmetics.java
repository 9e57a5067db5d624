package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import org.jspecify.annotations.Nullable;

/** Compiles {@code + - * / %} and {@code ||}. */
final class Arithmetics {

    private final Scope scope;

    Arithmetics(Scope scope) {
        this.scope = scope;
    }

    /** An operation on two values that are not null. */
    @FunctionalInterface
    interface Operation {
        @Nullable
        Object apply(Object a, Object b);
    }

    Typed compile(String operator, Typed left, Typed right) {
        if (operator.equals("||") || operator.equals("+") && concatenates(left, right)) {
            return concatenation(left, right);
        } else if (scope.has(Feature.DYNAMIC_TYPES)) {
            return binary(ValueType.DECIMAL, left, right, (a, b) -> SqliteArithmetic.apply(operator, a, b));
        }
        Typed temporal = new DateArithmetic(scope).compile(operator, left, right);
        if (temporal != null) {
            return temporal;
        }
        Typed a = number(left);
        Typed b = number(right);
        ValueType type = result(operator, a.type(), b.type());
        Operation operation = operation(operator);
        if (!type.is(Kind.INTEGER) || type.bits() == 64) {
            return binary(type, a, b, operation);
        }
        int bits = type.bits();
        return binary(type, a, b, (x, y) -> {
            Object value = operation.apply(x, y);
            return value == null ? null : Numbers.inRange(value, bits);
        });
    }

    private boolean concatenates(Typed left, Typed right) {
        boolean texts = left.kind().isText() && right.kind().isText();
        return texts && scope.has(Feature.PLUS_CONCATENATES);
    }

    static Typed binary(ValueType type, Typed left, Typed right, Operation operation) {
        if (left.isNull() || right.isNull()) {
            return Typed.constant(type, null);
        }
        Code a = left.code();
        Code b = right.code();
        return Folding.fold(
                type,
                row -> {
                    // both sides, since either may fail
                    Object x = a.run(row);
                    Object y = b.run(row);
                    return x == null || y == null ? null : operation.apply(x, y);
                },
                left,
                right);
    }

    private Typed number(Typed operand) {
        Kind kind = operand.kind();
        if (kind.isNumber() || operand.isNull()) {
            return operand;
        } else if (kind == Kind.BOOLEAN && scope.has(Feature.BOOLEANS_ARE_NUMBERS)) {
            return Comparisons.to(operand, Kind.INTEGER);
        } else if (kind == Kind.ENUM && scope.has(Feature.BOOLEANS_ARE_NUMBERS)) {
            // the number of the label
            return unary(
                    ValueType.INTEGER, operand, label -> operand.type().labels().indexOf(label) + 1L);
        } else if (kind.isText()) {
            return new Comparisons(scope).number(operand);
        }
        throw new UnsupportedPartException("arithmetic with " + kind);
    }

    private ValueType result(String operator, ValueType a, ValueType b) {
        if (a.is(Kind.FLOAT) || b.is(Kind.FLOAT)) {
            return ValueType.FLOAT;
        } else if (!a.is(Kind.INTEGER) || !b.is(Kind.INTEGER)) {
            return ValueType.DECIMAL;
        } else if (operator.equals("/") && scope.has(Feature.FRACTIONAL_DIVISION)) {
            return ValueType.DECIMAL;
        }
        return scope.has(Feature.WIDE_INTEGERS) ? ValueType.LONG : ValueType.integer(Math.max(a.bits(), b.bits()));
    }

    private Operation operation(String operator) {
        return switch (operator) {
            case "+" -> Numbers::add;
            case "-" -> Numbers::subtract;
            case "*" -> Numbers::multiply;
            case "/" -> (a, b) -> Numbers.isZero(b) ? byZero() : Numbers.divide(a, b, scope.rules());
            case "%" -> (a, b) -> Numbers.isZero(b) ? byZero() : Numbers.remainder(a, b);
            default -> throw new UnsupportedPartException("the operator " + operator);
        };
    }

    private @Nullable Object byZero() {
        if (scope.has(Feature.ZERO_DIVISION_IS_NULL)) {
            return null;
        }
        throw new EvaluationException("division by zero");
    }

    Typed negative(Typed operand) {
        if (operand.kind() == Kind.INTERVAL) {
            return unary(operand.type(), operand, value -> ((Interval) value).negated());
        } else if (scope.has(Feature.DYNAMIC_TYPES)) {
            return unary(ValueType.DECIMAL, operand, value -> SqliteArithmetic.apply("-", 0L, value));
        }
        Typed number = number(operand);
        return unary(number.type(), number, Numbers::negate);
    }

    private static Typed unary(ValueType type, Typed operand, Arguments.Unary operation) {
        Code code = operand.code();
        return Folding.fold(
                type,
                row -> {
                    Object value = code.run(row);
                    return value == null ? null : operation.apply(value);
                },
                operand);
    }

    private Typed concatenation(Typed left, Typed right) {
        TextEquality own = left.type().equality() == null
                ? right.type().equality()
                : left.type().equality();
        boolean fixed = TextEquality.PADDED.equals(own) && !scope.has(Feature.LIKE_BY_COLLATION);
        ValueType type = ValueType.text(fixed ? TextEquality.EXACT : own);
        if (!scope.has(Feature.NULL_CONCATENATES_AS_EMPTY)) {
            return binary(type, left, right, (a, b) -> text(a) + text(b));
        }
        Code a = left.code();
        Code b = right.code();
        return Folding.fold(
                type,
                row -> {
                    Object x = a.run(row);
                    Object y = b.run(row);
                    String joined = (x == null ? "" : text(x)) + (y == null ? "" : text(y));
                    return joined.isEmpty() && scope.has(Feature.EMPTY_TEXT_IS_NULL) ? null : joined;
                },
                left,
                right);
    }

    private String text(Object value) {
        if (scope.has(Feature.DYNAMIC_TYPES)) {
            return SqliteValues.text(value);
        } else if (value instanceof Boolean truth && scope.has(Feature.BOOLEANS_ARE_NUMBERS)) {
            return truth ? "1" : "0";
        }
        return Conversions.text(value);
    }
}

package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules.Feature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of numbers. */
final class NumberFunctions {

    private static final int MOST_DIGITS = 100;

    private NumberFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "abs" -> unary(in, value -> Numbers.compare(value, 0L) < 0 ? Numbers.negate(value) : value);
            case "sign" -> unary(in, value -> (long) Numbers.compare(value, 0L));
            case "mod" ->
                new Arithmetics(in.scope()).compile("%", in.require(2, 2).get(0), in.get(1));
            case "floor" -> unary(in, value -> whole(value, RoundingMode.FLOOR));
            case "ceil", "ceiling" -> unary(in, value -> whole(value, RoundingMode.CEILING));
            case "round" -> rounded(in.require(1, 2), RoundingMode.HALF_UP);
            case "trunc", "truncate" -> in.kind(0).isDateTime() ? null : rounded(in.require(1, 2), RoundingMode.DOWN);
            case "sqrt" -> real(in, StrictMath::sqrt);
            case "exp" -> real(in, StrictMath::exp);
            case "ln" -> real(in, StrictMath::log);
            case "log10" -> real(in, StrictMath::log10);
            case "cbrt" -> real(in, StrictMath::cbrt);
            case "radians" -> real(in, StrictMath::toRadians);
            case "degrees" -> real(in, StrictMath::toDegrees);
            case "power", "pow" ->
                Arguments.nary(
                        ValueType.FLOAT,
                        List.of(in.require(2, 2).number(0), in.number(1)),
                        v -> finite(StrictMath.pow(Numbers.real(v[0]), Numbers.real(v[1]))));
            case "pi" -> Typed.constant(ValueType.FLOAT, Math.PI);
            case "div" -> quotient(in.require(2, 2));
            case "bitand", "&" -> bits(in, (a, b) -> a & b);
            case "~" -> Arguments.unary(ValueType.LONG, in.require(1, 1).number(0), value -> ~Numbers.whole(value));
            case "|" -> bits(in, (a, b) -> a | b);
            case "#" -> bits(in, (a, b) -> a ^ b);
            case "<<" -> bits(in, (a, b) -> b > 63 ? 0 : a << b);
            case ">>" -> bits(in, (a, b) -> b > 63 ? 0 : a >> b);
            case "to_number" -> in.size() == 1 ? new Comparisons(in.scope()).number(in.get(0)) : null;
            case "isnumeric" ->
                Arguments.unary(
                        ValueType.INTEGER, in.require(1, 1).text(0), value -> isNumber((String) value) ? 1L : 0L);
            default -> null;
        };
    }

    private static Typed unary(Arguments in, Arguments.Unary operation) {
        Typed number = in.require(1, 1).number(0);
        return Arguments.unary(number.type(), number, operation);
    }

    private static Typed real(Arguments in, java.util.function.DoubleUnaryOperator function) {
        return Arguments.unary(
                ValueType.FLOAT,
                in.require(1, 1).number(0),
                value -> finite(function.applyAsDouble(Numbers.real(value))));
    }

    private static Double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new EvaluationException("number out of range");
        }
        return value;
    }

    private static Object whole(Object value, RoundingMode mode) {
        if (value instanceof Double real) {
            return mode == RoundingMode.FLOOR ? StrictMath.floor(real) : StrictMath.ceil(real);
        }
        return value instanceof Long ? value : Numbers.decimal(value).setScale(0, mode);
    }

    // Doubles go to the even neighbour in PostgreSQL, away from zero elsewhere.
    private static Typed rounded(Arguments in, RoundingMode mode) {
        Typed number = in.number(0);
        boolean toEven = mode == RoundingMode.HALF_UP && in.has(Feature.ROUNDS_HALF_TO_EVEN);
        if (in.size() == 1) {
            return Arguments.unary(number.type(), number, value -> {
                if (value instanceof Double real) {
                    return toEven ? StrictMath.rint(real) : scaled(value, 0, mode);
                }
                return value instanceof Long ? value : scaled(value, 0, mode);
            });
        }
        return Arguments.nary(number.type(), List.of(number, in.number(1)), v -> {
            int digits = (int) Math.max(-MOST_DIGITS, Math.min(MOST_DIGITS, Numbers.whole(v[1])));
            return v[0] instanceof Long && digits >= 0 ? v[0] : scaled(v[0], digits, mode);
        });
    }

    private static Object scaled(Object value, int digits, RoundingMode mode) {
        BigDecimal rounded = Numbers.decimal(value).setScale(digits, mode);
        if (value instanceof Double) {
            return rounded.doubleValue();
        }
        return value instanceof Long ? (Object) Numbers.wholeOf(rounded) : rounded.setScale(Math.max(0, digits), mode);
    }

    private static Typed bits(Arguments in, java.util.function.LongBinaryOperator operation) {
        return Arguments.nary(
                ValueType.LONG,
                List.of(in.require(2, 2).number(0), in.number(1)),
                v -> operation.applyAsLong(Numbers.whole(v[0]), Numbers.whole(v[1])));
    }

    private static Typed quotient(Arguments in) {
        boolean nullOnZero = in.has(Feature.ZERO_DIVISION_IS_NULL);
        return Arguments.nary(ValueType.LONG, List.of(in.number(0), in.number(1)), v -> {
            if (Numbers.isZero(v[1]) && nullOnZero) {
                return null;
            }
            BigDecimal divisor = Numbers.decimal(v[1]);
            return Numbers.wholeOf(Numbers.decimal(v[0]).divideToIntegralValue(divisor));
        });
    }

    private static boolean isNumber(String text) {
        String form = text.strip();
        return !form.isEmpty() && Numbers.prefix(form).equals(form);
    }
}

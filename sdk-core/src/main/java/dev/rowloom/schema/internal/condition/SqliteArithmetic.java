package dev.rowloom.schema.internal.condition;

import org.jspecify.annotations.Nullable;

/** SQLite's arithmetic: text counts as the number it begins with, whole numbers that overflow become doubles. */
final class SqliteArithmetic {

    private SqliteArithmetic() {}

    static @Nullable Object apply(String operator, Object left, Object right) {
        Object a = SqliteValues.toNumber(left);
        Object b = SqliteValues.toNumber(right);
        return switch (operator) {
            case "+", "-", "*" -> sum(operator, a, b);
            case "/" -> quotient(a, b);
            case "%" -> remainder(a, b);
            default -> throw new UnsupportedPartException("the operator " + operator);
        };
    }

    private static @Nullable Object sum(String operator, Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            try {
                return switch (operator) {
                    case "+" -> Math.addExact(x, y);
                    case "-" -> Math.subtractExact(x, y);
                    default -> Math.multiplyExact(x, y);
                };
            } catch (ArithmeticException e) {
                return real(operator, x, y);
            }
        }
        return real(operator, Numbers.real(a), Numbers.real(b));
    }

    private static Double real(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            default -> a * b;
        };
    }

    private static @Nullable Object quotient(Object a, Object b) {
        if (Numbers.isZero(b)) {
            return null;
        } else if (a instanceof Long x && b instanceof Long y) {
            return x == Long.MIN_VALUE && y == -1 ? (Object) 0x1p63 : (Object) (x / y);
        }
        return Numbers.real(a) / Numbers.real(b);
    }

    // of the whole parts
    private static @Nullable Object remainder(Object a, Object b) {
        long divisor = whole(b);
        if (divisor == 0) {
            return null;
        }
        long rest = divisor == -1 ? 0 : whole(a) % divisor;
        return a instanceof Double || b instanceof Double ? (Object) (double) rest : (Object) rest;
    }

    private static long whole(Object number) {
        return number instanceof Long value ? value : (long) ((Double) number).doubleValue();
    }
}

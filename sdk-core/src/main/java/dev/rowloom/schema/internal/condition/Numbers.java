package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.ExpressionRules;
import dev.rowloom.schema.ExpressionRules.Feature;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Arithmetic of SQL's numbers: {@link Long}, {@link BigDecimal} and {@link Double} mixed. */
final class Numbers {

    private static final int MYSQL_EXTRA_DIGITS = 4;
    private static final int POSTGRESQL_SIGNIFICANT_DIGITS = 16;
    private static final int POSTGRESQL_DIGITS_PER_WORD = 4;

    private Numbers() {}

    static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        } else if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        } else if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        double real = ((Number) value).doubleValue();
        if (!Double.isFinite(real)) {
            throw new EvaluationException("not a finite number");
        }
        return new BigDecimal(Double.toString(real));
    }

    static double real(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
    }

    /** Returns a whole number, rounded half away from zero. */
    static long whole(Object value) {
        if (value instanceof Long whole) {
            return whole;
        } else if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        } else if (value instanceof Double real) {
            double rounded = StrictMath.rint(real);
            if (rounded < -0x1p63 || rounded >= 0x1p63 || Double.isNaN(real)) {
                throw new EvaluationException("number out of range");
            }
            return (long) rounded;
        }
        return wholeOf(decimal(value).setScale(0, RoundingMode.HALF_UP));
    }

    static long wholeOf(BigDecimal value) {
        BigInteger whole = value.toBigInteger();
        if (whole.bitLength() > 63) {
            throw new EvaluationException("number out of range");
        }
        return whole.longValue();
    }

    static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        } else if (a instanceof Double || b instanceof Double) {
            double x = real(a);
            double y = real(b);
            return x < y ? -1 : x > y ? 1 : x == y ? 0 : Double.compare(x, y);
        }
        return decimal(a).compareTo(decimal(b));
    }

    /** Returns what PostgreSQL's numbers can be besides finite ones, NaN being above all others; null for any other text. */
    static @Nullable Double notFinite(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "infinity", "inf" -> Double.POSITIVE_INFINITY;
            case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }

    static boolean isZero(Object value) {
        if (value instanceof Long whole) {
            return whole == 0;
        }
        return value instanceof Double real ? real == 0 : decimal(value).signum() == 0;
    }

    static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Math.addExact(x, y);
        } else if (a instanceof Double || b instanceof Double) {
            return finite(real(a) + real(b));
        }
        return decimal(a).add(decimal(b));
    }

    static Object subtract(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Math.subtractExact(x, y);
        } else if (a instanceof Double || b instanceof Double) {
            return finite(real(a) - real(b));
        }
        return decimal(a).subtract(decimal(b));
    }

    static Object multiply(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Math.multiplyExact(x, y);
        } else if (a instanceof Double || b instanceof Double) {
            return finite(real(a) * real(b));
        }
        return decimal(a).multiply(decimal(b));
    }

    /** Returns the remainder with the dividend's sign; the divisor is not zero. */
    static Object remainder(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return y == -1 ? 0L : x % y;
        } else if (a instanceof Double || b instanceof Double) {
            return finite(real(a) % real(b));
        }
        return decimal(a).remainder(decimal(b));
    }

    /** Returns the quotient as the dialect rounds it; the divisor is not zero. */
    static Object divide(Object a, Object b, ExpressionRules rules) {
        if (a instanceof Double || b instanceof Double) {
            return finite(real(a) / real(b));
        } else if (a instanceof Long x && b instanceof Long y && !rules.has(Feature.FRACTIONAL_DIVISION)) {
            if (x == Long.MIN_VALUE && y == -1) {
                throw new EvaluationException("number out of range");
            }
            return x / y;
        }
        BigDecimal dividend = decimal(a);
        BigDecimal divisor = decimal(b);
        if (rules.has(Feature.FRACTIONAL_DIVISION)) {
            return rules.has(Feature.LONG_QUOTIENTS)
                    ? dividend.divide(divisor, new MathContext(38, RoundingMode.HALF_UP))
                    : dividend.divide(divisor, dividend.scale() + MYSQL_EXTRA_DIGITS, RoundingMode.HALF_UP);
        }
        return dividend.divide(divisor, quotientScale(dividend, divisor), RoundingMode.HALF_UP);
    }

    /** PostgreSQL's select_div_scale: at least sixteen significant digits, counted in words of four. */
    private static int quotientScale(BigDecimal dividend, BigDecimal divisor) {
        int weight = weight(dividend) - weight(divisor);
        if (leadingWord(dividend) <= leadingWord(divisor)) {
            weight--;
        }
        int scale = POSTGRESQL_SIGNIFICANT_DIGITS - weight * POSTGRESQL_DIGITS_PER_WORD;
        return Math.max(Math.max(scale, 0), Math.max(dividend.scale(), divisor.scale()));
    }

    private static int weight(BigDecimal value) {
        return value.signum() == 0
                ? 0
                : Math.floorDiv(value.precision() - value.scale() - 1, POSTGRESQL_DIGITS_PER_WORD);
    }

    private static int leadingWord(BigDecimal value) {
        return value.abs()
                .scaleByPowerOfTen(-weight(value) * POSTGRESQL_DIGITS_PER_WORD)
                .intValue();
    }

    static Object negate(Object value) {
        if (value instanceof Long whole) {
            return Math.negateExact(whole);
        }
        return value instanceof Double real ? (Object) (-real) : decimal(value).negate();
    }

    private static Double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new EvaluationException("number out of range");
        }
        return value;
    }

    /** Returns the value if so many bits hold it. */
    static Object inRange(Object value, int bits) {
        if (value instanceof Long whole && bits < 64 && (whole >> (bits - 1) != 0) && (whole >> (bits - 1) != -1)) {
            throw new EvaluationException("number out of range");
        }
        return value;
    }

    /** Returns the number that a text begins with, or zero, as MySQL and SQLite read it. */
    static Object leading(String text) {
        String number = prefix(text.strip());
        if (number.isEmpty()) {
            return 0L;
        }
        BigDecimal exact = new BigDecimal(number);
        boolean whole = number.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+');
        return whole && exact.toBigInteger().bitLength() <= 63
                ? (Object) exact.longValue()
                : (Object) exact.doubleValue();
    }

    /** Returns the longest beginning of the text that is a number; empty where none is. */
    static String prefix(String text) {
        int i = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int start = i;
        i = digits(text, i);
        int found = i - start;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = digits(text, i + 1);
            found += fraction - i - 1;
            i = found == 0 ? i : fraction;
        }
        if (found == 0) {
            return "";
        }
        return text.substring(0, exponent(text, i));
    }

    private static int exponent(String text, int from) {
        if (from < text.length() && (text.charAt(from) == 'e' || text.charAt(from) == 'E')) {
            int sign = from + 1;
            if (sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+')) {
                sign++;
            }
            int end = Math.min(digits(text, sign), sign + 3);
            return end > sign ? end : from;
        }
        return from;
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}

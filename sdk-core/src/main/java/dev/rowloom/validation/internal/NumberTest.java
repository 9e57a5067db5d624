package dev.rowloom.validation.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Tests numbers and truth values. */
final class NumberTest implements TypeTests.TypeTest {

    private static final int FIRST_YEAR = 1901;
    private static final int LAST_YEAR = 2155;

    private final DataType type;
    private final Problem outside;
    private final Problem rounded;

    NumberTest(DataType type, TypeTests tests) {
        this.type = type;
        this.outside = tests.refused(
                FindingKind.RANGE,
                "is out of the range of " + tests.declared(),
                "give a value that the type holds, or widen the column");
        this.rounded = tests.problem(
                Severity.WARNING,
                FindingKind.PRECISION,
                "has more digits after the point than " + tests.declared() + " keeps",
                "round the value, or widen the column");
    }

    static boolean tests(DataType type) {
        return type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.FloatType
                || type instanceof DataType.BooleanType
                || type instanceof DataType.YearType;
    }

    @Override
    public @Nullable Problem test(Object value) {
        if (value instanceof Long whole && type instanceof DataType.IntegerType integer) {
            return whole < integer.min() || whole > integer.max() ? outside : null;
        }
        BigDecimal number = number(value);
        if (number == null) {
            return null;
        } else if (type instanceof DataType.IntegerType integer) {
            return whole(number, integer.min(), integer.max());
        } else if (type instanceof DataType.YearType) {
            return number.signum() == 0 ? null : whole(number, FIRST_YEAR, LAST_YEAR);
        } else if (type instanceof DataType.BooleanType) {
            return whole(number, 0, 1);
        } else if (type instanceof DataType.DecimalType decimal) {
            return decimal(decimal, number);
        }
        return real((DataType.FloatType) type, number);
    }

    /** Tests the digits that reading the text has rounded away. */
    @Override
    public @Nullable Problem testOriginal(Object value, String original) {
        BigDecimal given = type instanceof DataType.DecimalType ? parsed(original) : null;
        return given == null ? null : test(given);
    }

    /** Tests a number of more digits than the engine makes. */
    @Override
    public @Nullable Problem testUnread(String text, Problem unread) {
        BigDecimal given = parsed(text);
        if (given == null) {
            return unread;
        } else if (type instanceof DataType.DecimalType || type instanceof DataType.FloatType) {
            return test(given);
        } else if (given.stripTrailingZeros().scale() > 0) {
            return unread;
        }
        return isOfUpperHalf(given) ? null : test(given);
    }

    // unsigned numbers of 64 bits are known to one half only
    private boolean isOfUpperHalf(BigDecimal number) {
        return type instanceof DataType.IntegerType integer
                && integer.min() == 0
                && integer.max() == Long.MAX_VALUE
                && number.signum() > 0
                && number.toBigInteger().bitLength() <= Long.SIZE;
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        } else if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        } else if (value instanceof Double real) {
            return Double.isFinite(real) ? BigDecimal.valueOf(real) : null;
        }
        return value instanceof BigDecimal decimal ? decimal : null;
    }

    private @Nullable Problem whole(BigDecimal number, long min, long max) {
        BigDecimal whole = number.setScale(0, RoundingMode.HALF_UP);
        if (whole.compareTo(BigDecimal.valueOf(min)) < 0 || whole.compareTo(BigDecimal.valueOf(max)) > 0) {
            return outside;
        }
        return whole.compareTo(number) == 0 ? null : rounded;
    }

    private @Nullable Problem decimal(DataType.DecimalType decimal, BigDecimal number) {
        if (number.signum() < 0 && decimal.sign() == DataType.Sign.UNSIGNED) {
            return outside;
        } else if (decimal.precision() == 0) {
            return null;
        }
        BigDecimal kept = number.setScale(decimal.scale(), RoundingMode.HALF_UP);
        BigDecimal limit = BigDecimal.ONE.scaleByPowerOfTen(decimal.precision() - decimal.scale());
        if (kept.abs().compareTo(limit) >= 0) {
            return outside;
        }
        return kept.compareTo(number) == 0 ? null : rounded;
    }

    private @Nullable Problem real(DataType.FloatType real, BigDecimal number) {
        boolean negative = number.signum() < 0 && real.sign() == DataType.Sign.UNSIGNED;
        boolean large = real.bits() <= Float.SIZE && Float.isInfinite(number.floatValue());
        return negative || large ? outside : null;
    }
}

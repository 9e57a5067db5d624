package dev.rowloom.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads and rounds numbers. */
final class Numbers {

    private static final int LONGEST = 40;
    private static final int MOST_EXPONENT = 30;

    private Numbers() {}

    /** Returns the number that a text is, or null where it is none: digits, at most one point, no leading zeros. */
    static @Nullable BigDecimal parse(String text) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (length == start || length > LONGEST) {
            return null;
        }
        char first = text.charAt(start);
        boolean leading = first == '0' && length > start + 1 && Character.isDigit(text.charAt(start + 1));
        if (leading || !(first >= '0' && first <= '9' || first == '.')) {
            return null;
        }
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' || c == 'e' || c == 'E' || c == '-' || c == '+')) {
                return null;
            }
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return Math.abs((long) value.scale()) > MOST_EXPONENT ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns a number in units of a scale. */
    static long units(BigDecimal value, int scale) {
        return value.movePointRight(scale).setScale(0, RoundingMode.HALF_EVEN).longValue();
    }

    /** Returns the text of units of a scale. */
    static String text(long units, int scale) {
        return scale == 0
                ? Long.toString(units)
                : BigDecimal.valueOf(units, scale).toPlainString();
    }

    /** Returns the number with the fewest digits that is above one and not above another. */
    static long roundest(long above, long most) {
        if (above >= most) {
            return most;
        }
        if (above < 0 && most >= 0) {
            return 0;
        }
        long best = most;
        for (long step = 1; step > 0 && step <= 100_000_000_000_000_000L; step *= 10) {
            for (long half : new long[] {step, step * 5}) {
                long rounded = Math.floorDiv(most, half) * half;
                if (rounded <= above) {
                    if (half == step) {
                        return best;
                    }
                } else {
                    best = rounded;
                }
            }
        }
        return best;
    }
}

package dev.rowloom.engine;

/** A part of a {@link Formula}, made ready to run. Immutable, used by many threads at once. */
abstract class Term {

    /** Stands for SQL's NULL. */
    static final long NULL = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    private final Unit unit;

    /** What values count: numbers in units of 10^-scale, or moments in microseconds since 1970. */
    record Unit(boolean isMoment, int scale) {

        static final Unit MOMENT = new Unit(true, 0);

        static Unit number(int scale) {
            return new Unit(false, scale);
        }
    }

    Term(Unit unit) {
        this.unit = unit;
    }

    final Unit unit() {
        return unit;
    }

    /**
     * Returns the value for a row.
     *
     * @return the value in units, or {@link #NULL}
     * @throws ArithmeticException if it is beyond what can be computed
     */
    abstract long value(Frame frame, int cell);

    /** Returns the value divided, rounded half away from zero. */
    static long divided(long value, long by) {
        long quotient = value / by;
        long rest = value % by;
        boolean away = Math.abs(rest) >= Math.abs(by) - Math.abs(rest);
        return away && rest != 0 ? quotient + ((value < 0) == (by < 0) ? 1 : -1) : quotient;
    }

    /** Returns a number of one scale in another. */
    static long scaled(long value, int from, int to) {
        if (Math.abs(to - from) > MOST_DIGITS) {
            throw new ArithmeticException("too many digits");
        }
        return to >= from
                ? Math.multiplyExact(value, Digits.powerOfTen(to - from))
                : divided(value, Digits.powerOfTen(from - to));
    }
}

package dev.rowloom.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes numbers, dates and times as ASCII text without allocating: the same bytes on every machine.
 *
 * <p>Each method writes at a position of a buffer that has room for it and returns the position after the text.
 *
 * @since 0.1.0
 */
public final class Digits {

    /** The most bytes of a whole number. */
    static final int LONGEST = 20;

    private static final long[] POWERS = new long[19];
    private static final byte[] MIN_VALUE = {
        '-', '9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4', '7', '7', '5', '8', '0', '8'
    };
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    private static final VarHandle TWO_BYTES =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** The two digits of 0 to 99, the first of them in the lower byte. */
    private static final short[] PAIRS = new short[100];

    /** The least number of digits of numbers of so many bits. */
    private static final byte[] DIGITS = new byte[Long.SIZE];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[i] = (short) ('0' + i / 10 | '0' + i % 10 << Byte.SIZE);
        }
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
        for (int bits = 0; bits < DIGITS.length; bits++) {
            DIGITS[bits] =
                    (byte) Long.toString(bits == 0 ? 0 : 1L << (bits - 1)).length();
        }
    }

    private Digits() {}

    /**
     * Returns 10 to the power of the exponent.
     *
     * @param exponent 0 to 18
     */
    public static long powerOfTen(int exponent) {
        return POWERS[exponent];
    }

    /** Writes a whole number; at most 20 bytes. */
    public static int write(long number, byte[] buffer, int at) {
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                System.arraycopy(MIN_VALUE, 0, buffer, at, MIN_VALUE.length);
                return at + MIN_VALUE.length;
            }
            buffer[at] = '-';
            return writeUnsigned(-number, buffer, at + 1);
        }
        return writeUnsigned(number, buffer, at);
    }

    /** Writes an unscaled number with its decimal point; at most 22 bytes. */
    public static int writeDecimal(long unscaled, int scale, byte[] buffer, int at) {
        if (scale == 0) {
            return write(unscaled, buffer, at);
        }
        // hundredths are the rule, and dividing by a constant is several times as fast
        long whole = scale == 2 ? unscaled / 100 : unscaled / POWERS[scale];
        int next = at;
        if (unscaled < 0 && whole == 0) {
            buffer[next++] = '-';
        }
        next = write(whole, buffer, next);
        buffer[next++] = '.';
        return writePadded(Math.abs(unscaled - whole * POWERS[scale]), scale, buffer, next);
    }

    /** Writes a number from 0 with leading zeros to that many digits. */
    public static int writePadded(long number, int digits, byte[] buffer, int at) {
        long rest = number;
        int end = at + digits;
        while (end - at > 1) {
            long left = rest / 100;
            end -= 2;
            writePair((int) (rest - left * 100), buffer, end);
            rest = left;
        }
        if (end > at) {
            buffer[at] = (byte) ('0' + rest % 10);
        }
        return at + digits;
    }

    /** Writes a date as {@code 2026-03-01}; years outside 0 to 9999 with their sign; at most 16 bytes. */
    public static int writeDate(long epochDay, byte[] buffer, int at) {
        // civil date from days: the proleptic Gregorian calendar counted in 400-year eras that begin on 1 March
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        int dayOfEra = (int) (shifted - era * 146_097);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        int next = at;
        if (year >= 0 && year <= 9999) {
            writePair((int) year / 100, buffer, next);
            writePair((int) year % 100, buffer, next + 2);
            next += 4;
        } else {
            next = write(year, buffer, next);
        }
        buffer[next] = '-';
        writePair(month, buffer, next + 1);
        buffer[next + 3] = '-';
        writePair(day, buffer, next + 4);
        return next + 6;
    }

    /** Writes a time of day as {@code 14:05:00}, with a fraction only where it is not zero; at most 15 bytes. */
    public static int writeTime(long microsOfDay, byte[] buffer, int at) {
        int second = (int) (microsOfDay / MICROS_PER_SECOND);
        int minute = second / 60;
        writePair(minute / 60, buffer, at);
        buffer[at + 2] = ':';
        writePair(minute % 60, buffer, at + 3);
        buffer[at + 5] = ':';
        writePair(second % 60, buffer, at + 6);
        int next = at + 8;
        int fraction = (int) (microsOfDay - second * MICROS_PER_SECOND);
        if (fraction == 0) {
            return next;
        }
        buffer[next++] = '.';
        int digits = 6;
        while (fraction % 10 == 0) {
            fraction /= 10;
            digits--;
        }
        return writePadded(fraction, digits, buffer, next);
    }

    /** Writes a date and time with that byte between them, a space or a {@code T}; at most 32 bytes. */
    public static int writeTimestamp(long epochMicros, byte separator, byte[] buffer, int at) {
        long day = Math.floorDiv(epochMicros, MICROS_PER_DAY);
        int next = writeDate(day, buffer, at);
        buffer[next++] = separator;
        return writeTime(epochMicros - day * MICROS_PER_DAY, buffer, next);
    }

    private static void writePair(int number, byte[] buffer, int at) {
        TWO_BYTES.set(buffer, at, PAIRS[number]);
    }

    private static int writeUnsigned(long number, byte[] buffer, int at) {
        int digits = DIGITS[Long.SIZE - Long.numberOfLeadingZeros(number)];
        if (digits < POWERS.length && number >= POWERS[digits]) {
            digits++;
        }
        return writePadded(number, digits, buffer, at);
    }
}

package dev.rowloom.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/** Turns a peer's values into bytes of CSV in a buffer that is used again: no slower a way is put to the peers' account. */
final class CsvBytes {

    private static final int FIRST_CAPACITY = 1 << 18;
    private static final int LONGEST_VALUE = 32;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    CsvBytes value(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(2 * encoded.length + LONGEST_VALUE);
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0) {
            System.arraycopy(encoded, 0, bytes, length, encoded.length);
            length += encoded.length;
        } else {
            quoted(encoded);
        }
        return comma();
    }

    private void quoted(byte[] encoded) {
        bytes[length++] = '"';
        for (byte b : encoded) {
            if (b == '"') {
                bytes[length++] = '"';
            }
            bytes[length++] = b;
        }
        bytes[length++] = '"';
    }

    CsvBytes value(long number) {
        ensure(LONGEST_VALUE);
        long rest = number;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        length = AsciiDigits.writeLong(rest, bytes, length);
        return comma();
    }

    /** Appends an amount with two digits after the point. */
    CsvBytes value(BigDecimal amount) {
        ensure(LONGEST_VALUE);
        long cents = amount.movePointRight(2).longValue();
        if (cents < 0) {
            bytes[length++] = '-';
            cents = -cents;
        }
        length = AsciiDigits.writeLong(cents / 100, bytes, length);
        bytes[length] = '.';
        AsciiDigits.writePair((int) (cents % 100), bytes, length + 1);
        length += 3;
        return comma();
    }

    CsvBytes value(LocalDateTime time) {
        ensure(LONGEST_VALUE);
        pair(time.getYear() / 100, ' ', 0);
        pair(time.getYear() % 100, '-', 2);
        pair(time.getMonthValue(), '-', 5);
        pair(time.getDayOfMonth(), ' ', 8);
        pair(time.getHour(), ':', 11);
        pair(time.getMinute(), ':', 14);
        pair(time.getSecond(), ',', 17);
        length += 19;
        return comma();
    }

    private void pair(int number, char after, int at) {
        AsciiDigits.writePair(number, bytes, length + at);
        bytes[length + at + 2] = (byte) after;
    }

    CsvBytes value(boolean truth) {
        return value(truth ? "true" : "false");
    }

    /** Ends the row: the last comma becomes a line feed. */
    void endRow() {
        bytes[length - 1] = '\n';
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private CsvBytes comma() {
        bytes[length++] = ',';
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }
}

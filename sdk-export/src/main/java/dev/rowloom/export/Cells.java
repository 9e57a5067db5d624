package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.engine.Digits;
import dev.rowloom.export.CellWriter.BytesWriter;
import dev.rowloom.export.CellWriter.LongWriter;

/** The ways to write values that the text formats share; what stands before and after a value is the format's. */
final class Cells {

    private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);
    private static final byte[] BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(UTF_8);
    private static final int MAX_TIMESTAMP = 32;

    private Cells() {}

    static LongWriter integer() {
        return (value, out) -> out.putNumber(value);
    }

    static LongWriter decimal(int scale) {
        return (value, out) -> out.setLength(Digits.writeDecimal(value, scale, out.reserve(22), out.length()));
    }

    static LongWriter truth(String whenTrue, String whenFalse) {
        byte[] yes = whenTrue.getBytes(UTF_8);
        byte[] no = whenFalse.getBytes(UTF_8);
        return (value, out) -> out.put(value != 0 ? yes : no);
    }

    static LongWriter date() {
        return (value, out) -> out.setLength(Digits.writeDate(value, out.reserve(MAX_TIMESTAMP), out.length()));
    }

    static LongWriter time() {
        return (value, out) -> out.setLength(Digits.writeTime(value, out.reserve(MAX_TIMESTAMP), out.length()));
    }

    static LongWriter timestamp(char separator) {
        byte between = (byte) separator;
        return (value, out) ->
                out.setLength(Digits.writeTimestamp(value, between, out.reserve(MAX_TIMESTAMP), out.length()));
    }

    static LongWriter enclosed(String before, LongWriter writer, String after) {
        if (before.isEmpty() && after.isEmpty()) {
            return writer;
        }
        byte[] opening = before.getBytes(UTF_8);
        byte[] closing = after.getBytes(UTF_8);
        return (value, out) -> {
            out.put(opening);
            writer.write(value, out);
            out.put(closing);
        };
    }

    static BytesWriter enclosed(String before, BytesWriter writer, String after) {
        byte[] opening = before.getBytes(UTF_8);
        byte[] closing = after.getBytes(UTF_8);
        return (data, start, end, out) -> {
            out.put(opening);
            writer.write(data, start, end, out);
            out.put(closing);
        };
    }

    /** Writes bytes as they are. */
    static BytesWriter plain() {
        return (data, start, end, out) -> out.put(data, start, end);
    }

    static BytesWriter hex() {
        return Cells::putHex;
    }

    /** Writes sixteen bytes as RFC 9562 prints them: {@code 8-4-4-4-12} digits in lower case. */
    static BytesWriter uuid() {
        return (data, start, end, out) -> {
            putHex(data, start, start + 4, out);
            for (int from = start + 4; from < start + 10; from += 2) {
                out.put('-');
                putHex(data, from, from + 2, out);
            }
            out.put('-');
            putHex(data, start + 10, end, out);
        };
    }

    /** Writes bytes as RFC 4648 base64 with padding. */
    static BytesWriter base64() {
        return (data, start, end, out) -> {
            int at = start;
            for (; at + 3 <= end; at += 3) {
                putBase64(bits(data[at], data[at + 1], data[at + 2]), 4, out);
            }
            if (end - at == 1) {
                putBase64(bits(data[at], 0, 0), 2, out);
            } else if (end - at == 2) {
                putBase64(bits(data[at], data[at + 1], 0), 3, out);
            }
        };
    }

    private static int bits(int first, int second, int third) {
        return ((first & 0xff) << 16) | ((second & 0xff) << 8) | (third & 0xff);
    }

    private static void putBase64(int bits, int digits, ByteBuilder out) {
        for (int i = 0; i < 4; i++) {
            out.put(i < digits ? BASE64[(bits >> (18 - 6 * i)) & 63] : '=');
        }
    }

    private static void putHex(byte[] data, int start, int end, ByteBuilder out) {
        byte[] array = out.reserve(2 * (end - start));
        int at = out.length();
        for (int i = start; i < end; i++) {
            array[at++] = HEX[(data[i] >> 4) & 15];
            array[at++] = HEX[data[i] & 15];
        }
        out.setLength(at);
    }
}

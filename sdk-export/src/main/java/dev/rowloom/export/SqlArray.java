package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.export.CellWriter.BytesWriter;

/**
 * Writes an array, which comes as a text in braces, by its constructor: <code>{a,"b c",NULL}</code> becomes
 * {@code ARRAY['a','b c',NULL]}. Text that is no such array is written as text.
 */
final class SqlArray implements BytesWriter {

    private static final byte[] OPEN = "ARRAY[".getBytes(UTF_8);
    private static final byte[] NULL = "NULL".getBytes(UTF_8);

    private final BytesWriter text;

    SqlArray(BytesWriter text) {
        this.text = text;
    }

    @Override
    public void write(byte[] data, int start, int end, ByteBuilder out) {
        int before = out.length();
        if (array(data, start, end, out) != end) {
            out.setLength(before);
            text.write(data, start, end, out);
        }
    }

    /** Writes the array that begins there and returns where it ends, or -1 where none does. */
    private int array(byte[] data, int start, int end, ByteBuilder out) {
        if (start >= end || data[start] != '{') {
            return -1;
        }
        out.put(OPEN);
        int at = start + 1;
        while (at < end && data[at] != '}') {
            at = data[at] == '{' ? array(data, at, end, out) : element(data, at, end, out);
            if (at < 0 || at >= end || data[at] != ',' && data[at] != '}') {
                return -1;
            }
            if (data[at] == ',') {
                out.put(',');
                at++;
            }
        }
        out.put(']');
        return at < end ? at + 1 : -1;
    }

    private int element(byte[] data, int start, int end, ByteBuilder out) {
        if (data[start] == '"') {
            return quoted(data, start + 1, end, out);
        }
        int at = start;
        while (at < end && data[at] != ',' && data[at] != '}') {
            at++;
        }
        if (new String(data, start, at - start, UTF_8).equalsIgnoreCase("null")) {
            out.put(NULL);
        } else {
            text.write(data, start, at, out);
        }
        return at;
    }

    private int quoted(byte[] data, int start, int end, ByteBuilder out) {
        ByteBuilder plain = new ByteBuilder(end - start);
        int at = start;
        while (at < end && data[at] != '"') {
            at += data[at] == '\\' && at + 1 < end ? 1 : 0;
            plain.put(data[at++]);
        }
        if (at >= end) {
            return -1;
        }
        text.write(plain.array(), 0, plain.length(), out);
        return at + 1;
    }
}

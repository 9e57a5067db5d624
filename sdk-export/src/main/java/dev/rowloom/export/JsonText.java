package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.export.CellWriter.BytesWriter;

/** Writes text as a JSON string, RFC 8259: quotes, backslashes and control characters are escaped, nothing else. */
final class JsonText implements BytesWriter {

    static final JsonText INSTANCE = new JsonText();

    private static final long QUOTES = EightBytes.all('"');
    private static final long BACKSLASHES = EightBytes.all('\\');
    private static final EightBytes.Special SPECIAL = JsonText::special;

    private static final byte[][] ESCAPES = new byte[256][];

    static {
        for (int i = 0; i < ' '; i++) {
            ESCAPES[i] = ("\\u00" + Character.forDigit(i >> 4, 16) + Character.forDigit(i & 15, 16)).getBytes(UTF_8);
        }
        String shortForms = "\"\"\\\\\bb\ff\nn\rr\tt";
        for (int i = 0; i < shortForms.length(); i += 2) {
            ESCAPES[shortForms.charAt(i)] = ("\\" + shortForms.charAt(i + 1)).getBytes(UTF_8);
        }
    }

    private JsonText() {}

    @Override
    public void write(byte[] data, int start, int end, ByteBuilder out) {
        out.put('"');
        if (!EightBytes.copy(data, start, end, out, SPECIAL)) {
            writeEscaped(data, start, end, out);
        }
        out.put('"');
    }

    private static long special(long word) {
        return EightBytes.equal(word, QUOTES) | EightBytes.equal(word, BACKSLASHES) | EightBytes.control(word);
    }

    private static void writeEscaped(byte[] data, int start, int end, ByteBuilder out) {
        int from = start;
        for (int i = start; i < end; i++) {
            byte[] escape = ESCAPES[data[i] & 0xff];
            if (escape != null) {
                out.put(data, from, i);
                out.put(escape);
                from = i + 1;
            }
        }
        out.put(data, from, end);
    }

    void write(String text, ByteBuilder out) {
        byte[] bytes = text.getBytes(UTF_8);
        write(bytes, 0, bytes.length, out);
    }
}

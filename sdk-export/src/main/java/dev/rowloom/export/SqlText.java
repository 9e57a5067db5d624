package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.export.CellWriter.BytesWriter;
import dev.rowloom.schema.LiteralStyle.Backslash;

/**
 * Writes text as an SQL string literal.
 *
 * <p>Where a backslash is special, line ends and the control characters that clients change or stumble over are escaped as
 * well, as MySQL's own dumps do.
 */
final class SqlText implements BytesWriter {

    private static final long QUOTES = EightBytes.all('\'');
    private static final long BACKSLASHES = EightBytes.all('\\');

    private final byte[][] escapes = new byte[256][];
    private final EightBytes.Special special;

    SqlText(Backslash backslash) {
        special = backslash == Backslash.DOUBLED ? SqlText::quotesAndMore : SqlText::quotes;
        escape('\'', "''");
        if (backslash == Backslash.DOUBLED) {
            escape('\\', "\\\\");
            escape('\n', "\\n");
            escape('\r', "\\r");
            escape('\0', "\\0");
            escape('\u001a', "\\Z");
        }
    }

    private void escape(char character, String by) {
        escapes[character] = by.getBytes(UTF_8);
    }

    @Override
    public void write(byte[] data, int start, int end, ByteBuilder out) {
        out.put('\'');
        if (!EightBytes.copy(data, start, end, out, special)) {
            writeEscaped(data, start, end, out);
        }
        out.put('\'');
    }

    private static long quotes(long word) {
        return EightBytes.equal(word, QUOTES);
    }

    private static long quotesAndMore(long word) {
        return EightBytes.equal(word, QUOTES) | EightBytes.equal(word, BACKSLASHES) | EightBytes.control(word);
    }

    private void writeEscaped(byte[] data, int start, int end, ByteBuilder out) {
        int from = start;
        for (int i = start; i < end; i++) {
            byte[] escape = escapes[data[i] & 0xff];
            if (escape != null) {
                out.put(data, from, i);
                out.put(escape);
                from = i + 1;
            }
        }
        out.put(data, from, end);
    }
}

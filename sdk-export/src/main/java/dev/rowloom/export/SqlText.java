package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.export.CellWriter.BytesWriter;
import dev.rowloom.schema.Dialect.Enclosure;
import dev.rowloom.schema.LiteralStyle.Escaping;

/**
 * Writes text as an SQL string literal.
 *
 * <p>Where a backslash is special, line ends and the control characters that clients change or stumble over are escaped as
 * well, as MySQL's own dumps do. Where a literal can't hold line ends, or not that many bytes, it is joined of pieces.
 */
final class SqlText implements BytesWriter {

    /** Below the 2,499 bytes of a line that SQL*Plus takes, and the 4,000 of a literal of Oracle. */
    private static final int LONGEST_PIECE = 1000;

    private static final long QUOTES = EightBytes.all('\'');
    private static final long BACKSLASHES = EightBytes.all('\\');
    private static final long AMPERSANDS = EightBytes.all('&');

    private static final byte[] JOIN = "||".getBytes(UTF_8);
    private static final byte[] JOIN_ON_NEXT_LINE = "||\n".getBytes(UTF_8);

    private final byte[][] escapes = new byte[256][];
    private final EightBytes.Special special;
    private final byte[] before;
    private final byte[] after;
    private final boolean joined;

    SqlText(Escaping escaping, Enclosure around) {
        before = around.before().getBytes(UTF_8);
        after = around.after().getBytes(UTF_8);
        joined = escaping == Escaping.JOINED_PIECES;
        special = switch (escaping) {
            case QUOTES -> SqlText::quotes;
            case BACKSLASHES -> SqlText::quotesAndMore;
            case JOINED_PIECES -> SqlText::quotesAndLineEnds;
        };
        escape('\'', "''");
        if (escaping == Escaping.BACKSLASHES) {
            escape('\\', "\\\\");
            escape('\n', "\\n");
            escape('\r', "\\r");
            escape('\0', "\\0");
            escape('\u001a', "\\Z");
        } else if (joined) {
            escape('\n', "CHR(10)");
            escape('\r', "CHR(13)");
            escape('&', "CHR(38)");
        }
    }

    private void escape(char character, String by) {
        escapes[character] = by.getBytes(UTF_8);
    }

    @Override
    public void write(byte[] data, int start, int end, ByteBuilder out) {
        int at = out.length();
        out.put(before);
        if ((!joined || end - start <= LONGEST_PIECE) && EightBytes.copy(data, start, end, out, special)) {
            out.put(after);
        } else if (joined) {
            out.setLength(at);
            writePieces(data, start, end, out);
        } else {
            writeEscaped(data, start, end, out);
            out.put(after);
        }
    }

    private static long quotes(long word) {
        return EightBytes.equal(word, QUOTES);
    }

    private static long quotesAndMore(long word) {
        return EightBytes.equal(word, QUOTES) | EightBytes.equal(word, BACKSLASHES) | EightBytes.control(word);
    }

    private static long quotesAndLineEnds(long word) {
        return EightBytes.equal(word, QUOTES) | EightBytes.equal(word, AMPERSANDS) | EightBytes.control(word);
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

    /** Writes literals without line ends and ampersands, and a call for each of these, joined. */
    private void writePieces(byte[] data, int start, int end, ByteBuilder out) {
        int at = start;
        while (at < end) {
            if (at > start) {
                out.put(isCall(data[at]) || isCall(data[at - 1]) ? JOIN : JOIN_ON_NEXT_LINE);
            }
            int pieceEnd = pieceEnd(data, at, end);
            if (pieceEnd == at) {
                out.put(call(data[at]));
                at++;
            } else {
                out.put(before);
                writeEscaped(data, at, pieceEnd, out);
                out.put(after);
                at = pieceEnd;
            }
        }
    }

    private byte[] call(byte b) {
        byte[] call = escapes[b & 0xff];
        return call == null ? new byte[0] : call;
    }

    private static boolean isCall(byte b) {
        return b == '\n' || b == '\r' || b == '&';
    }

    /** Returns where the literal that begins there ends: at a character that is called for, or between two others. */
    private static int pieceEnd(byte[] data, int start, int end) {
        int most = Math.min(end, start + LONGEST_PIECE);
        for (int i = start; i < most; i++) {
            if (isCall(data[i])) {
                return i;
            }
        }
        int cut = most;
        while (cut < end && cut > start + 1 && (data[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return cut;
    }
}

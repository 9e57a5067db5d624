package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.export.CellWriter.BytesWriter;
import java.util.Arrays;

/** Writes text as a CSV field, in quotes where it needs them. */
final class CsvText implements BytesWriter {

    static final CsvText INSTANCE = new CsvText();

    private static final byte[] END_OF_DATA = "\\.".getBytes(UTF_8);
    private static final byte[] NULL = "NULL".getBytes(UTF_8);

    // what needs quotes anywhere in a field; bytes of UTF-8 beyond ASCII never do
    private static final long COMMAS = EightBytes.all(',');
    private static final long QUOTES = EightBytes.all('"');
    private static final long LINE_FEEDS = EightBytes.all('\n');
    private static final long RETURNS = EightBytes.all('\r');
    private static final EightBytes.Special SPECIAL = CsvText::special;

    private CsvText() {}

    @Override
    public void write(byte[] data, int start, int end, ByteBuilder out) {
        if (endsNeedQuotes(data, start, end) || !EightBytes.copy(data, start, end, out, SPECIAL)) {
            writeQuoted(data, start, end, out);
        }
    }

    void write(String text, ByteBuilder out) {
        byte[] bytes = text.getBytes(UTF_8);
        write(bytes, 0, bytes.length, out);
    }

    private static long special(long word) {
        return EightBytes.equal(word, COMMAS)
                | EightBytes.equal(word, QUOTES)
                | EightBytes.equal(word, LINE_FEEDS)
                | EightBytes.equal(word, RETURNS);
    }

    private static boolean endsNeedQuotes(byte[] data, int start, int end) {
        if (start == end) {
            return true; // else it would be null
        }
        // spaces at the ends, as careless readers trim them; \. alone ends the data of PostgreSQL's COPY, and NULL
        // alone is
        // null to MySQL's LOAD DATA
        return data[start] == ' '
                || data[end - 1] == ' '
                || (data[start] == '\\' && Arrays.equals(data, start, end, END_OF_DATA, 0, END_OF_DATA.length))
                || (data[start] == 'N' && Arrays.equals(data, start, end, NULL, 0, NULL.length));
    }

    private static void writeQuoted(byte[] data, int start, int end, ByteBuilder out) {
        out.put('"');
        int from = start;
        for (int i = start; i < end; i++) {
            if (data[i] == '"') {
                out.put(data, from, i + 1);
                from = i;
            }
        }
        out.put(data, from, end);
        out.put('"');
    }
}

package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the tuples of one table as INSERT statements of bounded size.
 *
 * <p>Where a statement ends depends on the rows alone, not on how they come in chunks.
 */
final class SqlStatements {

    /** What stands between two tuples, and in a chunk after each. */
    static final byte[] SEPARATOR = ",\n".getBytes(UTF_8);

    private final OutputStream out;
    private final Frame frame;
    private final byte[] head;
    private final byte[] tail;
    private long rows;
    private long bytes;

    /**
     * How the statements of a table are framed.
     *
     * @param head what stands before the first tuple of a statement
     * @param tail what stands after its last tuple
     * @param maxRows the greatest number of rows in a statement
     * @param maxBytes the greatest length of a statement, unless a single row is longer
     */
    record Frame(String head, String tail, long maxRows, long maxBytes) {}

    SqlStatements(OutputStream out, Frame frame) {
        this.out = out;
        this.frame = frame;
        this.head = frame.head().getBytes(UTF_8);
        this.tail = frame.tail().getBytes(UTF_8);
    }

    void write(SqlChunk chunk) throws IOException {
        int from = 0;
        for (int row = 0; row < chunk.count(); row++) {
            int length = chunk.end(row) - chunk.start(row);
            boolean full = rows == frame.maxRows() || bytes + length + tail.length > frame.maxBytes();
            if (rows > 0 && !full) {
                if (row == 0) {
                    out.write(SEPARATOR);
                }
            } else {
                copy(chunk, from, row);
                from = row;
                finish();
                out.write(head);
                bytes = head.length;
            }
            rows++;
            bytes += length;
        }
        copy(chunk, from, chunk.count());
    }

    /** Writes rows of a chunk but for the separator after the last. */
    private void copy(SqlChunk chunk, int from, int to) throws IOException {
        if (to > from) {
            int start = chunk.start(from);
            out.write(chunk.rows.array(), start, chunk.end(to - 1) - SEPARATOR.length - start);
        }
    }

    /** Ends the statement at hand, if one is begun. */
    void finish() throws IOException {
        if (rows > 0) {
            out.write(tail);
            rows = 0;
        }
    }
}

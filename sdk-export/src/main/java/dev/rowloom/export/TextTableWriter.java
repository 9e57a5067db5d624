package dev.rowloom.export;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes one table to one file. */
final class TextTableWriter implements Sink.TableWriter<ByteBuilder> {

    private static final int FIRST_CAPACITY = 1 << 16;

    private final RowFormat format;
    private final OutputFiles files;
    private final OutputStream out;
    /** Buffers that were written and can be filled again, grown to what a batch needs. */
    private final Queue<ByteBuilder> spare = new ConcurrentLinkedQueue<>();

    private boolean empty = true;

    TextTableWriter(RowFormat format, OutputFiles files, String name) throws IOException {
        this.format = format;
        this.files = files;
        this.out = files.begin(name);
        out.write(format.head());
    }

    @Override
    public ByteBuilder encode(RowBatch batch) {
        ByteBuilder used = spare.poll();
        ByteBuilder chunk = used == null ? new ByteBuilder(FIRST_CAPACITY) : used;
        chunk.setLength(0);
        ColumnVector[] columns = columns(batch);
        byte[] separator = format.separator();
        int rows = batch.size();
        for (int row = 0; row < rows; row++) {
            chunk.put(separator);
            format.row(columns, row, chunk);
        }
        return chunk;
    }

    @Override
    public void write(ByteBuilder chunk) throws IOException {
        if (chunk.length() > 0) {
            int from = empty ? format.separator().length : 0;
            empty = false;
            out.write(chunk.array(), from, chunk.length() - from);
        }
        spare.add(chunk);
    }

    @Override
    public void finish() throws IOException {
        out.write(format.tail(empty ? RowFormat.Rows.NONE : RowFormat.Rows.SOME));
        files.end();
    }

    static ColumnVector[] columns(RowBatch batch) {
        ColumnVector[] columns = new ColumnVector[batch.layout().columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
        }
        return columns;
    }
}

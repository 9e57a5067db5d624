package dev.rowloom.benchmarks;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import java.io.IOException;

/**
 * Makes rows of one table and hands them to a sink, on the calling thread.
 *
 * @param <C> what the sink encodes a batch into
 */
final class TableRun<C> {

    private final Sink.TableWriter<C> writer;
    private final RowCursor cursor;
    private final long total;
    private long next;

    private TableRun(Sink.TableWriter<C> writer, RowCursor cursor, long total) {
        this.writer = writer;
        this.cursor = cursor;
        this.total = total;
    }

    static TableRun<?> of(DataPlan plan, TableLayout table, Sink.Session session) throws IOException {
        RowCursor cursor = plan.open(table.table().id());
        return begin(session.begin(table), cursor, table.rows());
    }

    private static <C> TableRun<C> begin(Sink.TableWriter<C> writer, RowCursor cursor, long total) {
        return new TableRun<>(writer, cursor, total);
    }

    /** Writes the next rows, beginning again where there are not so many. */
    void write(int rows) throws IOException {
        if (next + rows > total) {
            next = 0;
        }
        writer.write(writer.encode(cursor.read(next, rows)));
        next += rows;
    }

    /** Writes all rows and ends the table. */
    void writeAll() throws IOException {
        for (long from = 0; from < total; from += RowCursor.MAX_ROWS) {
            write((int) Math.min(RowCursor.MAX_ROWS, total - from));
        }
        writer.finish();
    }
}

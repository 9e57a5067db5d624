package dev.rowloom.dataset;

import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keeps all rows in memory. Not thread-safe; for one run.
 *
 * @since 0.1.0
 */
public final class MemorySink implements Sink {

    private final List<TableData> tables = new ArrayList<>();

    /** Returns an empty sink. */
    public MemorySink() {}

    @Override
    public Session open(Run run) {
        Objects.requireNonNull(run, "run");
        tables.clear();
        return new Session() {
            @Override
            public TableWriter<?> begin(TableLayout table) {
                Objects.requireNonNull(table, "table");
                return new Writer(table);
            }

            @Override
            public void complete() {
                // each table is kept when it ends
            }

            @Override
            public void close() {
                // nothing is held open
            }
        };
    }

    /** Returns the tables that were written, in the order in which they were. */
    public List<TableData> tables() {
        return List.copyOf(tables);
    }

    private final class Writer implements TableWriter<RowBatch> {

        private final TableLayout table;
        private final List<RowBatch> batches = new ArrayList<>();

        Writer(TableLayout table) {
            this.table = table;
        }

        @Override
        public RowBatch encode(RowBatch batch) {
            Objects.requireNonNull(batch, "batch");
            return batch.copy();
        }

        @Override
        public void write(RowBatch chunk) {
            Objects.requireNonNull(chunk, "chunk");
            batches.add(chunk);
        }

        @Override
        public void finish() {
            long rows = batches.stream().mapToLong(RowBatch::size).sum();
            tables.add(new TableData(new TableLayout(table.table(), table.columns(), rows), batches));
        }
    }
}

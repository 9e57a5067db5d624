package dev.rowloom.dataset;

import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.util.List;

/**
 * A place where rows go as they are made: memory, files, a database, a callback.
 *
 * <p>One sink can be used for several runs, one after another, unless it says otherwise.
 *
 * @since 0.1.0
 */
public interface Sink {

    /**
     * Prepares for a run: checks the target and claims it.
     *
     * @param run what will be written
     * @throws IOException if the target can't be used
     */
    Session open(Run run) throws IOException;

    /**
     * What a run will write.
     *
     * @param schema the schema
     * @param loadPlan the order of the tables and the means for their cycles
     * @param tables the tables, in the order in which they will be written: the load plan's
     */
    record Run(Schema schema, LoadPlan loadPlan, List<TableLayout> tables) {

        /** Copies the list. */
        public Run {
            tables = List.copyOf(tables);
        }
    }

    /**
     * One run. Its methods are called by one thread at a time, tables one after another.
     *
     * <p>{@link #close()} is always called, and without {@link #complete()} before it where the run failed or was
     * cancelled: what was written then must not be taken for a whole.
     */
    interface Session extends AutoCloseable {

        /**
         * Begins the next table.
         *
         * @throws IOException if the target fails
         */
        TableWriter<?> begin(TableLayout table) throws IOException;

        /**
         * Ends the run after all tables were finished.
         *
         * @throws IOException if the target fails
         */
        void complete() throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * Writes the rows of one table in two stages, so that the costly one can run on many threads.
     *
     * @param <C> what a batch is encoded into
     */
    interface TableWriter<C> {

        /**
         * Encodes a batch. May be called by several threads at once and in any order; must not keep the batch.
         */
        C encode(RowBatch batch);

        /**
         * Writes an encoded batch. Called by one thread, in row order, without gaps.
         *
         * @throws IOException if the target fails
         */
        void write(C chunk) throws IOException;

        /**
         * Ends the table after its last row.
         *
         * @throws IOException if the target fails
         */
        void finish() throws IOException;
    }
}

package dev.rowloom;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a plan to a sink: batches are made and encoded by the workers, and written in order by the thread that
 * runs this.
 */
final class Delivery {

    /** Batches in the making for each worker: enough that none waits, few enough that memory stays small. */
    private static final int WINDOW = 4;

    private final DataPlan plan;
    private final Sink sink;
    private final Workers workers;
    private final @Nullable ProgressListener listener;
    private final Cancellation cancelled;
    private final RunTrace trace;
    private final long total;
    private long written;

    Delivery(DataPlan plan, Sink sink, GeneratorOptions options, Cancellation cancelled, RunTrace trace) {
        this.plan = plan;
        this.sink = sink;
        this.workers = options.workers();
        this.listener = options.listener();
        this.trace = trace;
        this.cancelled = cancelled;
        this.total = plan.rows();
    }

    GenerationSummary run(long startNanos) {
        return trace.export(sink).aside(export -> runTo(startNanos));
    }

    private GenerationSummary runTo(long startNanos) {
        List<GenerationSummary.TableSummary> summaries = new ArrayList<>();
        try (Workers.Crew crew = workers.hire();
                Sink.Session session = sink.open(new Sink.Run(plan.schema(), plan.loadPlan(), plan.tables()))) {
            for (TableLayout table : plan.tables()) {
                writeTraced(session, table, crew.executor());
                summaries.add(new GenerationSummary.TableSummary(
                        table.table().id(), table.rows(), table.columns().size()));
            }
            session.complete();
        } catch (IOException e) {
            throw new ExportException("the rows could not be written: " + e.getMessage(), e);
        }
        return new GenerationSummary(summaries, plan.warnings(), Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private void writeTraced(Sink.Session session, TableLayout table, @Nullable Executor executor) throws IOException {
        try {
            trace.table(table).run(step -> {
                try {
                    write(session.begin(table), table, executor);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return step.note("rowloom.rows", table.rows());
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private <C> void write(Sink.TableWriter<C> writer, TableLayout table, @Nullable Executor executor)
            throws IOException {
        String id = table.table().id();
        if (executor == null) {
            RowCursor cursor = plan.open(id);
            for (long from = 0; from < table.rows(); from += RowCursor.MAX_ROWS) {
                checkCancelled(id);
                int count = (int) Math.min(RowCursor.MAX_ROWS, table.rows() - from);
                writer.write(writer.encode(cursor.read(from, count)));
                note(table, count, from + count);
            }
        } else {
            writeParallel(writer, table, executor);
        }
        writer.finish();
    }

    private <C> void writeParallel(Sink.TableWriter<C> writer, TableLayout table, Executor executor)
            throws IOException {
        ConcurrentLinkedQueue<RowCursor> idle = new ConcurrentLinkedQueue<>();
        Supplier<RowCursor> cursors = () -> {
            RowCursor cursor = idle.poll();
            return cursor == null ? plan.open(table.table().id()) : cursor;
        };
        Deque<FutureTask<C>> window = new ArrayDeque<>();
        long next = 0;
        long done = 0;
        try {
            while (done < table.rows()) {
                checkCancelled(table.table().id());
                while (next < table.rows() && window.size() < workers.parallelism() * WINDOW) {
                    long from = next;
                    int count = (int) Math.min(RowCursor.MAX_ROWS, table.rows() - from);
                    FutureTask<C> task = new FutureTask<>(() -> {
                        RowCursor cursor = cursors.get();
                        C chunk = writer.encode(cursor.read(from, count));
                        idle.add(cursor);
                        return chunk;
                    });
                    window.add(task);
                    submit(executor, task, table);
                    next += count;
                }
                writer.write(result(window.remove()));
                int count = (int) Math.min(RowCursor.MAX_ROWS, table.rows() - done);
                done += count;
                note(table, count, done);
            }
        } finally {
            window.forEach(task -> task.cancel(false));
        }
    }

    private static void submit(Executor executor, Runnable batch, TableLayout table) {
        try {
            executor.execute(batch);
        } catch (RejectedExecutionException e) {
            throw new RowloomException(
                    "the executor refused a batch of table " + table.table().id()
                            + "; give one that is open and has a queue for as many batches as run at the same time",
                    e);
        }
    }

    private static <C> C result(FutureTask<C> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the run was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new RowloomException("a batch could not be made: " + e.getCause(), e.getCause());
        }
    }

    private void checkCancelled(String table) {
        if (cancelled.isAsked() || Thread.currentThread().isInterrupted()) {
            throw new CancelledException(
                    "the run was cancelled in table " + table + " after " + written + " of " + total + " rows");
        }
    }

    private void note(TableLayout table, int count, long tableRows) {
        written += count;
        if (listener != null) {
            listener.onProgress(new Progress(table.table().id(), tableRows, table.rows(), written, total));
        }
    }
}

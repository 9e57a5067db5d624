package dev.rowloom;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A run that goes on in the background: can be waited for, and cancelled. Thread-safe.
 *
 * @since 0.1.0
 */
public final class GenerationRun {

    private final FutureTask<GenerationSummary> task;
    private final Cancellation cancelled;

    GenerationRun(FutureTask<GenerationSummary> task, Cancellation cancelled) {
        this.task = task;
        this.cancelled = cancelled;
    }

    /** Asks the run to end after the batch at hand. What is complete stays; nothing incomplete is left behind unmarked. */
    public void cancel() {
        cancelled.ask();
    }

    /** Returns whether the run has ended, for whatever reason. */
    public boolean isDone() {
        return task.isDone();
    }

    @Override
    public String toString() {
        String state = !task.isDone() ? (cancelled.isAsked() ? "being cancelled" : "running") : "ended";
        return "GenerationRun[" + state + "]";
    }

    /**
     * Waits for the end.
     *
     * @return what was written
     * @throws CancelledException if the run was cancelled
     * @throws RowloomException if the run failed; the cause is kept
     * @throws InterruptedException if the waiting thread is interrupted; the run goes on
     */
    public GenerationSummary await() throws InterruptedException {
        try {
            return task.get();
        } catch (CancellationException e) {
            throw new CancelledException("the run was cancelled");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RowloomException failure) {
                throw failure;
            } else if (cause instanceof Error error) {
                throw error;
            }
            throw new RowloomException("the run failed: " + cause, cause);
        }
    }
}

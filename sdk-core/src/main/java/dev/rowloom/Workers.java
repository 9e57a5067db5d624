package dev.rowloom;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the rows: the calling thread alone, threads of a run's own, or an executor of the caller's.
 *
 * @param parallelism how many batches are made at the same time, at least 1
 * @param executor the caller's executor, or null for threads of the run's own
 */
record Workers(int parallelism, @Nullable Executor executor) {

    private static final int MOST = 1024;

    static final Workers CALLER = new Workers(1, null);

    /**
     * Returns workers.
     *
     * @throws UsageException if there are to be fewer than 1 or more than 1024
     */
    static Workers of(int parallelism, @Nullable Executor executor) {
        if (parallelism < 1 || parallelism > MOST) {
            throw new UsageException("the number of threads is " + parallelism + ", not between 1 and " + MOST);
        }
        return new Workers(parallelism, executor);
    }

    /** Returns threads for one run; closed with it. */
    Crew hire() {
        if (executor != null) {
            return new Crew(executor, null);
        }
        ExecutorService own = parallelism == 1
                ? null
                : Executors.newFixedThreadPool(parallelism, task -> {
                    Thread thread = new Thread(task, "rowloom-worker");
                    thread.setDaemon(true);
                    return thread;
                });
        return new Crew(own, own);
    }

    /** The threads of one run; null executor means the calling thread. */
    record Crew(@Nullable Executor executor, @Nullable ExecutorService owned) implements AutoCloseable {
        @Override
        public void close() {
            if (owned != null) {
                owned.shutdownNow();
            }
        }
    }
}

package dev.rowloom.it.fuzz;

import com.sun.management.ThreadMXBean;
import dev.rowloom.RowloomException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads a script, and makes some rows of what was understood, within bounds of time and memory. */
final class Reading {

    /** The bound that the reader keeps on all conditions of a script is 60 s; scripts here are far below it. */
    private static final int MOST_SECONDS = 20;

    private static final long MOST_BYTES = 512L << 20;
    private static final long MOST_BYTES_PER_CHARACTER = 16L << 10;
    private static final int ROWS = 5;

    private Reading() {}

    /**
     * Reads a script.
     *
     * @param dialect the dialect, or null to have it told
     * @return what is wrong, or null where all is well
     */
    static @Nullable String complaint(String script, @Nullable Dialect dialect) {
        FutureTask<@Nullable String> task = new FutureTask<>(() -> measured(script, dialect));
        Thread thread = new Thread(null, task, "reading", 0);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "no end within " + MOST_SECONDS + " s: " + String.join(" < ", frames(thread.getStackTrace()));
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause();
            return thrown + " at " + String.join(" < ", frames(thrown.getStackTrace()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String measured(String script, @Nullable Dialect dialect) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Schema schema;
        try {
            schema = dialect == null ? Schema.fromDdl(script) : Schema.fromDdl(script, dialect);
        } catch (RowloomException e) {
            return e.getMessage() == null ? "an exception without a message" : null;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > MOST_BYTES + MOST_BYTES_PER_CHARACTER * script.length()) {
            return allocated + " bytes allocated to read " + script.length() + " characters";
        }
        try {
            SyntheticDataGenerator.of(schema).rows(ROWS).generate();
        } catch (RowloomException e) {
            return e.getMessage() == null ? "an exception without a message" : null;
        }
        return null;
    }

    private static String[] frames(StackTraceElement[] trace) {
        return java.util.Arrays.stream(trace)
                .limit(12)
                .map(StackTraceElement::toString)
                .toArray(String[]::new);
    }
}

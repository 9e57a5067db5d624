package dev.rowloom.samples.quickstart;

import dev.rowloom.GenerationRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run in good order when the process is told to end, by Ctrl-C for example: cancels it, and keeps the process
 * until what is incomplete was removed and told.
 */
final class Interruption implements AutoCloseable {

    /** Long enough to remove a file; short enough that nobody loses patience with Ctrl-C. */
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::cancel, "rowloom-interruption");
    private volatile @Nullable GenerationRun run;

    private Interruption() {}

    /** Watches until {@link #close()}. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Names the run that is to be cancelled; before, the process ends at once. */
    void of(GenerationRun started) {
        run = started;
    }

    private void cancel() {
        GenerationRun current = run;
        if (current == null) {
            return;
        }
        current.cancel();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return; // files that are not complete keep their marked names
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitTheEnd(); // the process ends with the signal's status, which an exit of its own could overtake
        }
    }

    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

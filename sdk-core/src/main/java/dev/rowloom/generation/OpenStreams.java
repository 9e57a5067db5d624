package dev.rowloom.generation;

import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The answers that are under way, so that they can be ended from another thread. Thread-safe. */
final class OpenStreams {

    private final Set<ModelStream> open = new HashSet<>();
    private final Set<Ends> runs = new HashSet<>();
    private boolean cancelled;

    /**
     * What ends the waits of a run: counted down when the run is stopped, and when it is cancelled.
     *
     * @param closed ends waits for another try
     * @param halted ends waits of requests that are admitted
     */
    record Ends(CountDownLatch closed, CountDownLatch halted) {

        private void end() {
            closed.countDown();
            halted.countDown();
        }
    }

    /** Begins a run. */
    Ends begin() {
        Ends ends = new Ends(new CountDownLatch(1), new CountDownLatch(1));
        synchronized (open) {
            runs.add(ends);
            if (cancelled) {
                ends.end();
            }
        }
        return ends;
    }

    /** Forgets a run that is over. */
    void end(Ends ends) {
        synchronized (open) {
            runs.remove(ends);
        }
    }

    boolean isCancelled() {
        synchronized (open) {
            return cancelled;
        }
    }

    /**
     * Looks whether requests may still be sent.
     *
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if the run is cancelled
     */
    void check() {
        if (isCancelled()) {
            throw ProviderException.of(ProviderException.Kind.CANCELLED, "the run was cancelled");
        }
    }

    /** Keeps an answer, or closes it at once if the run is cancelled. */
    void add(ModelStream stream) {
        synchronized (open) {
            if (!cancelled) {
                open.add(stream);
                return;
            }
        }
        stream.close();
        throw ProviderException.of(ProviderException.Kind.CANCELLED, "the run was cancelled");
    }

    void remove(ModelStream stream) {
        synchronized (open) {
            open.remove(stream);
        }
    }

    /** Ends all answers, and those to come. */
    void cancel() {
        Set<ModelStream> toClose;
        synchronized (open) {
            cancelled = true;
            runs.forEach(Ends::end);
            toClose = Set.copyOf(open);
        }
        toClose.forEach(ModelStream::close);
    }
}

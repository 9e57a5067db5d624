package dev.rowloom.generation;

import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The answers that are under way, so that they can be ended from another thread. Thread-safe. */
final class OpenStreams {

    private final Set<ModelStream> open = new HashSet<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    /** Returns what is counted down when the run is cancelled. */
    CountDownLatch cancelled() {
        return cancelled;
    }

    boolean isCancelled() {
        return cancelled.getCount() == 0;
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
            if (!isCancelled()) {
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
            cancelled.countDown();
            toClose = Set.copyOf(open);
        }
        toClose.forEach(ModelStream::close);
    }
}

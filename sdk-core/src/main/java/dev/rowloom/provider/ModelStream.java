package dev.rowloom.provider;

import java.util.Optional;

/**
 * One answer, pulled event by event as it arrives.
 *
 * <p>A text event is handed out as soon as its bytes have arrived, never held back for the one after it. What arrived
 * before a failure is handed out before the failure is thrown. An answer that ends well ends with one
 * {@link ModelEvent.Finish}; a stream that just stops is a failure of kind {@link ProviderException.Kind#TRUNCATED}.
 *
 * <p>One thread pulls; {@link #close()} may be called by any.
 *
 * @since 0.1.0
 */
public interface ModelStream extends AutoCloseable {

    /**
     * Waits for the next event.
     *
     * @return the event, or nothing after the last one
     * @throws ProviderException if the request failed; thrown again by each later call. Of kind
     *     {@link ProviderException.Kind#CANCELLED} if the stream was closed or the thread interrupted, also while it
     *     waits; the thread's interrupted status stays set then
     */
    Optional<ModelEvent> next();

    /** Ends the request and wakes a thread that waits in {@link #next()}. Doing so again has no effect. */
    @Override
    void close();
}

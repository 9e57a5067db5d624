package dev.rowloom.generation;

import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clock that waits go by. */
interface Time {

    /** Returns nanoseconds since some moment. */
    long nanoTime();

    /**
     * Waits.
     *
     * @throws ProviderException of kind {@link Kind#CANCELLED} if the run is cancelled or the thread interrupted
     */
    void pause(Duration duration);

    /** The machine's clock; pauses end when a run is cancelled. */
    static Time real(CountDownLatch cancelled) {
        return new Time() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) {
                try {
                    if (cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                        throw ProviderException.of(
                                Kind.CANCELLED, "the run was cancelled while it waited to try again");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw ProviderException.of(
                            Kind.CANCELLED, "the thread was interrupted while it waited to try again");
                }
            }
        };
    }
}

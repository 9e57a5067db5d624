package dev.rowloom.generation;

import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The clock that waits go by. */
interface Time {

    /** The machine's clock. */
    Time REAL = new Time() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration, CountDownLatch end) {
            try {
                if (end.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                    return; // whoever waits looks why
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ProviderException.of(Kind.CANCELLED, "the thread was interrupted while it waited to ask");
            }
        }
    };

    /** Returns nanoseconds since some moment. */
    long nanoTime();

    /**
     * Waits, but no longer than until something else ends the wait.
     *
     * @param end what is counted down then
     * @throws ProviderException of kind {@link Kind#CANCELLED} if the thread is interrupted
     */
    void pause(Duration duration, CountDownLatch end);
}

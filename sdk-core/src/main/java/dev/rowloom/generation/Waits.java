package dev.rowloom.generation;

import dev.rowloom.provider.ProviderException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The waits of a run: none leads beyond the run's time, and a run that is stopped or cancelled ends all at once. Thread-safe.
 */
final class Waits {

    private final Time time;
    private final RunLedger ledger;
    private final OpenStreams streams;

    Waits(Time time, RunLedger ledger, OpenStreams streams) {
        this.time = time;
        this.ledger = ledger;
        this.streams = streams;
    }

    long nanoTime() {
        return time.nanoTime();
    }

    /**
     * Returns why a wait makes no sense, since the run's time is over when it ends, or null if it does.
     *
     * @param why what the wait is for
     */
    @Nullable
    RunStoppedException beyond(Duration wait, String why) {
        Duration left = ledger.timeLeft();
        return left == null || wait.compareTo(left) < 0 ? null : ledger.late(wait, why);
    }

    /**
     * Waits ahead of a request that is not admitted yet.
     *
     * @return how long it took, at most as long as asked for
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if the run is cancelled
     * @throws RunStoppedException if the run has sent its last request
     */
    Duration pause(Duration wait) {
        long start = time.nanoTime();
        time.pause(wait, ledger.closed());
        streams.check();
        ledger.checkGoingOn();
        return shorter(wait, Duration.ofNanos(time.nanoTime() - start));
    }

    /**
     * Waits ahead of a request that is admitted: that a ceiling is reached meanwhile does not concern it.
     *
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if the run is cancelled
     * @throws RunStoppedException if no request makes sense any more
     */
    void pauseAdmitted(Duration wait) {
        time.pause(wait, ledger.halted());
        streams.check();
        ledger.checkNotHalted();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

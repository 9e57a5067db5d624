package dev.rowloom.generation;

import dev.rowloom.provider.ProviderException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one request until it is answered, or another try can't help.
 *
 * <p>Failures that say that a try can help are tried again after an exponentially growing, jittered wait, or the longer one
 * that the service asks for; a wait that leads beyond the total time, or that of the run, is not begun. An answer without any use is asked for
 * once more, cooler. Resilience4j decides whether to go on; the waits are ours, so that a run can be cancelled within one and
 * tests have a clock of their own. One instance is for one request; not thread-safe.
 *
 * @param <T> what an answer gives
 */
final class Attempts<T> {

    private final RetrySettings settings;
    private final Waits waits;
    private final Supplier<Duration> held;
    private final DoubleSupplier jitter;
    private final Predicate<T> useless;
    private final List<AttemptRecord> records = new ArrayList<>();
    private final long start;
    private double factor = 1;
    private boolean cooled;

    /** One request. */
    @FunctionalInterface
    interface Attempt<T> {

        /**
         * Asks.
         *
         * @param temperatureFactor what to multiply the temperature by
         */
        T ask(double temperatureFactor);
    }

    /**
     * Prepares to ask.
     *
     * @param held how long the rate limiter held back the requests so far: not the service's fault, so that it does not
     *     count
     * @param jitter numbers from 0 to 1
     * @param useless tells an answer that deserves another try: malformed or empty
     */
    Attempts(
            RetrySettings settings, Waits waits, Supplier<Duration> held, DoubleSupplier jitter, Predicate<T> useless) {
        this.settings = settings;
        this.waits = waits;
        this.held = held;
        this.jitter = jitter;
        this.useless = useless;
        this.start = waits.nanoTime();
    }

    /** Returns what became of the requests so far, in their order. */
    List<AttemptRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /**
     * Asks until there is an answer.
     *
     * @return the answer; a useless one only if asking again gave no better
     * @throws ProviderException the last failure, if none was answered
     * @throws RunStoppedException if the run's time is over before another try
     */
    T run(Attempt<T> attempt) {
        Retry.AsyncContext<T> context = retry().asyncContext();
        while (true) {
            long wait;
            String outcome;
            try {
                T answer = attempt.ask(factor);
                wait = context.onResult(answer);
                if (wait < 0) {
                    record(useless.test(answer) ? AttemptRecord.USELESS : AttemptRecord.OK, Duration.ZERO);
                    return answer;
                }
                outcome = AttemptRecord.USELESS;
            } catch (ProviderException failure) {
                wait = context.onError(failure);
                outcome = failure.kind().name();
                RuntimeException end = end(failure, wait);
                if (end != null) {
                    record(outcome, Duration.ZERO);
                    throw end;
                }
            }
            pause(outcome, Duration.ofMillis(wait));
            cool(outcome);
        }
    }

    /** Returns what to throw instead of trying again, or null. */
    private @Nullable RuntimeException end(ProviderException failure, long wait) {
        return wait < 0 || isBeyondTotal(wait) ? failure : waits.beyond(Duration.ofMillis(wait), failure.said());
    }

    private void pause(String outcome, Duration wait) {
        Duration waited = Duration.ZERO;
        try {
            waited = wait.isZero() ? wait : waits.pause(wait);
        } finally {
            record(outcome, waited);
        }
    }

    private Retry retry() {
        RetryConfig config = RetryConfig.<T>custom()
                .maxAttempts(settings.attempts())
                .retryOnException(failure -> failure instanceof ProviderException known && known.isRetriable())
                .retryOnResult(answer -> !cooled && useless.test(answer) && !isBeyondTotal(0))
                .intervalBiFunction(
                        (number, outcome) -> outcome.isLeft() && outcome.getLeft() instanceof ProviderException failure
                                ? settings.waitAfter(number, failure, jitter.getAsDouble())
                                        .toMillis()
                                : 0L)
                .build();
        return Retry.of("model", config);
    }

    private boolean isBeyondTotal(long waitMillis) {
        long spent = (waits.nanoTime() - start) / 1_000_000 - held.get().toMillis();
        return spent + waitMillis > settings.total().toMillis();
    }

    private void cool(String outcome) {
        if (outcome.equals(AttemptRecord.USELESS)) {
            cooled = true;
            factor = settings.cooling();
        }
    }

    private void record(String outcome, Duration waited) {
        records.add(new AttemptRecord(records.size() + 1, factor, outcome, waited));
    }
}

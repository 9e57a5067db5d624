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

/**
 * Makes one request until it is answered, or another try can't help.
 *
 * <p>Failures that say that a try can help are tried again after an exponentially growing, jittered wait, or the longer one
 * that the service asks for; a wait that leads beyond the total time is not begun. An answer without any use is asked for
 * once more, cooler. Resilience4j decides whether to go on; the waits are ours, so that a run can be cancelled within one and
 * tests have a clock of their own. One instance is for one request; not thread-safe.
 *
 * @param <T> what an answer gives
 */
final class Attempts<T> {

    private final RetrySettings settings;
    private final Time time;
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
     * @param jitter numbers from 0 to 1
     * @param useless tells an answer that deserves another try: malformed or empty
     */
    Attempts(RetrySettings settings, Time time, DoubleSupplier jitter, Predicate<T> useless) {
        this.settings = settings;
        this.time = time;
        this.jitter = jitter;
        this.useless = useless;
        this.start = time.nanoTime();
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
                    record(useless.test(answer) ? AttemptRecord.USELESS : AttemptRecord.OK, 0);
                    return answer;
                }
                outcome = AttemptRecord.USELESS;
            } catch (ProviderException failure) {
                wait = context.onError(failure);
                if (wait < 0 || isBeyondTotal(wait)) {
                    record(failure.kind().name(), 0);
                    throw failure;
                }
                outcome = failure.kind().name();
            }
            record(outcome, wait);
            cool(outcome);
            if (wait > 0) {
                time.pause(Duration.ofMillis(wait));
            }
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
        long spent = (time.nanoTime() - start) / 1_000_000;
        return spent + waitMillis > settings.total().toMillis();
    }

    private void cool(String outcome) {
        if (outcome.equals(AttemptRecord.USELESS)) {
            cooled = true;
            factor = settings.cooling();
        }
    }

    private void record(String outcome, long waitMillis) {
        records.add(new AttemptRecord(records.size() + 1, factor, outcome, Duration.ofMillis(waitMillis)));
    }
}

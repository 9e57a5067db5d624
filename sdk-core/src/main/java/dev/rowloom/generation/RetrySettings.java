package dev.rowloom.generation;

import dev.rowloom.provider.ProviderException;
import java.time.Duration;

/**
 * How often and for how long a request is tried.
 *
 * @param attempts the greatest number of requests, the first included
 * @param firstWait ahead of the second request; doubles from there
 * @param longestWait where doubling ends; a service may ask for more
 * @param total from the first request to the last wait
 * @param cooling the factor of the temperature of the one request that follows a useless answer
 */
record RetrySettings(int attempts, Duration firstWait, Duration longestWait, Duration total, double cooling) {

    static final RetrySettings DEFAULT =
            new RetrySettings(5, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(10), 0.7);

    /** Returns what a caller's options say. */
    static RetrySettings of(DirectOptions options) {
        return new RetrySettings(
                options.attempts(), DEFAULT.firstWait, DEFAULT.longestWait, options.retryTime(), DEFAULT.cooling);
    }

    /**
     * Returns how long to wait after a failure: exponentially longer each time, or what the service asks for if that is more.
     *
     * @param number the number of the failure in a row, from 1
     * @param jitter from 0 to 1: how much of the second half of the wait to take
     */
    Duration waitAfter(int number, ProviderException failure, double jitter) {
        long longest = longestWait.toMillis();
        long doubled = firstWait.toMillis();
        for (int i = 1; i < number && doubled < longest; i++) {
            doubled *= 2;
        }
        long backOff = (long) (Math.min(doubled, longest) * (0.5 + 0.5 * jitter));
        long asked = failure.retryAfter()
                .map(wait -> wait.plusNanos(999_999).toMillis())
                .orElse(0L);
        return Duration.ofMillis(Math.max(backOff, asked));
    }
}

package dev.rowloom.generation;

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
}

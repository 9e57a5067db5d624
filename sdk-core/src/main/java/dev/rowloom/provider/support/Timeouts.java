package dev.rowloom.provider.support;

import dev.rowloom.UsageException;
import java.time.Duration;

/**
 * How long a service is waited for.
 *
 * @param connect for the connection
 * @param response for each piece of an answer up to its first text: its head, and signs of life of a model that thinks
 * @param idle for each piece behind the first text
 * @since 0.1.0
 */
public record Timeouts(Duration connect, Duration response, Duration idle) {

    /** 10 seconds for the connection, 4 minutes of silence ahead of the first text, 1 minute behind it. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(4), Duration.ofMinutes(1));

    /**
     * Checks the times.
     *
     * @throws UsageException if one is not above 0
     */
    public Timeouts {
        positive(connect);
        positive(response);
        positive(idle);
    }

    private static void positive(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new UsageException("a timeout is above 0, not " + timeout);
        }
    }
}

package dev.rowloom.provider.testkit.stub;

import java.time.Duration;

/**
 * How fast a stub answers.
 *
 * @param firstToken from the request to the first chunk
 * @param tokensPerSecond of the answer, thinking included
 * @param speedUp by how much its clock runs ahead: 20 makes a second last 50 ms
 * @since 0.1.0
 */
public record Pace(Duration firstToken, double tokensPerSecond, double speedUp) {

    /** As fast as the machine goes. */
    public static final Pace IMMEDIATE = new Pace(Duration.ZERO, Double.POSITIVE_INFINITY, 1);

    /** Returns how long the stub waits before the first chunk. */
    public Duration beforeFirst() {
        return scaled((double) firstToken.toNanos());
    }

    /** Returns how long so many tokens take. */
    public Duration of(int tokens) {
        return Double.isInfinite(tokensPerSecond) ? Duration.ZERO : scaled(tokens / tokensPerSecond * 1e9);
    }

    private Duration scaled(double nanos) {
        return Duration.ofNanos((long) (nanos / speedUp));
    }
}

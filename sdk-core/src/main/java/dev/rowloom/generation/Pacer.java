package dev.rowloom.generation;

import dev.rowloom.provider.ProviderException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps requests to so many, and to so many tokens, within any minute: each is begun as soon as those of the minute before
 * it leave room. Thread-safe.
 */
final class Pacer {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Waits waits;
    private final int requests;
    private final int tokens;
    private Deque<Begun> window = new ArrayDeque<>();

    private record Begun(long at, long tokens) {}

    Pacer(DirectOptions options, Waits waits) {
        this.waits = waits;
        this.requests = options.requestsPerMinute().orElse(Integer.MAX_VALUE);
        this.tokens = options.tokensPerMinute().orElse(Integer.MAX_VALUE);
    }

    /**
     * Waits until a request of that many tokens may begin; one of more tokens than a minute allows waits for none other.
     *
     * @return how long it took
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if the run is cancelled
     * @throws RunStoppedException if the run's time is over by then, or no request makes sense any more
     */
    Duration await(long estimate) {
        Duration wait = reserve(estimate);
        if (!wait.isZero()) {
            waits.pauseAdmitted(wait);
        }
        return wait;
    }

    private synchronized Duration reserve(long estimate) {
        if (requests == Integer.MAX_VALUE && tokens == Integer.MAX_VALUE) {
            return Duration.ZERO;
        }
        long now = waits.nanoTime();
        long at = window.isEmpty() ? now : Math.max(now, window.getLast().at());
        Deque<Begun> left = new ArrayDeque<>(window);
        drop(left, at);
        while (!left.isEmpty() && (left.size() >= requests || sum(left) + estimate > tokens)) {
            at = Math.max(at, left.removeFirst().at() + MINUTE);
        }
        Duration wait = Duration.ofNanos(at - now);
        RunStoppedException late = wait.isZero() ? null : waits.beyond(wait, "the requests of a minute are used up");
        if (late != null) {
            throw late; // takes no room from a smaller one
        }
        left.addLast(new Begun(at, estimate));
        window = left;
        return wait;
    }

    private static void drop(Deque<Begun> window, long at) {
        while (!window.isEmpty() && at - window.getFirst().at() >= MINUTE) {
            window.removeFirst();
        }
    }

    private static long sum(Deque<Begun> window) {
        return window.stream().mapToLong(Begun::tokens).sum();
    }
}

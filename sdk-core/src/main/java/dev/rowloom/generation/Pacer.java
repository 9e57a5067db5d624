package dev.rowloom.generation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps requests to so many, and to so many tokens, within any minute: each is begun as soon as those of the minute before
 * it leave room. Thread-safe.
 */
final class Pacer {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Time time;
    private final int requests;
    private final int tokens;
    private final Deque<Begun> window = new ArrayDeque<>();

    private record Begun(long at, long tokens) {}

    Pacer(DirectOptions options, Time time) {
        this.time = time;
        this.requests = options.requestsPerMinute().orElse(Integer.MAX_VALUE);
        this.tokens = options.tokensPerMinute().orElse(Integer.MAX_VALUE);
    }

    /** Waits until a request of that many tokens may begin; one of more tokens than a minute allows waits for none other. */
    void await(long estimate) {
        long wait = reserve(estimate);
        if (wait > 0) {
            time.pause(Duration.ofNanos(wait));
        }
    }

    private synchronized long reserve(long estimate) {
        if (requests == Integer.MAX_VALUE && tokens == Integer.MAX_VALUE) {
            return 0;
        }
        long now = time.nanoTime();
        long at = window.isEmpty() ? now : Math.max(now, window.getLast().at());
        drop(at);
        while (!window.isEmpty() && (window.size() >= requests || sum() + estimate > tokens)) {
            at = Math.max(at, window.getFirst().at() + MINUTE);
            window.removeFirst();
        }
        window.addLast(new Begun(at, estimate));
        return at - now;
    }

    private void drop(long at) {
        while (!window.isEmpty() && at - window.getFirst().at() >= MINUTE) {
            window.removeFirst();
        }
    }

    private long sum() {
        return window.stream().mapToLong(Begun::tokens).sum();
    }
}

package dev.rowloom.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A clock that stands still but for pauses, which take no time. */
final class VirtualTime implements Time {

    private final List<Duration> pauses = new ArrayList<>();
    private long now;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void pause(Duration duration, CountDownLatch end) {
        if (end.getCount() == 0) {
            return;
        }
        pauses.add(duration);
        now += duration.toNanos();
    }

    synchronized void pass(Duration duration) {
        now += duration.toNanos();
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}

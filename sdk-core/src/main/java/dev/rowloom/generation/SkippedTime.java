package dev.rowloom.generation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The machine's clock, which waits put forward. Thread-safe. */
final class SkippedTime implements Time {

    private long skipped;

    @Override
    public synchronized long nanoTime() {
        return System.nanoTime() + skipped;
    }

    @Override
    public synchronized void pause(Duration duration, CountDownLatch end) {
        skipped += duration.toNanos();
    }
}

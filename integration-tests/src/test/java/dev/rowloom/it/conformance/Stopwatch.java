package dev.rowloom.it.conformance;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Sums up how long the parts of a judgement take, by the wall clock. */
final class Stopwatch {

    /** What is timed. */
    enum Lap {
        READ,
        GENERATE,
        LOAD
    }

    /** Work with a database. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    private final long start = System.nanoTime();
    private final Map<Lap, Long> nanos = new EnumMap<>(Lap.class);

    <T> T time(Lap lap, Supplier<T> work) {
        long before = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(lap, System.nanoTime() - before, Long::sum);
        }
    }

    void run(Lap lap, Work work) throws SQLException {
        long before = System.nanoTime();
        try {
            work.run();
        } finally {
            nanos.merge(lap, System.nanoTime() - before, Long::sum);
        }
    }

    /** Returns the times; loading includes the making of rows. */
    SchemaVerdict.Seconds seconds() {
        return new SchemaVerdict.Seconds(
                seconds(Lap.READ), seconds(Lap.GENERATE), seconds(Lap.LOAD), (System.nanoTime() - start) / 1e9);
    }

    private double seconds(Lap lap) {
        return nanos.getOrDefault(lap, 0L) / 1e9;
    }
}

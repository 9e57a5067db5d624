package dev.rowloom.generation;

/** Numbers that spread the waits of requests: D. Knuth's linear congruences for MMIX. Not thread-safe. */
final class Jitter {

    private long state;

    /** Begins; each batch has its own numbers. */
    Jitter(String table, int number) {
        this.state = table.hashCode() * 31L + number;
    }

    /** Returns a number from 0 to 1. */
    double next() {
        state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (state >>> 11) * 0x1.0p-53;
    }
}

package dev.rowloom.samples.quickstart;

import java.util.Locale;

/** Puts counts in words. */
final class Counts {

    private Counts() {}

    /** Returns such as {@code 1 row} or {@code 12,000 rows}. */
    static String of(long count, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
    }
}

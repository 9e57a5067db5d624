package dev.rowloom.it.conformance;

/** Puts into words what must never happen: an exception that is not meant for the caller. */
final class Crash {

    private Crash() {}

    static String describe(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e + (trace.length == 0 ? "" : " at " + trace[0] + (trace.length > 1 ? ", " + trace[1] : ""));
    }
}

package dev.rowloom;

import org.jspecify.annotations.Nullable;

/** Whether a run shall end early, and how it is told where it can't look. Thread-safe. */
final class Cancellation {

    private boolean asked;
    private @Nullable Runnable action;

    synchronized boolean isAsked() {
        return asked;
    }

    /** Asks the run to end. */
    void ask() {
        Runnable toRun;
        synchronized (this) {
            asked = true;
            toRun = action;
        }
        if (toRun != null) {
            toRun.run();
        }
    }

    /** Sets what ends the run; done at once if it was asked to end already. */
    void onAsk(Runnable end) {
        boolean now;
        synchronized (this) {
            action = end;
            now = asked;
        }
        if (now) {
            end.run();
        }
    }
}

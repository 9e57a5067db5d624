package dev.rowloom;

/**
 * Is told how far a run has come: after every batch of about a thousand rows, by the thread that writes.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProgressListener {

    /** Takes note. Must be quick; what it throws ends the run. */
    void onProgress(Progress progress);
}

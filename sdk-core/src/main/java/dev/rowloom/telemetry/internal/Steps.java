package dev.rowloom.telemetry.internal;

import dev.rowloom.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;

/** Begins the steps of a run, for whoever watches. Thread-safe. */
public interface Steps {

    /** Watches nothing. */
    Steps NONE = name -> NoStep.INSTANCE;

    /**
     * Returns what watches from here on: a step that is begun where no other is current is below the one that is current now.
     *
     * @param telemetry where to, or null if nobody watches
     */
    static Steps of(@Nullable Telemetry telemetry) {
        return telemetry == null ? NONE : OpenTelemetrySteps.of(telemetry);
    }

    /** Begins a step below that which is current on this thread. */
    Step begin(String name);
}

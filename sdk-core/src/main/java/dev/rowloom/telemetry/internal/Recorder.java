package dev.rowloom.telemetry.internal;

import dev.rowloom.telemetry.Telemetry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;

/**
 * What the steps of a run share.
 *
 * @param tracer makes the spans
 * @param instruments take the measurements
 * @param telemetry says what may be recorded
 * @param content makes texts fit for recording
 * @param clock tells when
 */
record Recorder(Tracer tracer, Instruments instruments, Telemetry telemetry, Content content, Clock clock) {

    private static final String SCOPE = "dev.rowloom";

    static Recorder of(Telemetry telemetry) {
        return new Recorder(
                telemetry.openTelemetry().getTracer(SCOPE),
                new Instruments(telemetry.openTelemetry().getMeter(SCOPE), telemetry.conventions()),
                telemetry,
                new Content(telemetry),
                Clock.systemUTC());
    }
}

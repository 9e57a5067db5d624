package dev.rowloom.telemetry.internal;

import dev.rowloom.telemetry.Telemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

/** Steps as spans. */
final class OpenTelemetrySteps implements Steps {

    private final Recorder recorder;
    private final Context otherwise;

    private OpenTelemetrySteps(Recorder recorder, Context otherwise) {
        this.recorder = recorder;
        this.otherwise = otherwise;
    }

    static Steps of(Telemetry telemetry) {
        return new OpenTelemetrySteps(Recorder.of(telemetry), Context.current());
    }

    @Override
    public Step begin(String name) {
        Context current = Context.current();
        boolean below = Span.fromContext(current).getSpanContext().isValid();
        return OpenTelemetryStep.begin(recorder, name, below ? current : otherwise);
    }
}

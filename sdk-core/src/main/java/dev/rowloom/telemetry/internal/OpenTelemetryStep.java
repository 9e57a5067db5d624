package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.ModelRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A step as a span. */
final class OpenTelemetryStep implements Step {

    private final Recorder recorder;
    private final Span span;
    private final Context context;
    private final AtomicBoolean ended = new AtomicBoolean();

    private OpenTelemetryStep(Recorder recorder, Span span, Context context) {
        this.recorder = recorder;
        this.span = span;
        this.context = context;
    }

    static Step begin(Recorder recorder, String name, Context parent) {
        Span span = recorder.tracer()
                .spanBuilder(name)
                .setParent(parent)
                .setAttribute(Names.OBSERVATION_TYPE, "span")
                .startSpan();
        return new OpenTelemetryStep(recorder, span, parent.with(span));
    }

    @Override
    public Step note(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    @Override
    public Step note(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    @Override
    public Step child(String name) {
        return begin(recorder, name, context);
    }

    @Override
    public ModelCall call(ModelRequest request, CallFacts facts) {
        return new OpenTelemetryCall(recorder, context, request, facts);
    }

    @Override
    public void warn(String status) {
        span.setAttribute(Names.OBSERVATION_LEVEL, "WARNING");
        span.setAttribute(Names.OBSERVATION_STATUS, status);
    }

    @Override
    public void fail(Throwable failure) {
        Failures.record(span, failure);
    }

    @Override
    public void end() {
        if (!ended.getAndSet(true)) {
            span.end();
        }
    }

    @Override
    public <T> T run(Function<Step, T> work) {
        try {
            return during(work);
        } finally {
            end();
        }
    }

    @Override
    public <T> T aside(Function<Step, T> work) {
        try {
            return watched(work);
        } finally {
            end();
        }
    }

    @Override
    @SuppressWarnings("try") // the scope is there to be closed
    public <T> T during(Function<Step, T> work) {
        try (Scope scope = context.makeCurrent()) {
            return watched(work);
        }
    }

    private <T> T watched(Function<Step, T> work) {
        try {
            return work.apply(this);
        } catch (RuntimeException | Error e) {
            fail(e);
            end();
            throw e;
        }
    }
}

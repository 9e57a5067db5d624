package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.ProviderException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** Tells failures by their kinds: messages may quote values, and are left out. */
final class Failures {

    private Failures() {}

    static void record(Span span, Throwable failure) {
        String type = type(failure);
        span.setStatus(StatusCode.ERROR, type);
        span.setAttribute(Names.ERROR_TYPE, type);
        span.setAttribute(Names.OBSERVATION_LEVEL, "ERROR");
        span.setAttribute(Names.OBSERVATION_STATUS, type);
        if (failure instanceof ProviderException refused && refused.status().isPresent()) {
            span.setAttribute(Names.HTTP_STATUS, (long) refused.status().getAsInt());
        }
    }

    /** Returns the kind of a failure: few values, so that they can be told apart in metrics. */
    static String type(Throwable failure) {
        return failure instanceof ProviderException refused
                ? refused.kind().name()
                : failure.getClass().getName();
    }
}

package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelService;
import dev.rowloom.provider.TokenUsage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as a span and measurements, by the conventions for generative models. */
final class OpenTelemetryCall implements ModelCall {

    private static final double NANOS = 1e9;

    private final Recorder recorder;
    private final ModelRequest request;
    private final CallFacts facts;
    private final Attributes start;
    private final Span span;
    private final Scope scope;
    private final boolean streamed;
    private final boolean content;
    private final long begun = System.nanoTime();
    private String responseModel = "";
    private boolean chunked;
    private long lastChunk;
    private boolean ended;

    @SuppressWarnings("MustBeClosedChecker") // end(…) closes the scope
    OpenTelemetryCall(Recorder recorder, Context parent, ModelRequest request, CallFacts facts) {
        this.recorder = recorder;
        this.request = request;
        this.facts = facts;
        this.streamed = facts.delivery() == Capabilities.Delivery.STREAMED;
        this.content = recorder.telemetry().capturesContent() && request.privacy() == ModelRequest.Privacy.ORDINARY;
        String operation = Names.operation(facts.service().name());
        this.start = atStart(operation, facts.service(), request.model());
        // samplers see what is set ahead of the start
        this.span = recorder.tracer()
                .spanBuilder(operation + " " + request.model())
                .setSpanKind(SpanKind.CLIENT)
                .setParent(parent)
                .setAllAttributes(start)
                .startSpan();
        this.scope = parent.with(span).makeCurrent();
        describe();
    }

    private static Attributes atStart(String operation, ModelService service, String model) {
        AttributesBuilder attributes = Attributes.builder()
                .put(Names.OPERATION, operation)
                .put(Names.PROVIDER, service.name())
                .put(Names.REQUEST_MODEL, model);
        if (!service.host().isEmpty()) {
            attributes.put(Names.SERVER_ADDRESS, service.host()).put(Names.SERVER_PORT, (long) service.port());
        }
        return attributes.build();
    }

    private void describe() {
        span.setAttribute(Names.OBSERVATION_TYPE, "generation");
        span.setAttribute(Names.OBSERVATION_MODEL, request.model());
        span.setAttribute("rowloom.batch", (long) facts.batch());
        span.setAttribute("rowloom.attempt", (long) facts.attempt());
        span.setAttribute("rowloom.rows.asked", (long) facts.asked());
        if (streamed) {
            span.setAttribute(Names.REQUEST_STREAM, true);
        }
        if (request.answerSchema().isPresent()) {
            span.setAttribute(Names.OUTPUT_TYPE, "json");
        }
        request.seed().ifPresent(seed -> span.setAttribute(Names.REQUEST_SEED, (long) seed));
        request.maxOutputTokens().ifPresent(most -> span.setAttribute(Names.REQUEST_MAX_TOKENS, (long) most));
        request.temperature().ifPresent(value -> span.setAttribute(Names.REQUEST_TEMPERATURE, value));
        request.topP().ifPresent(value -> span.setAttribute(Names.REQUEST_TOP_P, value));
        if (content) {
            String system =
                    request.systemText().isEmpty() ? "" : recorder.content().text(request.systemText());
            String user = recorder.content().text(request.userText());
            if (!system.isEmpty()) {
                span.setAttribute(Names.SYSTEM_INSTRUCTIONS, Content.parts(system));
            }
            span.setAttribute(Names.INPUT_MESSAGES, Content.message("user", user, null));
            span.setAttribute(Names.OBSERVATION_INPUT, Content.conversation(system, user));
        }
    }

    @Override
    public void chunk() {
        if (!streamed) {
            return;
        }
        long now = System.nanoTime();
        if (!chunked) {
            chunked = true;
            double seconds = (now - begun) / NANOS;
            span.setAttribute(Names.RESPONSE_FIRST_CHUNK, seconds);
            span.setAttribute(
                    Names.OBSERVATION_BEGUN, recorder.clock().instant().toString());
            recorder.instruments().firstChunk(seconds, measured(null));
        } else {
            recorder.instruments().furtherChunk((now - lastChunk) / NANOS, measured(null));
        }
        lastChunk = now;
    }

    @Override
    public void answered(String id, String model) {
        if (!id.isEmpty()) {
            span.setAttribute(Names.RESPONSE_ID, id);
        }
        if (!model.isEmpty()) {
            responseModel = model;
            span.setAttribute(Names.RESPONSE_MODEL, model);
            span.setAttribute(Names.OBSERVATION_MODEL, model);
        }
    }

    @Override
    public void end(CallResult result) {
        if (ended) {
            return;
        }
        ended = true;
        scope.close();
        Throwable failure = result.failure();
        span.setAttribute("rowloom.rows.received", (long) result.received());
        String finish = failure != null ? "error" : result.finish().toLowerCase(Locale.ROOT);
        if (!finish.isEmpty()) {
            span.setAttribute(AttributeKey.stringArrayKey(Names.FINISH_REASONS), List.of(finish));
        }
        if (!result.usage().equals(TokenUsage.NONE)) {
            Usage.record(span, result.usage(), facts.prices());
            recorder.instruments().tokens(result.usage(), measured(null));
        }
        if (content) {
            String text = recorder.content().text(result.text());
            span.setAttribute(Names.OUTPUT_MESSAGES, Content.message("assistant", text, ending(finish)));
            span.setAttribute(Names.OBSERVATION_OUTPUT, text);
        }
        if (failure != null) {
            Failures.record(span, failure);
        }
        recorder.instruments().duration((System.nanoTime() - begun) / NANOS, measured(failure));
        span.end();
    }

    /** Returns an ending in the words that the conventions have for messages. */
    private static String ending(String finish) {
        return finish.equals("max_tokens") ? "length" : finish.isEmpty() ? "stop" : finish;
    }

    private Attributes measured(@Nullable Throwable failure) {
        AttributesBuilder attributes = start.toBuilder();
        if (!responseModel.isEmpty()) {
            attributes.put(Names.RESPONSE_MODEL, responseModel);
        }
        if (failure != null) {
            attributes.put(Names.ERROR_TYPE, Failures.type(failure));
        }
        return attributes.build();
    }
}

package dev.rowloom.generation;

import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.telemetry.internal.CallFacts;
import dev.rowloom.telemetry.internal.CallResult;
import dev.rowloom.telemetry.internal.ModelCall;
import dev.rowloom.telemetry.internal.Step;
import java.math.BigDecimal;
import java.util.function.Function;

/** Tells telemetry of a request. */
record TracedCall(ModelCall call) implements RunObserver.ObservedCall {

    /** Begins a request below a step. */
    static TracedCall below(Step step, ModelProvider provider, DirectOptions options, Call call, ModelRequest request) {
        return new TracedCall(step.call(
                request,
                new CallFacts(
                        provider.service(),
                        provider.capabilities(request.model()).delivery(),
                        call.batch(),
                        call.attempt(),
                        call.asked(),
                        options.prices()
                                .<Function<TokenUsage, BigDecimal>>map(it -> it::cost)
                                .orElse(null))));
    }

    @Override
    public void chunk() {
        call.chunk();
    }

    @Override
    public void answered(ModelEvent.Answered answer) {
        call.answered(answer.id(), answer.model());
    }

    @Override
    public void ended(CallResult result) {
        call.end(result);
    }
}

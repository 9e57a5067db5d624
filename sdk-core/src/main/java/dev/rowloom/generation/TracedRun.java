package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.telemetry.internal.CallFacts;
import dev.rowloom.telemetry.internal.CallResult;
import dev.rowloom.telemetry.internal.ModelCall;
import dev.rowloom.telemetry.internal.Step;
import dev.rowloom.telemetry.internal.Steps;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells telemetry what a run does: a step for each table, and the requests below their tables. Thread-safe. */
final class TracedRun implements RunObserver {

    private final ModelProvider provider;
    private final String model;
    private final DirectOptions options;
    private final Steps steps;
    private final Map<String, Step> tables = new ConcurrentHashMap<>();

    TracedRun(ModelProvider provider, String model, DirectOptions options, Steps steps) {
        this.provider = provider;
        this.model = model;
        this.options = options;
        this.steps = steps;
    }

    @Override
    public RunObserver begin() {
        return new TracedRun(provider, model, options, steps);
    }

    @Override
    public void tableBegins(DirectTable table) {
        Step step = steps.begin("generate_table")
                .note("rowloom.mode", "direct")
                .note("rowloom.rows.asked", table.layout().rows());
        if (!options.isSensitive()) {
            step.note("rowloom.table", table.id());
        }
        tables.put(table.id(), step);
    }

    @Override
    public void tableEnded(TableGeneration report) {
        Step step = tables.remove(report.table());
        if (step == null) {
            return;
        }
        step.note("rowloom.rows", report.rows())
                .note("rowloom.rows.model", report.modelRows())
                .note("rowloom.rows.engine", report.engineRows().size())
                .note("rowloom.batches", report.batches())
                .note("rowloom.requests", report.requests().size())
                .note(
                        "rowloom.requests.cached",
                        report.requests().stream()
                                .filter(it -> it.source() == ModelRequestReport.Source.CACHE)
                                .count());
        if (!report.failures().isEmpty()) {
            step.warn(report.failures().get(0).code().name());
        }
        step.end();
    }

    @Override
    public void ended() {
        tables.values().forEach(step -> {
            step.warn("ABANDONED");
            step.end();
        });
        tables.clear();
    }

    @Override
    public ObservedCall sending(Call call, ModelRequest request) {
        Step table = tables.get(call.table());
        if (table == null) {
            return ObservedCall.NONE; // the run has ended
        }
        ModelCall traced = table.call(
                request,
                new CallFacts(
                        provider.service(),
                        provider.capabilities(model).delivery(),
                        call.batch(),
                        call.attempt(),
                        call.asked(),
                        options.prices()
                                .<Function<TokenUsage, BigDecimal>>map(it -> it::cost)
                                .orElse(null)));
        return new Observed(traced);
    }

    private record Observed(ModelCall call) implements ObservedCall {

        @Override
        public void chunk() {
            call.chunk();
        }

        @Override
        public void answered(ModelEvent.Answered answer) {
            call.answered(answer.id(), answer.model());
        }

        @Override
        public void ended(ModelRequestReport report, String text, @Nullable Throwable failure) {
            // estimates of ours are no measurement
            call.end(new CallResult(text, report.finish(), counted(report), report.received(), failure));
        }

        private static TokenUsage counted(ModelRequestReport report) {
            return report.counted() == ModelRequestReport.Counted.BY_SERVICE ? report.usage() : TokenUsage.NONE;
        }
    }
}

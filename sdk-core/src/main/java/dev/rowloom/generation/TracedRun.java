package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.telemetry.internal.Step;
import dev.rowloom.telemetry.internal.Steps;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
        return TracedCall.below(table, provider, options, call, request);
    }
}

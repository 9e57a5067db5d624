package dev.rowloom;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.generation.DirectGeneration;
import dev.rowloom.telemetry.Telemetry;
import dev.rowloom.telemetry.internal.Step;
import dev.rowloom.telemetry.internal.Steps;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one run.
 *
 * @param options say whether names may be told
 * @param run the whole run
 */
record RunTrace(GeneratorOptions options, Step run) {

    private static final String RUN = "generate_dataset";

    /** Begins a run below the step that is current, if there is one. */
    static RunTrace begin(GeneratorOptions options) {
        Step run = Steps.of(options.telemetry())
                .begin(RUN)
                .note(
                        "rowloom.mode",
                        options.model().isDirect()
                                ? "direct"
                                : BlueprintAsking.isDue(options) ? "blueprint" : "engine");
        return new RunTrace(options, run);
    }

    /** Notes what is planned. */
    void planned(DataPlan plan) {
        run.note("rowloom.tables", plan.tables().size())
                .note("rowloom.rows.asked", plan.rows())
                .note("rowloom.seed", plan.seed());
    }

    /** Notes what came of it. */
    void ended(long rows, boolean complete) {
        run.note("rowloom.rows", rows);
        if (!complete) {
            run.warn("INCOMPLETE");
        }
    }

    /** Begins a table that the engine makes. */
    Step table(TableLayout table) {
        Step step = run.child("generate_table").note("rowloom.mode", "engine").note("rowloom.rows.asked", table.rows());
        return options.isSensitive()
                ? step
                : step.note("rowloom.table", table.table().id());
    }

    /** Begins to write to a sink; memory is none. */
    Step export(Sink sink) {
        return sink instanceof MemorySink ? Steps.NONE.begin("export") : run.child("export");
    }

    /** Returns the dataset that is traced below this run. */
    Dataset follow(Dataset dataset) {
        Telemetry telemetry = options.telemetry();
        return telemetry == null ? dataset : dataset.tracedBy(telemetry);
    }

    /** Returns the generation that is traced below this run. */
    DirectGeneration follow(DirectGeneration generation) {
        Telemetry telemetry = options.telemetry();
        return telemetry == null ? generation : generation.telemetry(telemetry);
    }

    /** Runs anew. */
    <T extends @Nullable Object> T again(Function<RunTrace, T> work) {
        RunTrace next = begin(options);
        return next.run.run(step -> work.apply(next));
    }
}

package dev.rowloom;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.Sink;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.generation.DirectEstimate;
import dev.rowloom.generation.DirectGeneration;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.Fallback;
import dev.rowloom.generation.Instructions;
import dev.rowloom.provider.ModelProvider;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which model writes the rows, and how it is asked.
 *
 * @param provider the service, or null if no model is asked
 * @param name the model's name
 * @param strategy what it is asked for
 * @param engineColumns the columns that the caller gave values, which the engine writes
 * @param open the columns whose values the model is told as they are
 */
record ModelSetup(
        @Nullable ModelProvider provider,
        String name,
        DirectOptions options,
        Instructions instructions,
        Strategy strategy,
        Set<String> engineColumns,
        Set<String> open) {

    static final ModelSetup NONE =
            new ModelSetup(null, "", DirectOptions.DEFAULT, Instructions.NONE, Strategy.DIRECT, Set.of(), Set.of());

    ModelSetup withProvider(ModelProvider newProvider, String newName) {
        return new ModelSetup(newProvider, newName, options, instructions, strategy, engineColumns, open);
    }

    ModelSetup withOptions(DirectOptions newOptions) {
        return new ModelSetup(provider, name, newOptions, instructions, strategy, engineColumns, open);
    }

    ModelSetup withInstructions(Instructions newInstructions) {
        return new ModelSetup(provider, name, options, newInstructions, strategy, engineColumns, open);
    }

    ModelSetup withStrategy(Strategy newStrategy) {
        return new ModelSetup(provider, name, options, instructions, newStrategy, engineColumns, open);
    }

    ModelSetup withEngineColumns(Set<String> columns) {
        return new ModelSetup(provider, name, options, instructions, strategy, columns, open);
    }

    ModelSetup withOpen(String column) {
        Set<String> more = new LinkedHashSet<>(open);
        more.add(column);
        return new ModelSetup(provider, name, options, instructions, strategy, engineColumns, more);
    }

    boolean isSet() {
        return provider != null;
    }

    /** Returns whether the model writes the rows. */
    boolean isDirect() {
        return provider != null && strategy == Strategy.DIRECT;
    }

    /** Returns whether the model writes how columns come about. */
    boolean isBlueprint() {
        return provider != null && strategy == Strategy.BLUEPRINT;
    }

    /** Who is told how a run goes. */
    record Watching(@Nullable ProgressListener listener, RunTrace trace) {}

    /** Returns what asking the model will about take. */
    DirectEstimate estimate(DataPlan plan) {
        return generation(plan).estimate();
    }

    /** Has the model write all rows, into memory. */
    Dataset generate(DataPlan plan, Watching watching) {
        return generate(generation(plan, watching.trace()), plan, watching);
    }

    private Dataset generate(DirectGeneration generation, DataPlan plan, Watching watching) {
        MemorySink memory = new MemorySink();
        GenerationReport report =
                DirectDelivery.run(generation, plan, memory, watching, false).report();
        RunTrace trace = watching.trace();
        Dataset dataset = trace.follow(new Dataset(plan.schema(), memory.tables(), DatasetMetadata.of(plan, report)))
                .resumableBy(() -> trace.again(
                        next -> generate(generation.again(), plan, new Watching(watching.listener(), next))));
        trace.ended(report.tables().stream().mapToLong(TableGeneration::rows).sum(), report.isComplete());
        if (fails(report)) {
            throw new GenerationException(report, dataset);
        }
        return dataset;
    }

    /** Has the model write all rows, into a sink. */
    GenerationSummary deliver(DataPlan plan, Sink sink, Watching watching, long start, Cancellation cancelled) {
        DirectGeneration generation = generation(plan, watching.trace()).once();
        cancelled.onAsk(generation::cancel);
        DirectDelivery.Delivered delivered =
                DirectDelivery.run(generation, plan, sink, watching, options.fallback() == Fallback.FAIL);
        GenerationReport report = delivered.report();
        watching.trace()
                .ended(report.tables().stream().mapToLong(TableGeneration::rows).sum(), report.isComplete());
        if (fails(report)) {
            throw new GenerationException(report, null);
        }
        return new GenerationSummary(
                delivered.tables(),
                DatasetMetadata.of(plan, report).warnings(),
                Duration.ofNanos(System.nanoTime() - start),
                report);
    }

    private boolean fails(GenerationReport report) {
        return options.fallback() == Fallback.FAIL && !report.isComplete();
    }

    private DirectGeneration generation(DataPlan plan, RunTrace trace) {
        return trace.follow(generation(plan));
    }

    private DirectGeneration generation(DataPlan plan) {
        if (provider == null) {
            throw new IllegalStateException("no model is set");
        }
        return DirectGeneration.of(plan, provider, name, options, instructions)
                .engineColumns(engineColumns)
                .open(open);
    }
}

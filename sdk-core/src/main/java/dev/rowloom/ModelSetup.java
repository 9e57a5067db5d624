package dev.rowloom;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.generation.DirectEstimate;
import dev.rowloom.generation.DirectGeneration;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.Fallback;
import dev.rowloom.generation.Instructions;
import dev.rowloom.provider.ModelProvider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which model writes the rows, and how it is asked.
 *
 * @param provider the service, or null if no model is asked
 * @param name the model's name
 */
record ModelSetup(@Nullable ModelProvider provider, String name, DirectOptions options, Instructions instructions) {

    static final ModelSetup NONE = new ModelSetup(null, "", DirectOptions.DEFAULT, Instructions.NONE);

    ModelSetup withProvider(ModelProvider newProvider, String newName) {
        return new ModelSetup(newProvider, newName, options, instructions);
    }

    ModelSetup withOptions(DirectOptions newOptions) {
        return new ModelSetup(provider, name, newOptions, instructions);
    }

    ModelSetup withInstructions(Instructions newInstructions) {
        return new ModelSetup(provider, name, options, newInstructions);
    }

    boolean isSet() {
        return provider != null;
    }

    /** Returns what asking the model will about take. */
    DirectEstimate estimate(DataPlan plan) {
        return generation(plan).estimate();
    }

    /** Has the model write all rows, into memory. */
    Dataset generate(DataPlan plan, @Nullable ProgressListener listener) {
        return generate(generation(plan), plan, listener);
    }

    private Dataset generate(DirectGeneration generation, DataPlan plan, @Nullable ProgressListener listener) {
        MemorySink memory = new MemorySink();
        GenerationReport report =
                DirectDelivery.run(generation, plan, memory, listener, false).report();
        Dataset dataset = new Dataset(plan.schema(), memory.tables(), DatasetMetadata.of(plan, report))
                .resumableBy(() -> generate(generation.again(), plan, listener));
        if (fails(report)) {
            throw new GenerationException(report, dataset);
        }
        return dataset;
    }

    /** Has the model write all rows, into a sink. */
    GenerationSummary deliver(
            DataPlan plan, Sink sink, @Nullable ProgressListener listener, long start, Cancellation cancelled) {
        DirectGeneration generation = generation(plan);
        cancelled.onAsk(generation::cancel);
        DirectDelivery.Delivered delivered =
                DirectDelivery.run(generation, plan, sink, listener, options.fallback() == Fallback.FAIL);
        if (fails(delivered.report())) {
            throw new GenerationException(delivered.report(), null);
        }
        return new GenerationSummary(
                delivered.tables(),
                DatasetMetadata.of(plan, delivered.report()).warnings(),
                Duration.ofNanos(System.nanoTime() - start),
                delivered.report());
    }

    private boolean fails(GenerationReport report) {
        return options.fallback() == Fallback.FAIL && !report.isComplete();
    }

    private DirectGeneration generation(DataPlan plan) {
        if (provider == null) {
            throw new IllegalStateException("no model is set");
        }
        return DirectGeneration.of(plan, provider, name, options, instructions);
    }
}

package dev.rowloom;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.Sink;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.Schema;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The runs of a generator, by the engine or by a model.
 *
 * @param plan returns the plan; the first run makes it
 */
record GeneratorRuns(Schema schema, GeneratorOptions options, Supplier<DataPlan> plan) {

    Dataset generate() {
        RunTrace trace = RunTrace.begin(options);
        return trace.run().run(step -> {
            DataPlan planned = planned(trace);
            return changed(generate(planned, trace), planned);
        });
    }

    GenerationSummary deliver(Sink sink) {
        long start = System.nanoTime();
        RunTrace trace = RunTrace.begin(options);
        return trace.run().run(step -> deliverChanged(planned(trace), sink, start, new Cancellation(), trace));
    }

    GenerationRun start(Sink sink) {
        long start = System.nanoTime();
        RunTrace trace = RunTrace.begin(options);
        DataPlan planned = trace.run().during(step -> planned(trace));
        Cancellation cancelled = new Cancellation();
        FutureTask<GenerationSummary> task =
                new FutureTask<>(() -> trace.run().run(step -> deliverChanged(planned, sink, start, cancelled, trace)));
        Thread thread = new Thread(task, "rowloom-run");
        thread.setDaemon(true);
        thread.start();
        return new GenerationRun(task, cancelled);
    }

    private DataPlan planned(RunTrace trace) {
        DataPlan planned = plan.get();
        trace.planned(planned);
        return planned;
    }

    private Dataset generate(DataPlan planned, RunTrace trace) {
        if (options.model().isDirect()) {
            return options.direct().generate(planned, new ModelSetup.Watching(options.listener(), trace));
        }
        MemorySink memory = new MemorySink();
        MemoryNeed.check(planned, Runtime.getRuntime().maxMemory());
        deliver(planned, memory, System.nanoTime(), new Cancellation(), trace);
        return trace.follow(new Dataset(schema, memory.tables(), DatasetMetadata.of(planned, null)));
    }

    private Dataset changed(Dataset raw, DataPlan planned) {
        Dataset dataset = raw;
        for (DatasetStep step : options.steps()) {
            dataset = dataset.then(step, planned);
        }
        return dataset;
    }

    private GenerationSummary deliverChanged(
            DataPlan planned, Sink sink, long start, Cancellation cancelled, RunTrace trace) {
        if (options.steps().isEmpty()) {
            return deliver(planned, sink, start, cancelled, trace);
        }
        if (!options.model().isDirect()) {
            MemoryNeed.check(planned, Runtime.getRuntime().maxMemory());
        }
        MemorySink memory = new MemorySink();
        GenerationReport report =
                deliver(planned, memory, start, cancelled, trace).generation();
        DatasetMetadata metadata = DatasetMetadata.of(planned, report);
        Dataset dataset = changed(trace.follow(new Dataset(schema, memory.tables(), metadata)), planned);
        dataset.writeTo(sink);
        return new GenerationSummary(
                dataset.tables().stream().map(GeneratorRuns::summary).toList(),
                metadata.warnings(),
                Duration.ofNanos(System.nanoTime() - start),
                report,
                dataset.metadata().steps());
    }

    private static GenerationSummary.TableSummary summary(TableData table) {
        return new GenerationSummary.TableSummary(
                table.layout().table().id(),
                table.size(),
                table.layout().columns().size());
    }

    private GenerationSummary deliver(DataPlan planned, Sink sink, long start, Cancellation cancelled, RunTrace trace) {
        if (options.model().isDirect()) {
            return options.direct()
                    .deliver(planned, sink, new ModelSetup.Watching(options.listener(), trace), start, cancelled);
        }
        GenerationSummary summary = new Delivery(planned, sink, options, cancelled, trace).run(start);
        trace.ended(planned.rows(), true);
        return summary;
    }
}

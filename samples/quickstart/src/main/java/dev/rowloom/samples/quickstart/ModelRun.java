package dev.rowloom.samples.quickstart;

import dev.rowloom.ExportException;
import dev.rowloom.GenerationException;
import dev.rowloom.GenerationRun;
import dev.rowloom.GenerationSummary;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetMetadata;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.Sink;
import dev.rowloom.dataset.StepReport;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.generation.DirectEstimate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run whose rows a model writes: prints them as they come, and tells at the end what it took. */
final class ModelRun {

    private final Console console;
    private final ModelRequest request;
    private final Warnings warnings;
    private final @Nullable Target target;
    private final Set<String> told = new HashSet<>();
    private final MemorySink memory = new MemorySink();

    ModelRun(Console console, ModelRequest request, Warnings warnings, @Nullable Target target) {
        this.console = console;
        this.request = request;
        this.warnings = warnings;
        this.target = target;
    }

    /** Runs, and returns the exit status. */
    int run(SyntheticDataGenerator generator, Interruption interruption) throws InterruptedException {
        DataPlan plan = generator.plan();
        DirectEstimate estimate = generator.estimate();
        tell(estimate(estimate));
        warnings.print(estimate.warnings());
        told.addAll(estimate.warnings());
        try {
            GenerationRun run = generator.start(new TeeSink(sinks(plan)));
            interruption.of(run);
            GenerationSummary summary = run.await();
            GenerationReport report = Objects.requireNonNull(summary.generation());
            end(plan, report, summary.steps());
            if (target != null) {
                tell("written to " + target);
            }
            return report.isShort() ? ExitStatus.SHORT : ExitStatus.OK;
        } catch (GenerationException e) {
            end(plan, e.report(), List.of());
            throw e;
        } catch (ExportException e) {
            throw target == null ? e : target.explained(e);
        }
    }

    private List<Sink> sinks(DataPlan plan) {
        List<Sink> sinks = new ArrayList<>();
        if (target != null) {
            sinks.add(target.sink());
        }
        if (request.report() != null) {
            sinks.add(memory);
        }
        sinks.add(new RowPrinter(console, plan));
        return sinks;
    }

    private String estimate(DirectEstimate estimate) {
        String cost = estimate.cost() == null ? "" : ", cost " + estimate.cost().toPlainString();
        return "asking " + request.model() + ": about " + Counts.of(estimate.requests(), "request") + ", "
                + Counts.of(estimate.inputTokens(), "token") + " in and "
                + Counts.of(estimate.outputTokens(), "token") + " out" + cost;
    }

    private void end(DataPlan plan, GenerationReport report, List<StepReport> steps) {
        warnings.print(
                report.summary().stream().filter(line -> !told.contains(line)).toList());
        steps.forEach(step -> FilesRun.told(step).forEach(this::tell));
        tell(Spent.on(report));
        OutputFile file = request.report();
        if (file != null) {
            DatasetMetadata metadata = DatasetMetadata.of(plan, report);
            for (StepReport step : steps) {
                metadata = metadata.with(step);
            }
            Dataset dataset = new Dataset(plan.schema(), memory.tables(), metadata);
            file.write(dataset::writeJson);
        }
    }

    private void tell(String line) {
        console.err().println("rowloom: " + DisplayText.printable(line));
    }
}

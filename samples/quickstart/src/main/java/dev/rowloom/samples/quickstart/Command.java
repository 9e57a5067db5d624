package dev.rowloom.samples.quickstart;

import dev.rowloom.ExportException;
import dev.rowloom.GenerationRun;
import dev.rowloom.GenerationSummary;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: schema, plan, rows, preview, summary. */
@CommandLine.Command(
        name = "rowloom",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        sortOptions = false,
        description = "Reads a schema file and writes rows that its database accepts.",
        footer = {
            "",
            "Exit status: 0 done; 1 failed; 2 wrong usage or missing input file; 3 no table understood, or a table twice; "
                    + "4 more rows asked of a table than its constraints admit; 5 a model wrote too few rows, and --fallback is short or fail; "
                    + "6 rows that --validate looked at are not valid."
        })
final class Command implements Callable<Integer> {

    @Spec
    @Nullable
    private CommandSpec spec;

    @Mixin
    private final Options options = new Options();

    private final Console console;
    private final Interruption interruption;

    Command(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    Console console() {
        return console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (options.detect != null) {
            print(Detected.lines(options.detect));
            return ExitStatus.OK;
        }
        Request request =
                Request.of(options, Objects.requireNonNull(spec).commandLine().getParseResult());
        Warnings warnings = new Warnings(console.err(), request.warnings());
        warnings.print(request.idle());
        Schema schema = request.schema();
        warnings.print(Findings.of(schema));
        SyntheticDataGenerator generator = request.generator(schema);
        if (request.validate() != null) {
            return new FilesRun(console, request, request.validate()).run(schema, generator);
        }
        ModelRequest model = request.model();
        if (model != null) {
            try (ModelProvider provider = model.provider()) {
                if (model.isBlueprint()) {
                    SyntheticDataGenerator asking = model.generator(generator, provider, schema);
                    Blueprint blueprint = new BlueprintRun(console, request, model, warnings).run(asking);
                    return blueprint == null ? ExitStatus.OK : make(request, generator.blueprint(blueprint), warnings);
                }
                return ask(request, model.generator(generator, provider, schema), warnings);
            }
        }
        return make(request, generator, warnings);
    }

    private int make(Request request, SyntheticDataGenerator generator, Warnings warnings) throws InterruptedException {
        DataPlan plan = plan(request, generator, warnings);
        Target target = request.target();
        Summary summary =
                target == null ? Summary.planned(plan) : Summary.written(plan, target, write(target, generator));
        request.sideFiles().write(plan);
        // last, so that nothing but the error is printed when something can't be written
        print(Preview.lines(plan.tables(), plan::row, console.width()));
        print(summary.lines(console.width()));
        return ExitStatus.OK;
    }

    private DataPlan plan(Request request, SyntheticDataGenerator generator, Warnings warnings) {
        DataPlan plan = request.plan(generator);
        warnings.print(plan.warnings());
        warnings.print(Findings.notChecked(plan));
        return plan;
    }

    private int ask(Request request, SyntheticDataGenerator generator, Warnings warnings) throws InterruptedException {
        request.sideFiles().write(plan(request, generator, warnings));
        ModelRequest model = Objects.requireNonNull(request.model());
        return new ModelRun(console, model, warnings, request.target()).run(generator, interruption);
    }

    private void print(List<String> lines) {
        lines.forEach(console.out()::println);
    }

    private GenerationSummary write(Target target, SyntheticDataGenerator generator) throws InterruptedException {
        try (ProgressDisplay progress = ProgressDisplay.on(console)) {
            GenerationRun run = generator.progress(progress).start(target.sink());
            interruption.of(run);
            return run.await();
        } catch (ExportException e) {
            throw target.explained(e);
        }
    }
}

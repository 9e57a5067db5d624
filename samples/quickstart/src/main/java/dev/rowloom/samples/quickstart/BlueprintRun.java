package dev.rowloom.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.BlueprintRevision;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import org.jspecify.annotations.Nullable;

/** A run in which a model writes how columns come about, or changes that. */
final class BlueprintRun {

    private final Console console;
    private final Request request;
    private final ModelRequest model;
    private final Warnings warnings;

    BlueprintRun(Console console, Request request, ModelRequest model, Warnings warnings) {
        this.console = console;
        this.request = request;
        this.model = model;
        this.warnings = warnings;
    }

    /** Asks, and returns what rows are to be made by, or null where only a change was to be shown. */
    @Nullable
    Blueprint run(SyntheticDataGenerator generator) {
        String wish = model.revise();
        if (wish != null) {
            revise(generator, wish);
            return null;
        } else if (request.hasBlueprint() && model.asked() == null) {
            return generator.blueprint();
        }
        Blueprint blueprint = generator.askBlueprint();
        blueprint.report().ifPresent(this::tell);
        OutputFile file = model.asked();
        if (file != null) {
            file.write(out -> out.write(blueprint.toJson().getBytes(UTF_8)));
            tell("blueprint written to " + file.path());
        }
        return blueprint;
    }

    private void revise(SyntheticDataGenerator generator, String wish) {
        BlueprintRevision revision = generator.revise(generator.blueprint(), wish);
        revision.toString().lines().forEach(line -> console.out().println(DisplayText.printable(line)));
        revision.blueprint().report().ifPresent(report -> tell(spent(report)));
        boolean taken = request.sideFiles().write(revision.blueprint());
        tell(taken ? "the change is written" : "nothing is written; take the change by --write-blueprint FILE");
    }

    private void tell(BlueprintReport report) {
        warnings.print(report.summary());
        tell(spent(report));
    }

    private String spent(BlueprintReport report) {
        return "asked " + model.model() + ": " + Counts.of(report.requests(), "request") + ", "
                + Counts.of(report.usage().total(), "token");
    }

    private void tell(String line) {
        console.err().println("rowloom: " + DisplayText.printable(line));
    }
}

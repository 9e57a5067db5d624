package dev.rowloom.samples.quickstart;

import dev.rowloom.CapacityException;
import dev.rowloom.ExportException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.dataset.StepReport;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.export.RowFiles;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.validation.ValidationReport;
import dev.rowloom.validation.Validator;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the rows of files against the schema, and repairs them if that is asked for. */
final class FilesRun {

    private final Console console;
    private final Path directory;
    private final @Nullable DatasetStep repair;
    private final @Nullable Target target;

    FilesRun(Console console, Request request, Path directory) {
        this.console = console;
        this.directory = directory;
        this.repair = request.repair();
        this.target = request.target();
        if (target != null && repair == null) {
            throw new UsageException(
                    "--out beside --validate is where repaired rows go: add --repair, or leave it out");
        }
    }

    /** Runs, and returns the exit status. */
    int run(Schema schema, SyntheticDataGenerator generator) {
        RowFiles files = Request.told("--validate", directory, it -> RowFiles.in(it, schema));
        if (repair == null) {
            return validate(schema, files);
        }
        Dataset rows = files.read();
        return repaired(rows.then(repair, plan(generator, rows)));
    }

    /** What is missing comes from a plan of as many rows as the files have, as far as the schema admits them. */
    private static DataPlan plan(SyntheticDataGenerator generator, Dataset rows) {
        long most = rows.tables().stream().mapToLong(TableData::size).max().orElse(0);
        SyntheticDataGenerator all = generator.rows(Math.max(1, most));
        SyntheticDataGenerator exact = all;
        for (TableData table : rows.tables()) {
            exact = table.size() == 0
                    ? exact
                    : exact.rows(table.layout().table().id(), table.size());
        }
        try {
            return exact.plan();
        } catch (CapacityException e) {
            // rows that are wrong may be more than there can be
            return all.plan();
        }
    }

    private int validate(Schema schema, RowFiles files) {
        List<String> there = files.tables();
        List<String> elsewhere = schema.tables().stream()
                .map(Table::id)
                .filter(id -> !there.contains(id))
                .toList();
        Validator.Run run =
                Validator.builder(schema).rowsElsewhere(elsewhere).build().start();
        files.forEach(run::accept);
        return print(run.finish());
    }

    private int repaired(Dataset dataset) {
        dataset.metadata().steps().forEach(step -> told(step).forEach(console.out()::println));
        int status = print(dataset.validate());
        if (target != null) {
            try {
                dataset.writeTo(target.sink());
            } catch (ExportException e) {
                throw target.explained(e);
            }
            console.out().println("written to " + target);
        }
        return status;
    }

    private int print(ValidationReport report) {
        report.toTable().lines().map(DisplayText::printable).forEach(console.out()::println);
        return report.isValid() ? ExitStatus.OK : ExitStatus.INVALID;
    }

    /** Returns what a step did, in words. */
    static List<String> told(StepReport step) {
        String totals = String.join(
                ", ",
                step.totals().entrySet().stream()
                        .map(total -> total.getValue() + " " + total.getKey().replace('_', ' '))
                        .toList());
        List<String> lines = new java.util.ArrayList<>();
        lines.add(step.step() + ": " + totals);
        step.notes().forEach(note -> lines.add(step.step() + ": " + DisplayText.printable(note)));
        return lines;
    }
}

package dev.rowloom.it.conformance;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.SqlSink;
import dev.rowloom.schema.LoadPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a plan as scripts: of all tables, or of a few, as if there were no others. */
final class Scripts {

    private final DataPlan plan;
    private final Path directory;
    private final Stopwatch stopwatch;

    Scripts(DataPlan plan, Path directory, Stopwatch stopwatch) {
        this.plan = plan;
        this.directory = directory;
        this.stopwatch = stopwatch;
    }

    /** Writes the script of some tables, of which each cycle is whole. */
    Path write(List<LoadPlan.Step> steps) {
        return stopwatch.time(Stopwatch.Lap.GENERATE, () -> writeSteps(steps));
    }

    private Path writeSteps(List<LoadPlan.Step> steps) {
        List<TableLayout> layouts = plan.tables().stream()
                .filter(layout -> steps.stream()
                        .anyMatch(step -> step.table().id().equals(layout.table().id())))
                .toList();
        Sink.Run run = new Sink.Run(plan.schema(), new LoadPlan(steps), layouts);
        try (Sink.Session session = SqlSink.directory(directory).overwrite().open(run)) {
            for (TableLayout layout : layouts) {
                write(session.begin(layout), layout);
            }
            session.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory.resolve("data.sql");
    }

    private <C> void write(Sink.TableWriter<C> writer, TableLayout layout) throws IOException {
        RowCursor cursor = plan.open(layout.table().id());
        for (long from = 0; from < layout.rows(); from += RowCursor.MAX_ROWS) {
            int count = (int) Math.min(RowCursor.MAX_ROWS, layout.rows() - from);
            writer.write(writer.encode(cursor.read(from, count)));
        }
        writer.finish();
    }

    /** Returns the steps in load order, those of a cycle together. */
    List<List<LoadPlan.Step>> units() {
        List<LoadPlan.Step> steps = plan.loadPlan().steps();
        List<String> order = steps.stream().map(step -> step.table().id()).toList();
        List<List<LoadPlan.Step>> units = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (i >= end) {
                units.add(new ArrayList<>());
            }
            units.get(units.size() - 1).add(steps.get(i));
            end = Math.max(end, i + 1);
            for (LoadPlan.ForwardReference reference : steps.get(i).forward()) {
                end = Math.max(end, order.indexOf(reference.foreignKey().parentTable()) + 1);
            }
        }
        return units;
    }
}

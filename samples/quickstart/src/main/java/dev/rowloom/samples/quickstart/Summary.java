package dev.rowloom.samples.quickstart;

import dev.rowloom.GenerationSummary;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.NotChecked;
import dev.rowloom.engine.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what was made: tables, rows, the constraints they meet, the time, and where they are. */
final class Summary {

    private final DataPlan plan;
    private final List<String> end;

    private Summary(DataPlan plan, List<String> end) {
        this.plan = plan;
        this.end = end;
    }

    /** Returns the summary of a plan whose rows were not written. */
    static Summary planned(DataPlan plan) {
        return new Summary(
                plan,
                List.of(
                        totals(plan) + ", seed " + plan.seed(),
                        "No rows were written: add --out DIR or --out FILE.zip."));
    }

    /** Returns the summary of rows that were written there. */
    static Summary written(DataPlan plan, Target target, GenerationSummary run) {
        double seconds = Math.max(run.elapsed().toNanos(), 1) / 1e9;
        String speed = String.format(Locale.ROOT, " in %.2f s (%,.0f rows/s)", seconds, plan.rows() / seconds);
        List<String> end = new ArrayList<>();
        end.add(totals(plan) + speed + ", seed " + plan.seed());
        run.steps().forEach(step -> end.addAll(FilesRun.told(step)));
        end.add("Written to " + target + ".");
        return new Summary(plan, end);
    }

    private static String totals(DataPlan plan) {
        String more = plan.rows() == Long.MAX_VALUE ? "more than " : "";
        return Counts.of(plan.tables().size(), "table") + ", " + more + Counts.of(plan.rows(), "row");
    }

    /** Returns the lines; those of the table are no wider than that. */
    List<String> lines(int width) {
        List<String> lines = new ArrayList<>(table().lines(width));
        lines.add("");
        lines.addAll(end);
        return lines;
    }

    private TextTable table() {
        TextTable text = new TextTable(List.of(
                TextTable.Heading.left("table"),
                TextTable.Heading.right("rows"),
                TextTable.Heading.right("columns"),
                TextTable.Heading.left("keys held")));
        for (TableLayout table : plan.tables()) {
            String id = table.table().id();
            long notChecked = plan.notChecked().stream()
                    .map(NotChecked::table)
                    .filter(id::equals)
                    .count();
            text.add(List.of(
                    DisplayText.printable(id),
                    String.format(Locale.ROOT, "%,d", table.rows()),
                    String.valueOf(table.columns().size()),
                    KeysHeld.of(table.table(), notChecked)));
        }
        return text;
    }
}

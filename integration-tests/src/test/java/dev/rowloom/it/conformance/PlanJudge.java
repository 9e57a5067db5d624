package dev.rowloom.it.conformance;

import dev.rowloom.RowloomException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges a schema whose database is not at hand: what its file declares is the base, and the rows are looked at as they come.
 */
final class PlanJudge {

    private final SchemaFile file;
    private final long rows;
    private final List<TableVerdict> verdicts = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final Stopwatch stopwatch = new Stopwatch();

    PlanJudge(SchemaFile file, long rows) {
        this.file = file;
        this.rows = rows;
    }

    SchemaVerdict judge() throws IOException {
        Declarations declared = new Declarations(DdlText.of(file.path()), file.dialect());
        try {
            Schema schema = stopwatch.time(Stopwatch.Lap.READ, file::read);
            DataPlan plan = stopwatch.time(
                    Stopwatch.Lap.GENERATE,
                    () -> SyntheticDataGenerator.of(schema).rows(rows).plan());
            plan.notChecked().forEach(constraint -> notChecked.add(constraint.toString()));
            judge(plan);
        } catch (RowloomException e) {
            findings.add(new Finding(Cause.NOT_GENERATED, String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            findings.add(new Finding(Cause.CRASH, Crash.describe(e)));
        }
        addMissing(declared);
        return new SchemaVerdict(
                file, declared.statements(), verdicts, Map.of(), findings, notChecked, stopwatch.seconds());
    }

    private void judge(DataPlan plan) {
        PlanChecker checker = stopwatch.time(Stopwatch.Lap.GENERATE, () -> new PlanChecker(plan));
        for (TableLayout layout : plan.tables()) {
            TableVerdict verdict = new TableVerdict(layout.table().id());
            verdict.setUnderstood();
            verdicts.add(verdict);
            if (layout.rows() == 0) {
                verdict.add(new Finding(Cause.NOT_GENERATED, Warnings.of(plan, layout.table())));
            } else {
                verdict.setGenerated();
            }
            checker.check(layout).forEach(verdict::add);
            if (verdict.count(Cause.VIOLATION) == 0) {
                verdict.setLoaded();
            }
        }
    }

    private void addMissing(Declarations declared) {
        for (String name : declared.names()) {
            boolean read = verdicts.stream()
                    .map(TableVerdict::table)
                    .anyMatch(
                            table -> table.substring(table.lastIndexOf('.') + 1).equalsIgnoreCase(name));
            if (!read && !declared.isTemporary(name)) {
                TableVerdict verdict = new TableVerdict(name);
                verdict.add(new Finding(Cause.NOT_READ, "no table of that name was read"));
                verdicts.add(verdict);
            }
        }
    }
}

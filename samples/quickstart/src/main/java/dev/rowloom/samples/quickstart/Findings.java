package dev.rowloom.samples.quickstart;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.Diagnostic;
import dev.rowloom.schema.Schema;
import java.util.List;

/** Puts in words what was left out or can't be vouched for. */
final class Findings {

    private Findings() {}

    /** Returns what of the schema's source was left out or assumed. */
    static List<String> of(Schema schema) {
        return schema.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Diagnostic.Severity.WARNING)
                .map(Diagnostic::toString)
                .toList();
    }

    /** Returns the constraints that rows may break, because the engine can't take them into account. */
    static List<String> notChecked(DataPlan plan) {
        return plan.notChecked().stream().map(it -> "table " + it).toList();
    }
}

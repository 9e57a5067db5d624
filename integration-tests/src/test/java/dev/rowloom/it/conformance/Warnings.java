package dev.rowloom.it.conformance;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.Table;

/** Finds what a plan says about a table that gets fewer rows than were asked for. */
final class Warnings {

    private Warnings() {}

    static String of(DataPlan plan, Table table) {
        return plan.warnings().stream()
                .filter(warning -> warning.startsWith("table " + table.id() + " "))
                .findFirst()
                .orElse("the plan does not say why");
    }
}

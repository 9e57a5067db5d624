package dev.rowloom.it.property;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.NotChecked;
import java.util.ArrayList;
import java.util.List;

/** Takes out of a schema what a plan does not vouch for. */
final class Unheld {

    private Unheld() {}

    /**
     * Returns the schema without the unique indexes and exclusion constraints that the plan says it does not hold.
     *
     * @throws AssertionError if it does not vouch for anything else
     */
    static SchemaModel without(SchemaModel schema, DataPlan plan) {
        List<NotChecked> left = new ArrayList<>(plan.notChecked());
        List<TableModel> tables = new ArrayList<>();
        for (TableModel table : schema.tables()) {
            List<IndexModel> indexes = table.indexes().stream()
                    .filter(index -> !take(left, table, index.name()))
                    .toList();
            List<ExclusionModel> exclusions = table.exclusions().stream()
                    .filter(exclusion -> !take(left, table, exclusion.name()))
                    .toList();
            tables.add(new TableModel(
                    table.name(),
                    table.columns(),
                    table.primaryKey(),
                    table.uniques(),
                    table.foreignKeys(),
                    table.checks(),
                    indexes,
                    exclusions));
        }
        if (!left.isEmpty()) {
            throw new AssertionError("not held: " + left);
        }
        return new SchemaModel(tables);
    }

    private static boolean take(List<NotChecked> from, TableModel table, String constraint) {
        return from.removeIf(
                it -> it.table().equals(table.name()) && it.constraint().contains(" " + constraint + " "));
    }
}

package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.List;

/** Makes the schema of a recipe: every recipe has one, and it can be satisfied. */
final class SchemaBuilder {

    private static final List<String> NAMES =
            List.of("customers", "products", "t3", "orders", "t5", "employees", "events");
    private static final int WIDEST_REFERENCE = 3;

    private SchemaBuilder() {}

    static SchemaModel build(Recipe.OfSchema recipe) {
        List<TableModel> tables = new ArrayList<>();
        for (Recipe.OfTable table : recipe.tables()) {
            tables.add(new TableBuilder(NAMES.get(tables.size()), tables).build(table));
        }
        recipe.cycles().forEach(cycle -> addCycle(tables, cycle));
        return new SchemaModel(tables);
    }

    private static void addCycle(List<TableModel> tables, Recipe.OfCycle recipe) {
        int child = recipe.child() % tables.size();
        int parent = recipe.parent() % tables.size();
        if (child >= parent) {
            return;
        }
        TableModel from = tables.get(child);
        TableModel to = tables.get(parent);
        String prefix = "last_" + to.name() + "_";
        boolean known = from.columns().stream().anyMatch(column -> column.name().startsWith(prefix));
        if (known || to.primaryKey().size() > WIDEST_REFERENCE) {
            return;
        }
        List<ColumnModel> columns = new ArrayList<>(from.columns());
        List<String> own = new ArrayList<>();
        for (String key : to.primaryKey()) {
            own.add(prefix + key);
            columns.add(new ColumnModel(prefix + key, to.column(key).type(), true));
        }
        List<ForeignKeyModel> keys = new ArrayList<>(from.foreignKeys());
        keys.add(new ForeignKeyModel(own, to.name(), to.primaryKey()));
        tables.set(child, new TableModel(from.name(), columns, from.primaryKey(), from.uniques(), keys, from.checks()));
    }
}

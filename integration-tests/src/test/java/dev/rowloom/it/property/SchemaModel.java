package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.List;

/** A schema as these tests know it: none of the code under test takes part in it. */
record SchemaModel(List<TableModel> tables) {

    SchemaModel {
        tables = List.copyOf(tables);
    }

    static SchemaModel of(TableModel... tables) {
        return new SchemaModel(List.of(tables));
    }

    TableModel table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    SchemaModel with(TableModel table) {
        List<TableModel> changed = new ArrayList<>(tables);
        changed.replaceAll(old -> old.name().equals(table.name()) ? table : old);
        if (!changed.contains(table)) {
            changed.add(table);
        }
        return new SchemaModel(changed);
    }

    /** PostgreSQL's DDL, so that a failing example is reported as what reproduces it. */
    @Override
    public String toString() {
        return "\n" + String.join("\n", Ddl.of(Target.POSTGRESQL, this).statements()) + "\n";
    }
}

package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.List;

/**
 * A column that the caller makes otherwise than the blueprint says.
 *
 * @param column the table's id and the column's name with a dot between
 * @param change what changes
 */
record ColumnOverride(String column, Change change) {

    /** Changes one column of a blueprint. */
    interface Change {
        ColumnBlueprint apply(Column column, ColumnBlueprint blueprint);

        /** Changes what goes with the column elsewhere in its table. */
        default TableBlueprint follow(Column column, TableBlueprint table) {
            return table;
        }
    }

    /** Returns the blueprint with this change. */
    Blueprint applyTo(Blueprint blueprint, Schema schema) {
        Target target = target(schema);
        TableBlueprint table = blueprint.tables().get(target.table().id());
        ColumnBlueprint before =
                table == null ? null : table.columns().get(target.column().name());
        if (table == null || before == null) {
            throw new UsageException("column " + column + " can't be changed: "
                    + (target.column().computedAs().isPresent()
                            ? "the database computes it"
                            : "the blueprint does not have it"));
        }
        TableBlueprint changed = table.with(target.column().name(), change.apply(target.column(), before));
        return blueprint.with(target.table().id(), change.follow(target.column(), changed));
    }

    /** Fails unless the schema has the column. */
    void check(Schema schema) {
        target(schema);
    }

    private record Target(Table table, Column column) {}

    /** Table ids may hold dots themselves, so that every split is tried. */
    private Target target(Schema schema) {
        for (int dot = column.indexOf('.'); dot >= 0; dot = column.indexOf('.', dot + 1)) {
            String columnName = column.substring(dot + 1);
            var found = schema.table(column.substring(0, dot))
                    .flatMap(table -> table.column(columnName).map(it -> new Target(table, it)));
            if (found.isPresent()) {
                return found.get();
            }
        }
        List<String> known = schema.tables().stream()
                .flatMap(table -> table.columns().stream().map(it -> table.id() + "." + it.name()))
                .toList();
        throw new UsageException(
                "unknown column '" + column + "'; a column is named TABLE.COLUMN" + NearNames.hint(column, known));
    }
}

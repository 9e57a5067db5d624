package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
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
        Schema.FoundColumn target = find(schema, column);
        TableBlueprint table = blueprint.tables().get(target.table().id());
        ColumnBlueprint before =
                table == null ? null : table.columns().get(target.column().name());
        if (table == null || before == null) {
            throw new UsageException("column " + column + " can't be changed: the blueprint does not have it");
        }
        TableBlueprint changed = table.with(target.column().name(), change.apply(target.column(), before));
        return blueprint.with(target.table().id(), change.follow(target.column(), changed));
    }

    /**
     * Returns the column of that name.
     *
     * @throws UsageException if the schema does not have it, or the database computes it
     */
    static Schema.FoundColumn find(Schema schema, String column) {
        Schema.FoundColumn found = schema.findColumn(column).orElseThrow(() -> {
            List<String> known = schema.tables().stream()
                    .flatMap(table -> table.columns().stream().map(it -> table.id() + "." + it.name()))
                    .toList();
            return new UsageException(
                    "unknown column '" + column + "'; a column is named TABLE.COLUMN" + NearNames.hint(column, known));
        });
        if (found.column().computedAs().isPresent()) {
            throw new UsageException("column " + found.name() + " can't be changed: the database computes it");
        }
        return found;
    }
}

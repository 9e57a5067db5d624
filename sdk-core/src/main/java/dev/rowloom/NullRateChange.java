package dev.rowloom;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.ReferenceBlueprint;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.Column;

/**
 * Sets the share of nulls of a column, and of the foreign keys that it belongs to.
 *
 * @param name the table's id and the column's name with a dot between
 * @param rate 0 to 1
 */
record NullRateChange(String name, double rate) implements ColumnOverride.Change {

    /** Fails where the column takes no null. */
    void check(Column column) {
        if (rate > 0 && !column.isNullable()) {
            throw new UsageException(
                    "column " + name + " is NOT NULL, so that its null rate can't be " + rate + "; only 0 is possible");
        }
    }

    @Override
    public ColumnBlueprint apply(Column column, ColumnBlueprint blueprint) {
        return blueprint.withNullRate(rate);
    }

    @Override
    public TableBlueprint follow(Column column, TableBlueprint table) {
        return new TableBlueprint(
                table.id(),
                table.columns(),
                table.references().stream()
                        .map(reference -> reference.columns().contains(column.name())
                                ? new ReferenceBlueprint(
                                        reference.columns(),
                                        reference.table(),
                                        reference.role(),
                                        reference.cardinality(),
                                        rate)
                                : reference)
                        .toList());
    }
}

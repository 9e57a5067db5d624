package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL's table inheritance: columns of the parents come first, and their conditions hold; their keys are not
 * inherited.
 */
final class Inheritance {

    private final Names names;

    Inheritance(Catalogue catalogue) {
        this.names = catalogue.names();
    }

    /** Gives the table what it inherits, its parents first. */
    void apply(TableDraft table, Set<TableDraft> descendants) {
        if (table.parents.isEmpty() || !descendants.add(table)) {
            return;
        }
        table.parents.forEach(parent -> apply(parent, descendants));
        if (!table.inherited) {
            table.inherited = true;
            columns(table);
        }
        table.parents.forEach(parent -> table.checks.addAll(0, parent.checks));
    }

    private void columns(TableDraft table) {
        List<ColumnDraft> own = new ArrayList<>(table.columns);
        table.columns.clear();
        for (TableDraft parent : table.parents) {
            for (ColumnDraft column : parent.columns) {
                if (table.column(names, column.name) == null) {
                    table.columns.add(column.copy());
                }
            }
        }
        for (ColumnDraft column : own) {
            ColumnDraft inherited = table.column(names, column.name);
            if (inherited == null) {
                table.columns.add(column);
            } else {
                column.notNull |= inherited.notNull;
                table.columns.set(table.columns.indexOf(inherited), column);
            }
        }
    }
}

package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL's table inheritance: columns of the parents come first, and their conditions hold; their keys are not
 * inherited.
 *
 * @param names how names are compared
 */
record Inheritance(Names names) {

    /** Puts the columns that the parents have now ahead of the table's own; those of the same name become one. */
    void columns(TableDraft table) {
        List<ColumnDraft> own = new ArrayList<>(table.columns);
        table.columns.clear();
        addMissing(table);
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

    /** Adds what the parents were given later, and their conditions; parents of parents first. */
    void complete(TableDraft table, Set<TableDraft> descendants) {
        if (table.parents.isEmpty() || !descendants.add(table)) {
            return;
        }
        for (TableDraft parent : table.parents) {
            complete(parent, descendants);
            table.checks.addAll(0, inherited(parent));
        }
        addMissing(table);
    }

    /** Makes what a table has from a parent its own: it inherits from it no more. */
    void end(TableDraft table, TableDraft parent) {
        if (table.parents.remove(parent)) {
            table.checks.addAll(0, inherited(parent));
        }
    }

    private static List<CheckDraft> inherited(TableDraft parent) {
        return parent.checks.stream()
                .filter(check -> check.heritage() == CheckDraft.Heritage.INHERITED)
                .toList();
    }

    /** Adds the columns that the parents have and the table has not. */
    void addMissing(TableDraft table) {
        for (TableDraft parent : table.parents) {
            for (ColumnDraft column : parent.columns) {
                if (table.column(names, column.name) == null) {
                    table.columns.add(column.copy());
                }
            }
        }
    }
}

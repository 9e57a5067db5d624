package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;

/** Gives a table of reference data no more rows than its list has entries, unless somebody asks for a number. */
final class ListedRows {

    private ListedRows() {}

    /** Returns how many rows a table has by the lists that inference found for it. */
    static RowCounts.Capacity capacity(TablePlanning planning) {
        RowCounts.Capacity capacity = RowCounts.Capacity.UNLIMITED;
        for (int i = 0; i < planning.model().columns().size(); i++) {
            ColumnContext column = planning.context(i);
            boolean inferred = column.blueprint().origin() == Origin.INFERRED;
            if (inferred
                    && column.rule() instanceof Rule.Entry entry
                    && column.rule() == column.blueprint().rule()
                    && !hasPages(planning, column)) {
                long entries = planning.texts().entries(entry);
                capacity = entries < capacity.rows() ? of(planning, entry, entries) : capacity;
            }
        }
        return capacity;
    }

    /** Returns whether a column's names have addresses made of them: these go on with numbers, so that names may come again. */
    private static boolean hasPages(TablePlanning planning, ColumnContext name) {
        return planning.model().blueprint().columns().values().stream()
                .anyMatch(other -> other.rule() instanceof Rule.Template page
                        && page.template().equals(NamedPages.of(name.column().name())));
    }

    private static RowCounts.Capacity of(TablePlanning planning, Rule.Entry entry, long entries) {
        String list = "list " + entry.name();
        String reason = "its " + list + " has no more entries, and no number of rows was asked for";
        return new RowCounts.Capacity(
                entries, list, reason, "Give " + planning.model().table().id() + " a number of rows of its own", null);
    }
}

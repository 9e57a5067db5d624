package dev.rowloom.schema.internal;

import org.jspecify.annotations.Nullable;

/** Rows of a partition belong to the table it is a part of: so do the keys that only the partition declares. */
final class Partitions {

    private Partitions() {}

    /** Moves the keys and conditions of all partitions to their root tables. */
    static void moveToRoots(Catalogue catalogue) {
        for (TableDraft table : catalogue.tables()) {
            PartitionBounds.check(table, catalogue.tables());
        }
        for (TableDraft table : catalogue.tables()) {
            TableDraft root = root(table);
            if (root == null || root == table) {
                continue;
            }
            root.foreignKeys.addAll(table.foreignKeys);
            root.keys.addAll(table.keys);
            root.checks.addAll(table.checks);
            for (ColumnDraft column : table.columns) {
                ColumnDraft same = root.column(catalogue.names(), column.name);
                if (same != null) {
                    same.notNull |= column.notNull;
                }
            }
        }
    }

    /** Returns the table of which the table is a part, however deep; null where it is no partition. */
    static @Nullable TableDraft root(TableDraft table) {
        TableDraft root = table.partitionOf;
        for (int depth = 0; root != null && root.partitionOf != null && depth < 32; depth++) {
            root = root.partitionOf;
        }
        return root;
    }
}

package dev.rowloom.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A foreign key of one column between two profiled tables.
 *
 * @param table the number of the table
 * @param column the number of its column
 * @param parent the number of the table referred to
 * @param parentColumn the number of the column referred to
 */
record Reference(int table, int column, int parent, int parentColumn) {

    /** Returns the foreign keys that names suggest and all values hold. */
    static List<Reference> find(List<TableModel> tables, List<List<ColumnRole>> roles) {
        List<Reference> found = new ArrayList<>();
        for (int table = 0; table < tables.size(); table++) {
            for (int column = 0; column < tables.get(table).columns().size(); column++) {
                Reference reference =
                        roles.get(table).get(column) == ColumnRole.DRAWN ? of(tables, roles, table, column) : null;
                if (reference != null) {
                    found.add(reference);
                }
            }
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable Reference of(
            List<TableModel> tables, List<List<ColumnRole>> roles, int table, int column) {
        ColumnModel child = tables.get(table).columns().get(column);
        for (int parent = 0; parent < tables.size(); parent++) {
            for (int key = 0;
                    parent != table && key < tables.get(parent).columns().size();
                    key++) {
                ColumnModel other = tables.get(parent).columns().get(key);
                boolean refers = roles.get(parent).get(key) == ColumnRole.KEY
                        && child.kind() == other.kind()
                        && isNamedAs(child.name(), tables.get(parent).name(), other.name())
                        && child.tally().isExact()
                        && other.tally().isExact()
                        && other.tally()
                                .counts()
                                .keySet()
                                .containsAll(child.tally().counts().keySet());
                if (refers) {
                    return new Reference(table, column, parent, key);
                }
            }
        }
        return null;
    }

    /** {@code customer_id} and {@code customers.id}, {@code carrier} and {@code airlines.carrier}. */
    private static boolean isNamedAs(String child, String parent, String key) {
        String column = plain(child);
        String other = plain(key);
        String table = plain(parent);
        String one = table.endsWith("ies")
                ? table.substring(0, table.length() - 3) + "y"
                : table.endsWith("s") ? table.substring(0, table.length() - 1) : table;
        return column.equals(other) && !other.equals("id")
                || column.endsWith(one + other)
                || column.endsWith(table + other)
                || column.endsWith(one)
                || column.endsWith(one + "id");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}

package dev.rowloom.it.database;

import java.util.ArrayList;
import java.util.List;

/**
 * A foreign key as the catalogue of a database has it.
 *
 * @param matchFull MATCH FULL: a key that is null in part is a violation; else (MATCH SIMPLE) it refers to nothing
 * @param period PERIOD: the last column is a range, which the ranges of the parents equal in the others cover together
 */
public record ForeignKey(
        String name,
        TableRef child,
        List<String> childColumns,
        TableRef parent,
        List<String> parentColumns,
        boolean matchFull,
        boolean period) {

    /** Makes a foreign key that is held by equality. */
    public ForeignKey(
            String name,
            TableRef child,
            List<String> childColumns,
            TableRef parent,
            List<String> parentColumns,
            boolean matchFull) {
        this(name, child, childColumns, parent, parentColumns, matchFull, false);
    }

    public ForeignKey {
        childColumns = List.copyOf(childColumns);
        parentColumns = List.copyOf(parentColumns);
        if (childColumns.isEmpty() || childColumns.size() != parentColumns.size()) {
            throw new IllegalArgumentException("Foreign key " + name + ": " + childColumns + " to " + parentColumns);
        }
    }

    /** A query that counts the rows whose reference has no parent row; {@code quote} quotes a name. */
    String countOrphans(Quoting quoting) {
        List<String> isNull = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < childColumns.size(); i++) {
            String column = "c." + quoting.quote(childColumns.get(i));
            isNull.add(column + " IS NULL");
            if (!period || i < childColumns.size() - 1) {
                equal.add("p." + quoting.quote(parentColumns.get(i)) + " = " + column);
            }
        }
        String exempt = String.join(matchFull ? " AND " : " OR ", isNull);
        int last = childColumns.size() - 1;
        if (period) {
            return "SELECT count(*) FROM " + child.source() + " c WHERE NOT (" + exempt + ") AND NOT coalesce(c."
                    + quoting.quote(childColumns.get(last)) + " <@ (SELECT range_agg(p."
                    + quoting.quote(parentColumns.get(last)) + ") FROM " + parent.source() + " p WHERE "
                    + String.join(" AND ", equal) + "), false)";
        }
        return "SELECT count(*) FROM " + child.source() + " c WHERE NOT (" + exempt + ") AND NOT EXISTS (SELECT 1 FROM "
                + parent.source() + " p WHERE " + String.join(" AND ", equal) + ")";
    }

    /** Quotes an identifier. */
    @FunctionalInterface
    interface Quoting {
        String quote(String name);
    }

    @Override
    public String toString() {
        return name + ": " + child + childColumns + " -> " + parent + parentColumns;
    }
}

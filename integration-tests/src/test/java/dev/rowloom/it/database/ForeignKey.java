package dev.rowloom.it.database;

import java.util.ArrayList;
import java.util.List;

/**
 * A foreign key as the catalogue of a database has it.
 *
 * @param matchFull MATCH FULL: a key that is null in part is a violation; else (MATCH SIMPLE) it refers to nothing
 */
public record ForeignKey(
        String name,
        TableRef child,
        List<String> childColumns,
        TableRef parent,
        List<String> parentColumns,
        boolean matchFull) {

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
            equal.add("p." + quoting.quote(parentColumns.get(i)) + " = " + column);
        }
        String exempt = String.join(matchFull ? " AND " : " OR ", isNull);
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

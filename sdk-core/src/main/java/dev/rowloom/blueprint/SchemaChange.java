package dev.rowloom.blueprint;

import java.util.Objects;

/**
 * A difference between a schema and the one that a blueprint was made for.
 *
 * @param kind what it is
 * @param table the table's id
 * @param what the column's name or the foreign key; empty for a table as a whole
 * @param was how it was declared; empty if it was not there, or that is not known
 * @param is how it is declared; empty if it is gone
 * @since 0.1.0
 */
public record SchemaChange(Kind kind, String table, String what, String was, String is) {

    /** What can change. */
    public enum Kind {
        TABLE_ADDED,
        TABLE_REMOVED,
        COLUMN_ADDED,
        COLUMN_REMOVED,
        COLUMN_CHANGED,
        REFERENCE_ADDED,
        REFERENCE_REMOVED;

        /** Returns whether the blueprint has nothing to say of it, so that rows can't be made. */
        public boolean isGap() {
            return this == TABLE_ADDED || this == COLUMN_ADDED;
        }
    }

    /** Checks that all are given. */
    public SchemaChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(was, "was");
        Objects.requireNonNull(is, "is");
    }

    /** Returns such as {@code column orders.note text is new}. */
    @Override
    public String toString() {
        String column = "column " + table + "." + what;
        return switch (kind) {
            case TABLE_ADDED -> "table " + table + " is new";
            case TABLE_REMOVED -> "table " + table + " is gone";
            case COLUMN_ADDED -> column + " " + is + " is new";
            case COLUMN_REMOVED -> column + " is gone";
            case COLUMN_CHANGED -> column + " was " + was + " and is " + is;
            case REFERENCE_ADDED -> "foreign key " + table + " " + what + " is new";
            case REFERENCE_REMOVED -> "foreign key " + table + " " + what + " is gone";
        };
    }
}

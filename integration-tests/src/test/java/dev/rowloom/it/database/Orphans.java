package dev.rowloom.it.database;

/** Rows of a child table whose reference has no parent row. */
public record Orphans(ForeignKey foreignKey, long rows) {

    @Override
    public String toString() {
        return rows + " orphan(s) by " + foreignKey;
    }
}

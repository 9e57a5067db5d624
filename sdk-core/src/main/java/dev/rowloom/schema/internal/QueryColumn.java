package dev.rowloom.schema.internal;

import org.jspecify.annotations.Nullable;

/**
 * A column of a query, a view or a table that a query reads.
 *
 * @param name its name as the database stores it
 * @param value what is known of it, or null
 * @param origin the column of a table that it is, or null where it is computed
 * @param text the expression, as far as it can be told
 */
record QueryColumn(
        String name, @Nullable QueryValue value, @Nullable ColumnDraft origin, String text) {

    QueryColumn named(String other) {
        return new QueryColumn(other, value, origin, text);
    }

    /** Returns the same where an outer join may leave it null. */
    QueryColumn nullable() {
        return value == null ? this : new QueryColumn(name, value.nullable(), origin, text);
    }
}

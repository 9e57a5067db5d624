package dev.rowloom.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table or sequence, as its DDL writes it but without quotes and with unquoted parts in the dialect's case.
 *
 * @param qualifier the schema or database the DDL names, or null where it names none
 * @param name the name itself
 * @since 0.1.0
 */
public record TableName(@Nullable String qualifier, String name) {

    /** Returns an unqualified name. */
    public static TableName of(String name) {
        return new TableName(null, name);
    }

    @Override
    public String toString() {
        return qualifier == null ? name : qualifier + "." + name;
    }
}

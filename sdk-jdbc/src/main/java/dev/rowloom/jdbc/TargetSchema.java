package dev.rowloom.jdbc;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TableName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the tables of a schema are in the database. Immutable. */
final class TargetSchema {

    private final Map<String, String> schemas;

    TargetSchema(Map<String, String> schemas) {
        this.schemas = schemas;
    }

    /** Returns the table as it is called in the database; its id stays. */
    Table table(Table declared) {
        if (schemas.isEmpty()) {
            return declared;
        }
        Table.Builder table = Table.builder(declared.id(), name(declared.name()));
        declared.columns().forEach(column -> table.column(column(column)));
        declared.uniqueKeys().forEach(table::uniqueKey);
        declared.exclusions().forEach(table::exclusion);
        declared.foreignKeys().forEach(table::foreignKey);
        declared.checks().forEach(table::check);
        return table.comment(declared.comment().orElse(null))
                .refusal(declared.refusal().orElse(null))
                .build();
    }

    /** Returns the column with its sequence as it is called in the database. */
    private Column column(Column declared) {
        Identity identity = declared.identity().orElse(null);
        @Nullable TableName sequence = identity == null ? null : identity.sequence();
        if (identity == null || sequence == null) {
            return declared;
        }
        return declared.toBuilder()
                .identity(new Identity(identity.kind(), identity.start(), identity.increment(), name(sequence)))
                .build();
    }

    private TableName name(TableName declared) {
        String qualifier = declared.qualifier();
        String actual = schemas.get(qualifier == null ? "" : qualifier);
        return actual == null ? declared : new TableName(actual, declared.name());
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.ForeignKey.Action;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key while the script is being read.
 *
 * @param name its name, or null
 * @param columns the referring columns
 * @param reference what they refer to
 * @param line the line of its statement
 */
record ForeignKeyDraft(@Nullable String name, List<String> columns, Reference reference, int line) {

    /**
     * What follows REFERENCES.
     *
     * @param parent the table as named
     * @param searchPath the schemas in which an unqualified name is looked for
     * @param columns the referred columns; empty where the parent's primary key is meant
     * @param deferral when it is checked
     * @param onDelete what deleting the parent does
     * @param onUpdate what changing its key does
     */
    record Reference(
            TableName parent,
            List<String> searchPath,
            List<String> columns,
            Deferral deferral,
            Action onDelete,
            Action onUpdate) {

        Reference deferral(Deferral changed) {
            return new Reference(parent, searchPath, columns, changed, onDelete, onUpdate);
        }
    }

    ForeignKeyDraft columns(List<String> changed) {
        return new ForeignKeyDraft(name, changed, reference, line);
    }

    ForeignKeyDraft reference(Reference changed) {
        return new ForeignKeyDraft(name, columns, changed, line);
    }
}

package dev.rowloom.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference from columns of one table to a key of another, or of the same.
 *
 * @param name the constraint's name, or null where the DDL gives none
 * @param columns the referring columns, in order
 * @param parentTable the {@linkplain Table#id() id} of the referred table
 * @param parentColumns the referred columns, in the same order
 * @param deferral when the database checks the reference
 * @param onDelete what deleting the parent does
 * @param onUpdate what changing the parent's key does
 * @since 0.1.0
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        String parentTable,
        List<String> parentColumns,
        Deferral deferral,
        Action onDelete,
        Action onUpdate) {

    /** When a constraint is checked. */
    public enum Deferral {
        NOT_DEFERRABLE,
        DEFERRABLE,
        INITIALLY_DEFERRED
    }

    /** A referential action. */
    public enum Action {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /** Copies the lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
        if (columns.isEmpty() || columns.size() != parentColumns.size()) {
            throw new IllegalArgumentException("a foreign key needs as many parent columns as columns, at least one: "
                    + columns + " -> " + parentTable + parentColumns);
        }
    }

    /** Returns a readable form such as {@code (customer_id) -> customers(id)}. */
    public String describe() {
        return "(" + String.join(", ", columns) + ") -> " + parentTable + "(" + String.join(", ", parentColumns) + ")";
    }
}

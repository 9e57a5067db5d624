package dev.rowloom.blueprint;

import java.util.List;

/**
 * How the rows of a table choose the parents of one of its foreign keys.
 *
 * @param columns the foreign key's columns
 * @param table the id of the parent table
 * @param role whether children are laid out along the parents
 * @param cardinality how children spread over the parents
 * @param nullRate the share of rows without a parent, 0 to 1; 0 where the columns are NOT NULL
 * @since 0.1.0
 */
public record ReferenceBlueprint(
        List<String> columns, String table, Role role, Cardinality cardinality, double nullRate) {

    /** Whether children are laid out along the parents. */
    public enum Role {
        /** The one reference of a table by which parent and children are computed from each other. */
        OWNER,
        /** Any other: the child picks a parent. */
        PLAIN
    }

    /** Copies the list. */
    public ReferenceBlueprint {
        columns = List.copyOf(columns);
    }
}

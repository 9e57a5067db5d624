package dev.rowloom.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion constraint: of no two rows are all elements related by their operators, as in {@code EXCLUDE USING gist (room
 * WITH =, tsrange(a, b) WITH &&)}. A key whose last column is {@code WITHOUT OVERLAPS} is one as well.
 *
 * @param name the constraint's name, or null where the DDL gives none
 * @param elements what is compared, in order, at least one
 * @param predicate the condition on the rows that are compared, or null for every row
 * @since 0.1.0
 */
public record Exclusion(
        @Nullable String name,
        List<Element> elements,
        @Nullable Expression predicate) {

    /**
     * One element.
     *
     * @param expression a column reference or an expression
     * @param operator the operator as written, such as {@code =} or {@code &&}
     */
    public record Element(Expression expression, String operator) {}

    /** Copies the list. */
    public Exclusion {
        elements = List.copyOf(elements);
    }
}

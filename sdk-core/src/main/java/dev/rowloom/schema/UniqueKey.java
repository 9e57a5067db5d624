package dev.rowloom.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key, unique constraint or unique index.
 *
 * @param name the constraint's name, or null where the DDL gives none
 * @param kind what declared it
 * @param parts the columns or expressions, in order, at least one
 * @param nulls whether rows with a null part clash
 * @param predicate the condition of a partial index, or null where it covers every row
 * @since 0.1.0
 */
public record UniqueKey(
        @Nullable String name,
        Kind kind,
        List<Part> parts,
        NullComparison nulls,
        @Nullable Expression predicate) {

    /** What declared the key. */
    public enum Kind {
        PRIMARY,
        UNIQUE_CONSTRAINT,
        UNIQUE_INDEX
    }

    /** Whether two nulls are the same value to the key. */
    public enum NullComparison {
        DISTINCT,
        NOT_DISTINCT
    }

    /**
     * One part of a key.
     *
     * @param expression a column reference or the indexed expression
     * @param prefixLength how many leading characters count, or {@link DataType#UNLIMITED}
     */
    public record Part(Expression expression, int prefixLength) {

        /** Returns the part that is a whole column. */
        public static Part column(String name) {
            return new Part(new Expression.ColumnReference(name), DataType.UNLIMITED);
        }

        /** Returns the column's name, or null where the part is an expression. */
        public @Nullable String column() {
            return expression instanceof Expression.ColumnReference reference ? reference.column() : null;
        }
    }

    /** Copies the list. */
    public UniqueKey {
        parts = List.copyOf(parts);
    }

    /** Returns a key over whole columns, nulls being distinct. */
    public static UniqueKey of(@Nullable String name, Kind kind, List<String> columns) {
        return new UniqueKey(name, kind, columns.stream().map(Part::column).toList(), NullComparison.DISTINCT, null);
    }

    /** Returns the names of the columns the key names directly, in order; expressions are left out. */
    public List<String> columns() {
        // asked for very often while planning
        List<String> columns = new ArrayList<>(parts.size());
        for (Part part : parts) {
            String column = part.column();
            if (column != null) {
                columns.add(column);
            }
        }
        return Collections.unmodifiableList(columns);
    }

    /** Returns whether every part is a column and every row is covered. */
    public boolean isPlain() {
        return predicate == null && parts.stream().allMatch(part -> part.column() != null);
    }

    /** Returns whether the key covers no row in which a column is null, since its predicate says {@code column IS NOT NULL}. */
    public boolean leavesOutNullsOf(String column) {
        return predicate != null && isPresent(predicate, column);
    }

    private static boolean isPresent(Expression condition, String column) {
        if (condition instanceof Expression.And and) {
            return and.operands().stream().anyMatch(operand -> isPresent(operand, column));
        }
        return condition instanceof Expression.Not not
                && not.operand() instanceof Expression.IsNull test
                && test.operand() instanceof Expression.ColumnReference reference
                && reference.column().equals(column);
    }
}

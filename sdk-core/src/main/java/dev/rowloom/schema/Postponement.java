package dev.rowloom.schema;

import dev.rowloom.schema.UniqueKey.NullComparison;
import java.util.Collections;
import java.util.List;

/** Tells which foreign keys can first be null and be set by an UPDATE, without any constraint taking offence between. */
final class Postponement {

    private Postponement() {}

    static boolean isPossible(Table table, ForeignKey key) {
        List<String> nulled = key.columns().stream()
                .filter(name -> table.column(name)
                        .filter(column ->
                                column.isNullable() && column.computedAs().isEmpty())
                        .isPresent())
                .toList();
        List<String> rowKey = rowKey(table);
        return !nulled.isEmpty()
                && !rowKey.isEmpty()
                && Collections.disjoint(rowKey, nulled)
                && nulled.stream().allMatch(column -> admitsNull(table, column));
    }

    /** Returns the columns of the primary key, else of another key, by which an UPDATE finds a row; empty if there is none. */
    static List<String> rowKey(Table table) {
        return table.uniqueKeys().stream()
                .filter(key -> isRowKey(table, key))
                .min((a, b) -> Integer.compare(rank(a), rank(b)))
                .map(UniqueKey::columns)
                .orElse(List.of());
    }

    private static int rank(UniqueKey key) {
        return key.kind() == UniqueKey.Kind.PRIMARY ? 0 : 1;
    }

    private static boolean isRowKey(Table table, UniqueKey key) {
        return key.isPlain()
                && key.parts().stream().allMatch(part -> part.prefixLength() == DataType.UNLIMITED)
                && key.columns().stream()
                        .allMatch(name -> table.column(name)
                                .filter(column -> isExact(column, key))
                                .isPresent());
    }

    /** A float is not sure to be found by its own text; a computed column's text is not known. */
    private static boolean isExact(Column column, UniqueKey key) {
        return (key.kind() == UniqueKey.Kind.PRIMARY || !column.isNullable())
                && column.computedAs().isEmpty()
                && !(column.type() instanceof DataType.FloatType);
    }

    private static boolean admitsNull(Table table, String column) {
        return table.uniqueKeys().stream().allMatch(key -> admitsNull(key, column))
                && table.checks().stream().allMatch(check -> admitsNull(check.condition(), column));
    }

    /** Nulls must be distinct, and no partial or computed index may see them. */
    private static boolean admitsNull(UniqueKey key, String column) {
        if (key.predicate() != null && mentions(key.predicate(), column)) {
            return false;
        }
        return key.parts().stream()
                .filter(part -> mentions(part.expression(), column))
                .allMatch(part -> part.column() != null && key.nulls() == NullComparison.DISTINCT);
    }

    /**
     * Comparisons and arithmetic give unknown for a null, and AND, OR and NOT can't make false of that what was true
     * (Kleene's logic is monotone). Only what tells null from other values can.
     */
    private static boolean admitsNull(Expression condition, String column) {
        if (!mentions(condition, column)) {
            return true;
        }
        boolean tellsNull = condition instanceof Expression.IsNull
                || condition instanceof Expression.IsTruth
                || condition instanceof Expression.Case
                || condition instanceof Expression.Call
                || condition instanceof Expression.Unparsed;
        return !tellsNull && condition.children().allMatch(part -> admitsNull(part, column));
    }

    private static boolean mentions(Expression expression, String column) {
        return expression.columns().contains(column) || expression.hasUnparsed();
    }
}

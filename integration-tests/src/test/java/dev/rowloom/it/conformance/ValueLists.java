package dev.rowloom.it.conformance;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;

/** Finds how many values the CHECKs of a column list. */
final class ValueLists {

    private ValueLists() {}

    /** Returns how many values the column can take by a CHECK that does nothing but list them; 0 where there is none. */
    static int of(Table table, String column) {
        int least = 0;
        for (Check check : table.checks()) {
            int listed = listed(check.condition(), column);
            if (listed > 0) {
                least = least == 0 ? listed : Math.min(least, listed);
            }
        }
        return least;
    }

    private static int listed(Expression condition, String column) {
        if (condition instanceof Expression.In in && isColumn(in.operand(), column)) {
            boolean literals = in.values().stream().allMatch(ValueLists::isLiteral);
            return literals
                    ? (int) in.values().stream()
                            .filter(value -> !value.equals(new Expression.Literal(null)))
                            .distinct()
                            .count()
                    : 0;
        }
        if (condition instanceof Expression.Comparison comparison
                && comparison.operator() == Expression.ComparisonOperator.EQUAL
                && isColumn(comparison.left(), column)
                && isLiteral(comparison.right())) {
            return 1;
        }
        return condition instanceof Expression.Or or ? sum(or, column) : 0;
    }

    private static int sum(Expression.Or or, String column) {
        int sum = 0;
        for (Expression operand : or.operands()) {
            if (operand instanceof Expression.IsNull isNull && isColumn(isNull.operand(), column)) {
                continue;
            }
            int listed = listed(operand, column);
            if (listed == 0) {
                return 0;
            }
            sum += listed;
        }
        return sum;
    }

    private static boolean isLiteral(Expression expression) {
        return expression instanceof Expression.Cast cast
                ? isLiteral(cast.operand())
                : expression instanceof Expression.Literal;
    }

    private static boolean isColumn(Expression expression, String column) {
        if (expression instanceof Expression.Cast cast) {
            return isColumn(cast.operand(), column);
        }
        return expression instanceof Expression.ColumnReference reference
                && reference.column().equalsIgnoreCase(column);
    }
}

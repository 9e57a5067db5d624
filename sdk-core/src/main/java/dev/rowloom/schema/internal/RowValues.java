package dev.rowloom.schema.internal;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.And;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.IsNull;
import dev.rowloom.schema.Expression.Not;
import dev.rowloom.schema.Expression.Or;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.jspecify.annotations.Nullable;

/** Takes comparisons of rows such as {@code (a, b) < (1, 2)} apart into comparisons of their fields. */
final class RowValues {

    private RowValues() {}

    /** Returns the fields of a row, or null where the expression is none. */
    static @Nullable List<Expression> fields(
            net.sf.jsqlparser.expression.Expression parsed, ExpressionTranslator translator) {
        if (parsed instanceof ParenthesedExpressionList<?> list) {
            // a row in parentheses
            if (list.size() == 1) {
                return list.get(0) instanceof ParenthesedExpressionList<?> ? fields(list.get(0), translator) : null;
            }
            return list.isEmpty() ? null : translator.all(list);
        } else if (parsed instanceof Function function
                && function.getName().equalsIgnoreCase("row")
                && function.getParameters() != null) {
            return translator.all(function.getParameters());
        }
        return null;
    }

    /** Returns the comparison of two rows of the same size. */
    static Expression compare(ComparisonOperator operator, List<Expression> left, List<Expression> right) {
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> new Not(equal(left, right));
            default -> ordered(operator, left, right);
        };
    }

    private static Expression equal(List<Expression> left, List<Expression> right) {
        List<Expression> all = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            all.add(new Comparison(ComparisonOperator.EQUAL, left.get(i), right.get(i)));
        }
        return all.size() == 1 ? all.get(0) : new And(all);
    }

    // a < c OR (a = c AND b <= d)
    private static Expression ordered(ComparisonOperator operator, List<Expression> left, List<Expression> right) {
        Expression last = new Comparison(operator, left.get(left.size() - 1), right.get(left.size() - 1));
        boolean less = operator == ComparisonOperator.LESS || operator == ComparisonOperator.LESS_OR_EQUAL;
        ComparisonOperator strict = less ? ComparisonOperator.LESS : ComparisonOperator.GREATER;
        Expression result = last;
        for (int i = left.size() - 2; i >= 0; i--) {
            Expression before = new Comparison(strict, left.get(i), right.get(i));
            Expression same = new Comparison(ComparisonOperator.EQUAL, left.get(i), right.get(i));
            result = new Or(List.of(before, new And(List.of(same, result))));
        }
        return result;
    }

    /** Returns whether all fields are null, or, negated, whether none is. */
    static Expression isNull(List<Expression> fields, boolean not) {
        return new And(fields.stream()
                .<Expression>map(field -> not ? new Not(new IsNull(field)) : new IsNull(field))
                .toList());
    }

    /** Returns {@code (a, b) IN ((1, 2), (3, 4))} taken apart, or null where it is not of that form. */
    static @Nullable Expression in(InExpression in, ExpressionTranslator translator) {
        List<Expression> left = fields(in.getLeftExpression(), translator);
        if (left == null || !(in.getRightExpression() instanceof ExpressionList<?> list)) {
            return null;
        }
        List<Expression> any = new ArrayList<>();
        for (net.sf.jsqlparser.expression.Expression each : list) {
            List<Expression> right = fields(each, translator);
            if (right == null || right.size() != left.size()) {
                return null;
            }
            any.add(equal(left, right));
        }
        return ExpressionTranslator.negated(in.isNot(), any.size() == 1 ? any.get(0) : new Or(any));
    }
}

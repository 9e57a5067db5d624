package dev.rowloom.schema.internal;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import org.jspecify.annotations.Nullable;

/** Tells conditions from other expressions. */
final class ConditionForms {

    private ConditionForms() {}

    /** Returns whether the expression has a truth value. */
    static boolean isCondition(@Nullable Expression expression) {
        return expression instanceof ComparisonOperator
                || expression instanceof AndExpression
                || expression instanceof OrExpression
                || expression instanceof XorExpression
                || expression instanceof NotExpression
                || expression instanceof LikeExpression
                || expression instanceof InExpression
                || expression instanceof Between
                || expression instanceof ExistsExpression
                || isTest(expression);
    }

    private static boolean isTest(@Nullable Expression expression) {
        return expression instanceof IsNullExpression
                || expression instanceof IsBooleanExpression
                || expression instanceof IsDistinctExpression
                || expression instanceof RegExpMatchOperator
                || expression instanceof SimilarToExpression;
    }
}

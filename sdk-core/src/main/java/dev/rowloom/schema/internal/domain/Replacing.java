package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Expression;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Replaces parts of expressions. */
public final class Replacing {

    private Replacing() {}

    /** Returns the expression with one part, told by identity, replaced wherever it stands. */
    static Expression part(Expression whole, Expression part, Expression replacement) {
        return each(whole, node -> node == part ? replacement : node);
    }

    /**
     * Returns the expression with each part replaced, from the outside in.
     *
     * @param change gives the replacement of a part; the parts of what it changes are not looked at
     */
    public static Expression each(Expression whole, UnaryOperator<Expression> change) {
        Expression changed = change.apply(whole);
        return changed != whole ? changed : children(whole, child -> each(child, change));
    }

    private static Expression children(Expression whole, UnaryOperator<Expression> change) {
        if (whole instanceof Expression.Comparison e) {
            return new Expression.Comparison(e.operator(), change.apply(e.left()), change.apply(e.right()));
        } else if (whole instanceof Expression.And e) {
            return new Expression.And(list(e.operands(), change));
        } else if (whole instanceof Expression.Or e) {
            return new Expression.Or(list(e.operands(), change));
        } else if (whole instanceof Expression.Not e) {
            return new Expression.Not(change.apply(e.operand()));
        } else if (whole instanceof Expression.IsNull e) {
            return new Expression.IsNull(change.apply(e.operand()));
        } else if (whole instanceof Expression.IsTruth e) {
            return new Expression.IsTruth(change.apply(e.operand()), e.truth());
        } else if (whole instanceof Expression.In e) {
            return new Expression.In(change.apply(e.operand()), list(e.values(), change));
        } else if (whole instanceof Expression.Between e) {
            return new Expression.Between(change.apply(e.operand()), change.apply(e.low()), change.apply(e.high()));
        } else if (whole instanceof Expression.Match e) {
            return new Expression.Match(e.operator(), change.apply(e.operand()), change.apply(e.pattern()));
        }
        return values(whole, change);
    }

    private static Expression values(Expression whole, UnaryOperator<Expression> change) {
        if (whole instanceof Expression.Arithmetic e) {
            return new Expression.Arithmetic(e.operator(), change.apply(e.left()), change.apply(e.right()));
        } else if (whole instanceof Expression.Negative e) {
            return new Expression.Negative(change.apply(e.operand()));
        } else if (whole instanceof Expression.Call e) {
            return new Expression.Call(e.function(), list(e.arguments(), change));
        } else if (whole instanceof Expression.Cast e) {
            return new Expression.Cast(change.apply(e.operand()), e.type());
        } else if (whole instanceof Expression.Case e) {
            List<Expression.Case.Branch> branches = e.branches().stream()
                    .map(branch -> new Expression.Case.Branch(
                            change.apply(branch.condition()), change.apply(branch.result())))
                    .toList();
            Expression otherwise = e.otherwise();
            return new Expression.Case(branches, otherwise == null ? null : change.apply(otherwise));
        }
        return Objects.requireNonNull(whole);
    }

    private static List<Expression> list(List<Expression> parts, UnaryOperator<Expression> change) {
        return parts.stream().map(change).toList();
    }
}

package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Literal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Puts conditions together: flat, without repeats, and without constants. */
final class Formulas {

    /** The condition that every row passes. */
    static final Expression TRUE = new Literal(true);

    /** The condition that no row passes. */
    static final Expression FALSE = new Literal(false);

    private Formulas() {}

    static Expression constant(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns the condition that all of the operands pass. */
    static Expression all(List<Expression> operands) {
        Set<Expression> flat = new LinkedHashSet<>();
        for (Expression operand : operands) {
            if (operand instanceof Expression.And and) {
                flat.addAll(and.operands());
            } else if (operand.equals(FALSE)) {
                return FALSE;
            } else if (!operand.equals(TRUE)) {
                flat.add(operand);
            }
        }
        return flat.isEmpty() ? TRUE : flat.size() == 1 ? flat.iterator().next() : new Expression.And(List.copyOf(flat));
    }

    static Expression all(Expression... operands) {
        return all(List.of(operands));
    }

    /** Returns the condition that one of the operands passes. */
    static Expression any(List<Expression> operands) {
        Set<Expression> flat = new LinkedHashSet<>();
        for (Expression operand : operands) {
            if (operand instanceof Expression.Or or) {
                flat.addAll(or.operands());
            } else if (operand.equals(TRUE)) {
                return TRUE;
            } else if (!operand.equals(FALSE)) {
                flat.add(operand);
            }
        }
        List<Expression> kept = new ArrayList<>(flat);
        kept.removeIf(operand -> operand instanceof Expression.IsNull test
                && flat.stream().anyMatch(other -> passesNull(other, test.operand())));
        return kept.isEmpty() ? FALSE : kept.size() == 1 ? kept.get(0) : new Expression.Or(kept);
    }

    static Expression any(Expression... operands) {
        return any(List.of(operands));
    }

    /** Returns whether an atom is unknown, and so passes, where a column is null: {@code a < b} for {@code a}. */
    private static boolean passesNull(Expression atom, Expression column) {
        Expression test = atom instanceof Expression.Not not ? not.operand() : atom;
        Stream<Expression> operands = test instanceof Expression.Comparison comparison
                ? Stream.of(comparison.left(), comparison.right())
                : test instanceof Expression.Match match
                        ? Stream.of(match.operand(), match.pattern())
                        : test instanceof Expression.In in ? Stream.of(in.operand()) : Stream.empty();
        return operands.anyMatch(operand -> withoutCast(operand).equals(column));
    }

    /** Returns an expression without the casts around it. */
    static Expression withoutCast(Expression expression) {
        return expression instanceof Expression.Cast cast ? withoutCast(cast.operand()) : expression;
    }

    /** Returns the conditions that all have to pass. */
    static List<Expression> conjuncts(Expression condition) {
        return condition instanceof Expression.And and
                ? and.operands().stream()
                        .flatMap(operand -> conjuncts(operand).stream())
                        .toList()
                : List.of(condition);
    }
}

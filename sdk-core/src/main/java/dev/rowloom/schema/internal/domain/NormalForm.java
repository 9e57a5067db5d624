package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Case;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.In;
import dev.rowloom.schema.Expression.IsNull;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Not;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a CHECK into ANDs and ORs over atoms, such that a row that passes the result passes the CHECK: negations are
 * pushed to the atoms, and CASE, COALESCE, sums of null tests and compared truth values become cases.
 *
 * <p>A CHECK passes where it is not false. Under SQL's three-valued logic an OR is not false where some operand is not
 * false, an AND where all are, and the negation of a comparison where its complement is not.
 */
public final class NormalForm {

    /** So many steps are gone before a condition is left as it is. */
    private static final int MOST_STEPS = 5000;

    private final Table table;
    private final Choices choices = new Choices(this);
    private int steps;

    /** What is asked of a condition. */
    enum Goal {
        NOT_FALSE,
        NOT_TRUE,
        TRUE,
        FALSE;

        /** Returns what is asked of an operand whose negation this is asked of. */
        Goal negated() {
            return switch (this) {
                case NOT_FALSE -> NOT_TRUE;
                case NOT_TRUE -> NOT_FALSE;
                case TRUE -> FALSE;
                case FALSE -> TRUE;
            };
        }

        /** Returns whether the condition itself, not its negation, is asked for. */
        boolean isPositive() {
            return this == NOT_FALSE || this == TRUE;
        }

        /** Returns whether unknown is not enough. */
        boolean isCertain() {
            return this == TRUE || this == FALSE;
        }

        /** Returns the goal of the same certainty for the condition, or for its negation. */
        Goal of(boolean positive) {
            return positive == isPositive() ? this : negated();
        }
    }

    private NormalForm(Table table) {
        this.table = table;
    }

    /** Returns a condition of the table in normal form. */
    public static Expression of(Table table, Expression condition) {
        try {
            return new NormalForm(table).rewrite(condition, Goal.NOT_FALSE);
        } catch (TooLargeException e) {
            return condition;
        }
    }

    /** Returns the conditions in normal form that all have to pass. */
    public static List<Expression> conjuncts(Table table, Expression condition) {
        return Formulas.conjuncts(of(table, condition));
    }

    /** The condition grows beyond bounds. */
    private static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("too large", null, false, false);
        }
    }

    Expression rewrite(Expression e, Goal goal) {
        if (++steps > MOST_STEPS) {
            throw new TooLargeException();
        }
        if (e instanceof Expression.And and) {
            return goal.isPositive() ? all(and.operands(), goal) : any(and.operands(), goal);
        } else if (e instanceof Expression.Or or) {
            return goal.isPositive() ? any(or.operands(), goal) : all(or.operands(), goal);
        } else if (e instanceof Not not) {
            return rewrite(not.operand(), goal.negated());
        } else if (e instanceof IsNull test) {
            return nullness(test.operand(), goal.isPositive());
        } else if (e instanceof Expression.IsTruth test) {
            return truth(test, goal);
        } else if (e instanceof Expression.Between between) {
            return rewrite(bounds(between), goal);
        } else if (e instanceof In in) {
            return in(in, goal);
        } else if (e instanceof Comparison comparison) {
            Comparison positive = goal.isPositive() ? comparison : negated(comparison);
            return comparison(positive, goal.of(true));
        } else if (e instanceof Literal literal) {
            return literal(literal, goal);
        }
        return other(e, goal);
    }

    private Expression all(List<Expression> operands, Goal goal) {
        return Formulas.all(
                operands.stream().map(operand -> rewrite(operand, goal)).toList());
    }

    private Expression any(List<Expression> operands, Goal goal) {
        return Formulas.any(
                operands.stream().map(operand -> rewrite(operand, goal)).toList());
    }

    private Expression truth(Expression.IsTruth test, Goal goal) {
        Goal certain = test.truth() ? Goal.TRUE : Goal.FALSE;
        Goal possible = test.truth() ? Goal.NOT_TRUE : Goal.NOT_FALSE;
        return rewrite(test.operand(), goal.isPositive() ? certain : possible);
    }

    private static Expression bounds(Expression.Between between) {
        return new Expression.And(List.of(
                new Comparison(ComparisonOperator.GREATER_OR_EQUAL, between.operand(), between.low()),
                new Comparison(ComparisonOperator.LESS_OR_EQUAL, between.operand(), between.high())));
    }

    private static Comparison negated(Comparison comparison) {
        return new Comparison(comparison.operator().negated(), comparison.left(), comparison.right());
    }

    private Expression literal(Literal literal, Goal goal) {
        Boolean truth = truthOf(literal);
        return truth == null ? Formulas.constant(!goal.isCertain()) : Formulas.constant(truth == goal.isPositive());
    }

    private static @Nullable Boolean truthOf(Literal literal) {
        return literal.value() instanceof Boolean truth
                ? truth
                : literal.value() instanceof Number number ? (Boolean) (number.doubleValue() != 0) : null;
    }

    private Expression other(Expression e, Goal goal) {
        if (e instanceof Expression.Call call
                && call.arguments().size() == 2
                && call.function().equals("xor")) {
            Expression left = call.arguments().get(0);
            Expression right = call.arguments().get(1);
            return rewrite(new Comparison(ComparisonOperator.NOT_EQUAL, left, right), goal);
        } else if (e instanceof Expression.Call call
                && call.arguments().size() == 1
                && call.function().equals("isnull")) {
            return nullness(call.arguments().get(0), goal.isPositive());
        }
        List<Choices.Choice> split = isPredicate(e) ? null : choices.of(e);
        if (split != null) {
            return Formulas.any(split.stream()
                    .map(choice -> Formulas.all(choice.condition(), rewrite(choice.result(), goal)))
                    .toList());
        }
        return atom(e, goal);
    }

    /** Where unknown is not enough, no operand may be null. */
    private Expression atom(Expression e, Goal goal) {
        Expression test = goal.isPositive() ? e : new Not(e);
        if (!goal.isCertain()) {
            return test;
        }
        Stream<Expression> operands = e instanceof Comparison comparison
                ? Stream.of(comparison.left(), comparison.right())
                : e instanceof Expression.Match match
                        ? Stream.of(match.operand(), match.pattern())
                        : e instanceof In in
                                ? Stream.of(in.operand())
                                : e instanceof ColumnReference ? Stream.of(e) : Stream.empty();
        List<Expression> parts = new ArrayList<>(
                operands.map(operand -> nullness(operand, /* isNull= */ false)).toList());
        if (parts.isEmpty()) {
            return new Expression.IsTruth(e, goal.isPositive());
        }
        parts.add(test);
        return Formulas.all(parts);
    }

    private Expression in(In in, Goal goal) {
        List<Expression> values = in.values().stream()
                .filter(value -> !(value instanceof Literal literal && literal.value() == null))
                .toList();
        boolean hasNull = values.size() < in.values().size();
        if (hasNull && goal == Goal.NOT_FALSE) {
            return Formulas.TRUE;
        } else if (values.isEmpty() || hasNull && goal == Goal.FALSE) {
            return Formulas.constant(!goal.isPositive() && !hasNull);
        }
        boolean listed = in.operand().columns().size() == 1
                && values.stream().allMatch(value -> value.columns().isEmpty())
                && choices.find(in.operand()) == null;
        if (listed && !isPredicate(in.operand())) {
            return atom(new In(in.operand(), values), goal);
        }
        return any(values, in.operand(), goal);
    }

    private Expression any(List<Expression> values, Expression operand, Goal goal) {
        List<Expression> tests = values.stream()
                .<Expression>map(value -> new Comparison(ComparisonOperator.EQUAL, operand, value))
                .toList();
        return goal.isPositive() ? any(tests, goal) : all(tests, goal);
    }

    // ---- comparisons

    private Expression comparison(Comparison comparison, Goal goal) {
        Expression left = comparison.left();
        Expression right = comparison.right();
        boolean equality = comparison.operator() == ComparisonOperator.EQUAL
                || comparison.operator() == ComparisonOperator.NOT_EQUAL;
        if (equality && isPredicate(left) && isTruthValue(right)) {
            return predicates(comparison, goal);
        } else if (equality && isPredicate(right) && isTruthValue(left)) {
            return predicates(new Comparison(comparison.operator(), /* left= */ right, /* right= */ left), goal);
        }
        Expression counted = new Indicators(this).compared(comparison);
        if (counted != null) {
            return counted;
        }
        Expression choice = choices.find(left);
        choice = choice == null ? choices.find(right) : choice;
        if (choice != null) {
            return split(comparison, choice, goal);
        }
        return isNullLiteral(left) || isNullLiteral(right)
                ? Formulas.constant(!goal.isCertain())
                : constant(comparison, goal);
    }

    private Expression split(Comparison comparison, Expression choice, Goal goal) {
        List<Expression> cases = new ArrayList<>();
        for (Choices.Choice each : Objects.requireNonNull(choices.of(choice))) {
            if (!each.condition().equals(Formulas.FALSE)) {
                Expression replaced = Replacing.part(comparison, choice, each.result());
                cases.add(Formulas.all(each.condition(), rewrite(replaced, goal)));
            }
        }
        return Formulas.any(cases);
    }

    private Expression constant(Comparison comparison, Goal goal) {
        Object left = comparison.left() instanceof Literal literal ? literal.value() : null;
        Object right = comparison.right() instanceof Literal literal ? literal.value() : null;
        Integer order = null;
        if (left instanceof Number a && right instanceof Number b) {
            order = new java.math.BigDecimal(a.toString()).compareTo(new java.math.BigDecimal(b.toString()));
        } else if (left != null && left.equals(right)) {
            order = 0;
        } else if (left instanceof Boolean a && right instanceof Boolean b) {
            order = a.compareTo(b);
        }
        return order == null
                ? atom(comparison, goal)
                : Formulas.constant(comparison.operator().holds(order));
    }

    /** Compares a condition with a truth value or another condition. */
    private Expression predicates(Comparison comparison, Goal goal) {
        Expression left = comparison.left();
        boolean equal = comparison.operator() == ComparisonOperator.EQUAL;
        if (comparison.right() instanceof Literal literal) {
            Boolean truth = truthOf(literal);
            return truth == null
                    ? Formulas.constant(!goal.isCertain())
                    : rewrite(Formulas.withoutCast(left), goal.of(truth == equal));
        }
        Expression right = Formulas.withoutCast(comparison.right());
        left = Formulas.withoutCast(left);
        return Formulas.any(
                Formulas.all(rewrite(left, goal.of(true)), rewrite(right, goal.of(equal))),
                Formulas.all(rewrite(left, goal.of(false)), rewrite(right, goal.of(!equal))));
    }

    private boolean isTruthValue(Expression e) {
        return isPredicate(e)
                || e instanceof Literal literal && (literal.value() == null || truthOf(literal) != null)
                || isTruthColumn(e);
    }

    private boolean isTruthColumn(Expression e) {
        return e instanceof ColumnReference reference
                && table.column(reference.column())
                        .filter(column -> column.type() instanceof DataType.BooleanType)
                        .isPresent();
    }

    /** Returns whether an expression is a condition made of parts, not a column alone. */
    static boolean isPredicate(Expression e) {
        return e instanceof Comparison
                || e instanceof Expression.And
                || e instanceof Expression.Or
                || e instanceof Not
                || e instanceof IsNull
                || e instanceof Expression.IsTruth
                || e instanceof In
                || e instanceof Expression.Between
                || e instanceof Expression.Match
                || e instanceof Expression.Cast cast && cast.type().startsWith("bool") && isPredicate(cast.operand());
    }

    private static boolean isNullLiteral(Expression e) {
        return Formulas.withoutCast(e) instanceof Literal literal && literal.value() == null;
    }

    // ---- null tests

    /** Returns the condition that a value is null, or that it is not. */
    Expression nullness(Expression e, boolean isNull) {
        if (e instanceof ColumnReference reference) {
            boolean nullable = table.column(reference.column())
                    .filter(column -> !column.isNullable())
                    .isEmpty();
            Expression test = isNull ? new IsNull(e) : new Not(new IsNull(e));
            return nullable ? test : Formulas.constant(!isNull);
        } else if (e instanceof Literal literal) {
            return Formulas.constant((literal.value() == null) == isNull);
        } else if (e instanceof Expression.Cast cast) {
            Expression test = nullness(cast.operand(), isNull);
            return isNull || !mayFail(cast) ? test : Formulas.all(test, new Not(new IsNull(e)));
        } else if (e instanceof Expression.Call call && Choices.COALESCING.contains(call.function())) {
            List<Expression> tests = nullness(call.arguments(), isNull);
            return isNull ? Formulas.all(tests) : Formulas.any(tests);
        } else if (Choices.isStrict(e)) {
            List<Expression> tests = nullness(e.children().toList(), isNull);
            return isNull ? Formulas.any(tests) : Formulas.all(tests);
        } else if (e instanceof Case || e instanceof Expression.Call) {
            List<Choices.Choice> split = choices.of(e);
            if (split != null) {
                return Formulas.any(split.stream()
                        .map(choice -> Formulas.all(choice.condition(), nullness(choice.result(), isNull)))
                        .toList());
            }
        }
        return isNull ? new IsNull(e) : new Not(new IsNull(e));
    }

    /** {@code x::jsonb IS NOT NULL} has the texts be documents, since others are an error. */
    private boolean mayFail(Expression.Cast cast) {
        return !cast.type().contains("char")
                && !cast.type().contains("text")
                && cast.operand() instanceof ColumnReference reference
                && table.column(reference.column())
                        .filter(column -> column.type() instanceof DataType.TextType)
                        .isPresent();
    }

    private List<Expression> nullness(List<Expression> operands, boolean isNull) {
        return operands.stream().map(operand -> nullness(operand, isNull)).toList();
    }
}

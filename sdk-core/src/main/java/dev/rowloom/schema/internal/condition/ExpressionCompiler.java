package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.ExpressionRules.Feature;
import dev.rowloom.schema.TextEquality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles expressions; what it cannot compile it reports by {@link UnsupportedPartException}. */
final class ExpressionCompiler {

    private final Scope scope;
    private final Comparisons comparisons;
    private final Arithmetics arithmetics;

    ExpressionCompiler(Scope scope) {
        this.scope = scope;
        this.comparisons = new Comparisons(scope);
        this.arithmetics = new Arithmetics(scope);
    }

    Scope scope() {
        return scope;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    /** Returns the expression as a value. */
    Typed value(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal(literal.value());
        } else if (expression instanceof Expression.ColumnReference reference) {
            return column(reference);
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (expression instanceof Expression.Negative negative) {
            return arithmetics.negative(value(negative.operand()));
        } else if (expression instanceof Expression.Call call) {
            return Functions.compile(this, call);
        } else if (expression instanceof Expression.Cast cast) {
            return new CastCompiler(scope).compile(value(cast.operand()), cast.type());
        } else if (expression instanceof Expression.Case choice) {
            return choice(choice);
        } else if (expression instanceof Expression.Unparsed unparsed) {
            throw new UnsupportedPartException("'" + unparsed.sql() + "' is not understood");
        }
        return test(expression);
    }

    private Typed test(Expression expression) {
        if (expression instanceof Comparison comparison) {
            return comparison(comparison.operator(), comparison.left(), comparison.right());
        } else if (expression instanceof Expression.And and) {
            return logic(and.operands(), true);
        } else if (expression instanceof Expression.Or or) {
            return logic(or.operands(), false);
        } else if (expression instanceof Expression.Not not) {
            Typed operand = condition(not.operand());
            return Folding.fold(ValueType.BOOLEAN, Logic.not(operand.code()), operand);
        } else if (expression instanceof Expression.IsNull test) {
            return isNull(value(test.operand()));
        } else if (expression instanceof Expression.IsTruth test) {
            return isTruth(condition(test.operand()), test.truth());
        } else if (expression instanceof Expression.In in) {
            return in(in);
        } else if (expression instanceof Expression.Between between) {
            return between(between);
        } else if (expression instanceof Expression.Match match) {
            return new MatchCompiler(scope).compile(match.operator(), value(match.operand()), value(match.pattern()));
        }
        throw new UnsupportedPartException(expression.getClass().getSimpleName());
    }

    /** Returns the expression as a truth value. */
    Typed condition(Expression expression) {
        Typed value = value(expression);
        if (value.kind() == Kind.BOOLEAN || value.isNull()) {
            return value.as(ValueType.BOOLEAN);
        }
        boolean numbers = scope.has(Feature.BOOLEANS_ARE_NUMBERS);
        if (value.constant() && value.kind() == Kind.UNTYPED && !numbers) {
            return comparisons.literal(value, ValueType.BOOLEAN);
        } else if (!numbers || !value.kind().isNumber() && !value.kind().isText()) {
            throw new UnsupportedPartException("a value of " + value.kind() + " as a condition");
        }
        Code code = value.code();
        return Folding.fold(
                ValueType.BOOLEAN,
                row -> {
                    Object own = code.run(row);
                    return own == null ? null : (Object) isTrue(own);
                },
                value);
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean truth ? truth : !Numbers.isZero(SqliteValues.toNumber(value));
    }

    /** Returns a constant. */
    static Typed literal(@Nullable Object value) {
        if (value instanceof Long whole) {
            boolean fits = whole == (long) (int) (long) whole;
            return Typed.constant(fits ? ValueType.INTEGER : ValueType.LONG, value);
        } else if (value instanceof BigDecimal) {
            return Typed.constant(ValueType.DECIMAL, value);
        } else if (value instanceof Boolean) {
            return Typed.constant(ValueType.BOOLEAN, value);
        }
        return Typed.constant(ValueType.UNTYPED, value);
    }

    private Typed column(Expression.ColumnReference reference) {
        Column column = scope.table()
                .column(reference.column())
                .orElseThrow(() -> new UnsupportedPartException("the column " + reference.column() + " is not there"));
        return ColumnCells.of(scope, column);
    }

    private Typed arithmetic(Expression.Arithmetic arithmetic) {
        if (arithmetic.operator().equals("||") && scope.has(Feature.PIPES_ARE_OR)) {
            return logic(List.of(arithmetic.left(), arithmetic.right()), false);
        }
        return arithmetics.compile(arithmetic.operator(), value(arithmetic.left()), value(arithmetic.right()));
    }

    private Typed comparison(ComparisonOperator operator, Expression left, Expression right) {
        if (scope.has(Feature.DYNAMIC_TYPES)) {
            return new SqliteComparison(scope).compile(operator, operand(left), operand(right));
        }
        return comparisons.compare(operator, value(left), value(right));
    }

    private SqliteComparison.Operand operand(Expression expression) {
        return new SqliteComparison.Operand(value(expression), SqliteValues.affinity(expression, scope));
    }

    private Typed logic(List<Expression> operands, boolean and) {
        List<Code> codes = new ArrayList<>();
        List<Typed> parts = new ArrayList<>();
        for (Expression operand : operands) {
            Typed part = condition(operand);
            parts.add(part);
            codes.add(part.code());
        }
        return Folding.fold(ValueType.BOOLEAN, and ? Logic.and(codes) : Logic.or(codes), parts.toArray(Typed[]::new));
    }

    private static Typed isNull(Typed operand) {
        Code code = operand.code();
        return Folding.fold(ValueType.BOOLEAN, row -> code.run(row) == null, operand);
    }

    private static Typed isTruth(Typed operand, Boolean truth) {
        Code code = operand.code();
        return Folding.fold(ValueType.BOOLEAN, row -> truth.equals(code.run(row)), operand);
    }

    private Typed in(Expression.In in) {
        List<Typed> tests = new ArrayList<>();
        for (Expression value : in.values()) {
            tests.add(comparison(ComparisonOperator.EQUAL, in.operand(), value));
        }
        return Folding.fold(
                ValueType.BOOLEAN, Logic.or(tests.stream().map(Typed::code).toList()), tests.toArray(Typed[]::new));
    }

    private Typed between(Expression.Between between) {
        Typed low = comparison(ComparisonOperator.GREATER_OR_EQUAL, between.operand(), between.low());
        Typed high = comparison(ComparisonOperator.LESS_OR_EQUAL, between.operand(), between.high());
        return Folding.fold(ValueType.BOOLEAN, Logic.and(List.of(low.code(), high.code())), low, high);
    }

    private Typed choice(Expression.Case choice) {
        List<Code> conditions = new ArrayList<>();
        List<Typed> results = new ArrayList<>();
        for (Expression.Case.Branch branch : choice.branches()) {
            conditions.add(condition(branch.condition()).code());
            results.add(value(branch.result()));
        }
        results.add(choice.otherwise() == null ? literal(null) : value(choice.otherwise()));
        Unification unified = Unification.of(scope, results);
        Code[] tests = conditions.toArray(Code[]::new);
        Code[] values = unified.codes();
        return Typed.of(unified.type(), row -> {
            for (int i = 0; i < tests.length; i++) {
                if (Boolean.TRUE.equals(tests[i].run(row))) {
                    return values[i].run(row);
                }
            }
            return values[tests.length].run(row);
        });
    }

    TextEquality equality(Typed a, Typed b) {
        return comparisons.equality(a.type().equality(), b.type().equality());
    }
}

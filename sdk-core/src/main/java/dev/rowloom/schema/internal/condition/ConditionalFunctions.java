package dev.rowloom.schema.internal.condition;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Case;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Or;
import dev.rowloom.schema.ExpressionRules.Feature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COALESCE, NULLIF and the like, which look at nulls or choose. */
final class ConditionalFunctions {

    private ConditionalFunctions() {}

    /** Returns whether the function is short for CASE. */
    static boolean takesConditions(Call call) {
        return switch (call.function()) {
            case "if", "iif", "casewhen", "nvl2" -> call.arguments().size() == 3;
            case "nullif" -> call.arguments().size() == 2;
            case "decode" -> call.arguments().size() >= 3;
            default -> false;
        };
    }

    static Typed compile(ExpressionCompiler compiler, Call call) {
        List<Expression> in = call.arguments();
        return compiler.value(
                switch (call.function()) {
                    case "nvl2" -> choice(new Expression.Not(new Expression.IsNull(in.get(0))), in.get(1), in.get(2));
                    case "nullif" ->
                        choice(
                                new Comparison(ComparisonOperator.EQUAL, in.get(0), in.get(1)),
                                new Literal(null),
                                in.get(0));
                    case "decode" -> decode(in);
                    default -> choice(in.get(0), in.get(1), in.get(2));
                });
    }

    private static Case choice(Expression condition, Expression then, Expression otherwise) {
        return new Case(List.of(new Case.Branch(condition, then)), otherwise);
    }

    // Oracle's DECODE finds null equal to null.
    private static Case decode(List<Expression> in) {
        List<Case.Branch> branches = new ArrayList<>();
        int i = 1;
        for (; i + 1 < in.size(); i += 2) {
            Expression value = in.get(i);
            Expression same = new Comparison(ComparisonOperator.EQUAL, in.get(0), value);
            boolean isNull = value instanceof Literal literal && literal.value() == null;
            Expression bothNull =
                    new Expression.And(List.of(new Expression.IsNull(in.get(0)), new Expression.IsNull(value)));
            Expression condition = isNull
                    ? new Expression.IsNull(in.get(0))
                    : value instanceof Literal ? same : new Or(List.of(same, bothNull));
            branches.add(new Case.Branch(condition, in.get(i + 1)));
        }
        return new Case(branches, i < in.size() ? in.get(i) : null);
    }

    static @Nullable Typed compile(Arguments in) {
        return switch (in.function()) {
            case "num_nulls" -> count(in, true);
            case "num_nonnulls" -> count(in, false);
            case "coalesce" -> coalesce(in.require(1, Integer.MAX_VALUE));
            case "ifnull", "nvl" -> coalesce(in.require(2, 2));
            case "isnull" -> in.require(1, 2).size() == 2 ? coalesce(in) : isNull(in.get(0));
            case "greatest" -> extreme(in.require(1, Integer.MAX_VALUE), 1);
            case "least" -> extreme(in.require(1, Integer.MAX_VALUE), -1);
            case "max" -> in.size() > 1 && in.has(Feature.DYNAMIC_TYPES) ? extreme(in, 1) : null;
            case "min" -> in.size() > 1 && in.has(Feature.DYNAMIC_TYPES) ? extreme(in, -1) : null;
            default -> null;
        };
    }

    private static Typed isNull(Typed operand) {
        Code code = operand.code();
        return Folding.fold(ValueType.BOOLEAN, row -> code.run(row) == null, operand);
    }

    private static Typed count(Arguments in, boolean nulls) {
        Code[] codes = in.values().stream().map(Typed::code).toArray(Code[]::new);
        return Folding.fold(
                ValueType.INTEGER,
                row -> {
                    long count = 0;
                    for (Code code : codes) {
                        count += (code.run(row) == null) == nulls ? 1 : 0;
                    }
                    return count;
                },
                in.values().toArray(Typed[]::new));
    }

    private static Typed coalesce(Arguments in) {
        Unification unified = Unification.of(in.scope(), in.values());
        Code[] values = unified.codes();
        return Folding.fold(
                unified.type(),
                row -> {
                    for (Code code : values) {
                        Object value = code.run(row);
                        if (value != null) {
                            return value;
                        }
                    }
                    return null;
                },
                in.values().toArray(Typed[]::new));
    }

    private static Typed extreme(Arguments in, int sign) {
        Unification unified = Unification.of(in.scope(), in.values());
        Comparisons.Order order = new Comparisons(in.scope()).order(unified.type());
        boolean skips = in.has(Feature.GREATEST_SKIPS_NULL);
        Code[] values = unified.codes();
        return Folding.fold(
                unified.type(),
                row -> {
                    Object best = null;
                    for (Code code : values) {
                        Object value = code.run(row);
                        if (value == null && !skips) {
                            return null;
                        } else if (value != null && (best == null || order.compare(value, best) * sign > 0)) {
                            best = value;
                        }
                    }
                    return best;
                },
                in.values().toArray(Typed[]::new));
    }
}

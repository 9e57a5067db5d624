package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Case;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.internal.domain.NormalForm.Goal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums of conditions compared with a number: {@code num_nonnulls(a, b) = 1}, {@code (a IS NULL) + (b IS NULL) = 1}. */
final class Indicators {

    private static final int MOST_COMBINATIONS = 64;

    private final NormalForm form;
    private final List<Indicator> indicators = new ArrayList<>();
    private long offset;

    /** The conditions under which a term is 1, and 0. */
    private record Indicator(Expression one, Expression zero) {}

    Indicators(NormalForm form) {
        this.form = form;
    }

    /** Returns the comparison of a sum with a number in normal form, or null where it is none. */
    @Nullable
    Expression compared(Comparison comparison) {
        if (comparison.left() instanceof Literal && !(comparison.right() instanceof Literal)) {
            return compared(new Comparison(
                    comparison.operator().mirrored(),
                    /* left= */ comparison.right(),
                    /* right= */ comparison.left()));
        }
        if (!(comparison.right() instanceof Literal literal && literal.value() instanceof Long number)
                || !add(comparison.left())
                || indicators.isEmpty()) {
            return null;
        }
        long count = number - offset;
        return switch (comparison.operator()) {
            case EQUAL -> exactly(count);
            case NOT_EQUAL -> either(atMost(count - 1), atLeast(count + 1));
            case LESS -> atMost(count - 1);
            case LESS_OR_EQUAL -> atMost(count);
            case GREATER -> atLeast(count + 1);
            case GREATER_OR_EQUAL -> atLeast(count);
        };
    }

    private static @Nullable Expression either(@Nullable Expression a, @Nullable Expression b) {
        return a == null || b == null ? null : Formulas.any(a, b);
    }

    /** Adds the terms of a sum, or returns false where one of them is no condition. */
    private boolean add(Expression sum) {
        if (sum instanceof Expression.Arithmetic arithmetic && arithmetic.operator().equals("+")) {
            return add(arithmetic.left()) && add(arithmetic.right());
        } else if (sum instanceof Literal literal && literal.value() instanceof Long number) {
            offset += number;
            return true;
        } else if (sum instanceof Call call && call.function().equals("num_nonnulls")) {
            call.arguments().forEach(argument -> addNullTest(argument, /* counted= */ false));
            return true;
        } else if (sum instanceof Call call && call.function().equals("num_nulls")) {
            call.arguments().forEach(argument -> addNullTest(argument, /* counted= */ true));
            return true;
        } else if (Choices.isCounted(sum)) {
            Expression condition = Formulas.withoutCast(sum);
            indicators.add(new Indicator(form.rewrite(condition, Goal.TRUE), form.rewrite(condition, Goal.FALSE)));
            return true;
        }
        return addCase(sum);
    }

    private void addNullTest(Expression argument, boolean counted) {
        indicators.add(new Indicator(form.nullness(argument, counted), form.nullness(argument, !counted)));
    }

    /** {@code CASE WHEN a IS NULL THEN 0 ELSE 1 END}. */
    private boolean addCase(Expression term) {
        Case choice = term instanceof Case written ? written : conditional(term);
        if (choice == null || choice.branches().size() != 1) {
            return false;
        }
        Case.Branch branch = choice.branches().get(0);
        boolean counts = is(branch.result(), 1) && is(choice.otherwise(), 0);
        boolean countsOthers = is(branch.result(), 0) && is(choice.otherwise(), 1);
        if (!counts && !countsOthers) {
            return false;
        }
        Expression holds = form.rewrite(branch.condition(), Goal.TRUE);
        Expression not = form.rewrite(branch.condition(), Goal.NOT_TRUE);
        indicators.add(counts ? new Indicator(holds, not) : new Indicator(/* one= */ not, /* zero= */ holds));
        return true;
    }

    private static @Nullable Case conditional(Expression term) {
        return term instanceof Call call
                        && (call.function().equals("if") || call.function().equals("iif"))
                        && call.arguments().size() == 3
                ? new Case(
                        List.of(new Case.Branch(
                                call.arguments().get(0), call.arguments().get(1))),
                        call.arguments().get(2))
                : null;
    }

    private static boolean is(@Nullable Expression result, long number) {
        return result instanceof Literal literal && Long.valueOf(number).equals(literal.value());
    }

    private @Nullable Expression atLeast(long count) {
        return combinations(count, /* exactly= */ false, /* ones= */ true);
    }

    /** At most so many are 1 where at least the others are 0. */
    private @Nullable Expression atMost(long count) {
        return combinations(indicators.size() - count, /* exactly= */ false, /* ones= */ false);
    }

    private @Nullable Expression exactly(long count) {
        return combinations(count, /* exactly= */ true, /* ones= */ true);
    }

    private @Nullable Expression combinations(long count, boolean exactly, boolean ones) {
        if (count < 0 || count > indicators.size()) {
            return Formulas.constant(count < 0 && !exactly);
        } else if (count == 0 && !exactly) {
            return Formulas.TRUE;
        }
        List<List<Integer>> chosen = new ArrayList<>();
        if (!choose((int) count, 0, new ArrayList<>(), chosen)) {
            return null;
        }
        return Formulas.any(chosen.stream()
                .map(combination -> combination(combination, exactly, ones))
                .toList());
    }

    private Expression combination(List<Integer> chosen, boolean exactly, boolean ones) {
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            if (chosen.contains(i)) {
                parts.add(ones ? indicator.one() : indicator.zero());
            } else if (exactly) {
                parts.add(ones ? indicator.zero() : indicator.one());
            }
        }
        return Formulas.all(parts);
    }

    private boolean choose(int count, int from, List<Integer> chosen, List<List<Integer>> into) {
        if (chosen.size() == count) {
            into.add(List.copyOf(chosen));
            return into.size() <= MOST_COMBINATIONS;
        }
        for (int i = from; i < indicators.size(); i++) {
            chosen.add(i);
            boolean few = choose(count, i + 1, chosen, into);
            chosen.remove(chosen.size() - 1);
            if (!few) {
                return false;
            }
        }
        return true;
    }
}

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
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that depend on conditions: CASE, COALESCE, IF, and conditions counted as numbers. */
final class Choices {

    /** Functions that return the first argument that is not null. */
    static final Set<String> COALESCING = Set.of("coalesce", "ifnull", "nvl");

    private static final Set<String> CONDITIONAL = Set.of("if", "iif");

    private static final Set<String> STRICT = Set.of(
            "lower",
            "upper",
            "trim",
            "btrim",
            "ltrim",
            "rtrim",
            "length",
            "char_length",
            "character_length",
            "octet_length",
            "len",
            "abs",
            "round",
            "ceil",
            "ceiling",
            "floor",
            "substr",
            "substring",
            "left",
            "right",
            "date_trunc",
            "extract",
            "year",
            "month",
            "day",
            "jsonb_typeof",
            "json_typeof");

    private final NormalForm form;

    /**
     * One of the values, and when it is that one.
     *
     * @param condition in normal form
     */
    record Choice(Expression condition, Expression result) {}

    Choices(NormalForm form) {
        this.form = form;
    }

    /** Returns whether a value is null exactly where one of its parts is. */
    static boolean isStrict(Expression e) {
        return e instanceof Expression.Negative
                || e instanceof Expression.Arithmetic arithmetic
                        && !arithmetic.operator().equals("||")
                || e instanceof Call call && STRICT.contains(call.function());
    }

    /** Returns the first part of a value that depends on conditions, or null. */
    @Nullable
    Expression find(Expression value) {
        if (isChoice(value)) {
            return value;
        }
        return value.children()
                .map(this::find)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static boolean isChoice(Expression e) {
        if (e instanceof Call call) {
            int arguments = call.arguments().size();
            return COALESCING.contains(call.function()) && arguments >= 2
                    || isConditional(call)
                    || call.function().equals("isnull") && arguments == 2
                    || call.function().equals("nullif") && arguments == 2
                    || call.function().equals("nvl2") && arguments == 3;
        }
        return e instanceof Case || isCounted(e);
    }

    private static boolean isConditional(Call call) {
        return CONDITIONAL.contains(call.function()) && call.arguments().size() == 3;
    }

    /** Returns whether a condition stands where a number is wanted, with or without a cast. */
    static boolean isCounted(Expression e) {
        return NormalForm.isPredicate(Formulas.withoutCast(e))
                && (NormalForm.isPredicate(e)
                        || e instanceof Expression.Cast cast
                                && isNumber(cast.type().toLowerCase(Locale.ROOT)));
    }

    private static boolean isNumber(String type) {
        return type.startsWith("int")
                || type.startsWith("small")
                || type.startsWith("big")
                || type.startsWith("num")
                || type.startsWith("signed")
                || type.startsWith("unsigned")
                || type.startsWith("bit")
                || type.startsWith("tinyint");
    }

    /** Returns the values that an expression may have, or null where it does not depend on conditions. */
    @Nullable
    List<Choice> of(Expression e) {
        if (e instanceof Case choice) {
            return cases(choice);
        } else if (e instanceof Call call && isChoice(e)) {
            return call(call);
        } else if (isCounted(e)) {
            Expression condition = Formulas.withoutCast(e);
            Expression unknown =
                    Formulas.all(form.rewrite(condition, Goal.NOT_TRUE), form.rewrite(condition, Goal.NOT_FALSE));
            return List.of(
                    new Choice(form.rewrite(condition, Goal.TRUE), new Literal(1L)),
                    new Choice(form.rewrite(condition, Goal.FALSE), new Literal(0L)),
                    new Choice(unknown, new Literal(null)));
        }
        return null;
    }

    private List<Choice> cases(Case choice) {
        List<Choice> choices = new ArrayList<>();
        Expression before = Formulas.TRUE;
        for (Case.Branch branch : choice.branches()) {
            choices.add(new Choice(Formulas.all(before, form.rewrite(branch.condition(), Goal.TRUE)), branch.result()));
            before = Formulas.all(before, form.rewrite(branch.condition(), Goal.NOT_TRUE));
        }
        Expression otherwise = choice.otherwise();
        choices.add(new Choice(before, otherwise == null ? new Literal(null) : otherwise));
        return choices;
    }

    private List<Choice> call(Call call) {
        List<Expression> arguments = call.arguments();
        if (isConditional(call)) {
            return cases(new Case(List.of(new Case.Branch(arguments.get(0), arguments.get(1))), arguments.get(2)));
        } else if (call.function().equals("nullif")) {
            Expression same = new Comparison(ComparisonOperator.EQUAL, arguments.get(0), arguments.get(1));
            return cases(new Case(List.of(new Case.Branch(same, new Literal(null))), arguments.get(0)));
        } else if (call.function().equals("nvl2")) {
            Expression isNull = new Expression.IsNull(arguments.get(0));
            return cases(new Case(List.of(new Case.Branch(isNull, arguments.get(2))), arguments.get(1)));
        }
        return coalesced(arguments);
    }

    private List<Choice> coalesced(List<Expression> arguments) {
        List<Choice> choices = new ArrayList<>();
        Expression before = Formulas.TRUE;
        for (Expression argument : arguments.subList(0, arguments.size() - 1)) {
            choices.add(new Choice(Formulas.all(before, form.nullness(argument, /* isNull= */ false)), argument));
            before = Formulas.all(before, form.nullness(argument, /* isNull= */ true));
        }
        choices.add(new Choice(before, arguments.get(arguments.size() - 1)));
        return choices;
    }
}

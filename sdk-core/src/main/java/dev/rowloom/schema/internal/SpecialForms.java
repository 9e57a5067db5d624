package dev.rowloom.schema.internal;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Cast;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Not;
import dev.rowloom.schema.Expression.Unparsed;
import dev.rowloom.schema.ExpressionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.IntervalQualifier;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** Translates the rarer forms, most of them to calls. */
final class SpecialForms {

    /** Stands ahead of the names of functions that {@link SpecialRewriters} changed. */
    static final String PREFIX = "rowloom_";

    /** What {@link Rewriters} puts in place of ANY and ALL of an array. */
    static final String ANY = "rowloom_any";

    static final String ALL = "rowloom_all";

    /** What {@link SpecialRewriters} puts around the right side of an operator that the grammar lacks. */
    static final String OR_EQUAL = "rowloom_or_equal";

    /** What stands in front of a condition that the grammar lacks, in a list of one text. */
    static final String MARK = "rowloom: ";

    /** Operators that are calls in our form. */
    private static final Set<String> CALLS =
            Set.of("@>", "<@", "?", "?|", "?&", "&&", "&", "|", "#", "<<", ">>", "->", "->>", "#>", "#>>");

    /** Functions whose first argument is a word. */
    private static final Set<String> FIELD_FIRST = Set.of(
            "dateadd",
            "datediff",
            "datediff_big",
            "datepart",
            "datename",
            "datetrunc",
            "timestampadd",
            "timestampdiff");

    private final ExpressionTranslator translator;
    private final Dialect dialect;

    SpecialForms(ExpressionTranslator translator, Dialect dialect) {
        this.translator = translator;
        this.dialect = dialect;
    }

    /** Returns our form, or null where it is none of these. */
    @Nullable
    Expression translate(net.sf.jsqlparser.expression.Expression parsed) {
        if (parsed instanceof ArrayConstructor array) {
            return new Call("array", translator.all(array.getExpressions()));
        } else if (parsed instanceof JsonExpression json) {
            return json(json);
        } else if (parsed instanceof TimezoneExpression zoned) {
            Expression value = translator.translate(zoned.getLeftExpression());
            for (net.sf.jsqlparser.expression.Expression zone : zoned.getTimezoneExpressions()) {
                value = new Call("timezone", List.of(translator.translate(zone), value));
            }
            return value;
        } else if (parsed instanceof IntervalExpression interval) {
            return interval(interval);
        } else if (parsed instanceof CollateExpression collated) {
            return collated(collated);
        } else if (parsed instanceof TranscodingFunction converted) {
            return converted(converted);
        }
        return null;
    }

    private Expression json(JsonExpression json) {
        Expression value = translator.translate(json.getExpression());
        for (Map.Entry<net.sf.jsqlparser.expression.Expression, String> step : json.getIdentList()) {
            value = new Call(step.getValue(), List.of(value, translator.translate(step.getKey())));
        }
        return value;
    }

    // INTERVAL '1 day', INTERVAL 1 DAY, INTERVAL '1' DAY, INTERVAL (a + 1) DAY
    private Expression interval(IntervalExpression interval) {
        IntervalQualifier qualifier = interval.getIntervalQualifier();
        String unit = qualifier == null ? "" : qualifier.getLeadingField();
        if (qualifier != null && qualifier.getTrailingField() != null || unit == null || unit.contains(" ")) {
            return new Unparsed(interval.toString());
        }
        String name = unit.toLowerCase(Locale.ROOT);
        if (interval.getParameter() != null) {
            String text = interval.getParameter().replace("'", "") + " " + name;
            return new Cast(new Literal(text.strip()), "interval");
        }
        Expression amount = translator.translate(interval.getExpression());
        return new Call("interval", List.of(amount, new Literal(name)));
    }

    // PostgreSQL's and Oracle's collations sort; whether texts are equal they leave as it is.
    private Expression collated(CollateExpression collated) {
        Expression operand = translator.translate(collated.getLeftExpression());
        boolean sortsOnly = dialect.expressionRules().textEquality().equals(dev.rowloom.schema.TextEquality.EXACT)
                && !dialect.expressionRules().has(ExpressionRules.Feature.DYNAMIC_TYPES);
        String name = collated.getCollate().replaceAll("[\"`\\[\\]]", "");
        return sortsOnly ? operand : new Call("collate", List.of(operand, new Literal(name.toLowerCase(Locale.ROOT))));
    }

    private Expression converted(TranscodingFunction converted) {
        Expression operand = translator.translate(converted.getExpression());
        return converted.getColDataType() == null
                ? operand
                : new Cast(operand, ExpressionTranslator.typeName(converted.getColDataType()));
    }

    /** Returns our form of an operator, or null where it is none of these. */
    @Nullable
    Expression binary(BinaryExpression parsed, String operator) {
        if (parsed instanceof XorExpression) {
            return new Comparison(
                    ComparisonOperator.NOT_EQUAL,
                    new Not(translator.translate(parsed.getLeftExpression())),
                    new Not(translator.translate(parsed.getRightExpression())));
        } else if (operator.equalsIgnoreCase("DIV")) {
            return call("div", parsed);
        } else if (operator.equals("^")) {
            boolean power = !dialect.expressionRules().has(ExpressionRules.Feature.BOOLEANS_ARE_NUMBERS);
            return call(power ? "power" : "#", parsed);
        }
        boolean orEqual = (operator.equals("<<") || operator.equals(">>"))
                && parsed.getRightExpression() instanceof Function function
                && OR_EQUAL.equals(function.getName());
        if (orEqual) {
            Expression right = ((Call) translator.translate(parsed.getRightExpression()))
                    .arguments()
                    .get(0);
            return new Call(operator + "=", List.of(translator.translate(parsed.getLeftExpression()), right));
        }
        return CALLS.contains(operator) ? call(operator, parsed) : null;
    }

    private Expression call(String name, BinaryExpression parsed) {
        return new Call(
                name,
                List.of(
                        translator.translate(parsed.getLeftExpression()),
                        translator.translate(parsed.getRightExpression())));
    }

    /** Returns the arguments of a function whose syntax is not the usual one, or null where it is. */
    @Nullable
    List<Expression> arguments(String name, Function function) {
        NamedExpressionList<?> named = function.getNamedParameters();
        if (named != null) {
            boolean known = named.getNames().stream()
                    .allMatch(word ->
                            word.isEmpty() || Set.of("FROM", "FOR", "IN").contains(word.toUpperCase(Locale.ROOT)));
            return known ? translator.all(named) : null;
        }
        ExpressionList<?> plain = function.getParameters();
        if (plain == null || plain.isEmpty()) {
            return null;
        } else if (name.equals("position") && plain.get(0) instanceof InExpression in) {
            return List.of(translator.translate(in.getLeftExpression()), translator.translate(in.getRightExpression()));
        } else if (FIELD_FIRST.contains(name) && plain.size() > 1 && isWord(plain.get(0))) {
            List<Expression> arguments = new ArrayList<>(translator.all(plain));
            String field = plain.get(0).toString().replace("\"", "").toLowerCase(Locale.ROOT);
            arguments.set(0, new Literal(field));
            return arguments;
        }
        return null;
    }

    private static boolean isWord(net.sf.jsqlparser.expression.Expression first) {
        return first instanceof Column || first instanceof DateUnitExpression;
    }

    /** Returns a condition that {@link Rewriters} marked, or null. */
    @Nullable
    Expression marked(InExpression in, List<Expression> values) {
        boolean isMarked = values.size() == 1
                && values.get(0) instanceof Literal literal
                && literal.value() instanceof String text
                && text.startsWith(MARK);
        if (!isMarked) {
            return null;
        }
        String text = String.valueOf(((Literal) values.get(0)).value());
        Expression operand = translator.translate(in.getLeftExpression());
        Call test = new Call("is_json", List.of(operand, new Literal(text.substring(MARK.length()))));
        return ExpressionTranslator.negated(in.isNot(), test);
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Match;
import dev.rowloom.schema.ExpressionRules.Feature;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import org.jspecify.annotations.Nullable;

/** Translates tests against patterns. In our form a backslash escapes in LIKE and SIMILAR TO, whatever the dialect. */
final class Patterns {

    private static final char BACKSLASH = '\\';

    private Patterns() {}

    /** Returns the test, or null where the expression is none. */
    static @Nullable Expression translate(BinaryExpression parsed, ExpressionTranslator translator, Dialect dialect) {
        String operator;
        boolean not;
        net.sf.jsqlparser.expression.Expression escape = null;
        if (parsed instanceof LikeExpression like) {
            operator = operator(like);
            not = like.isNot();
            escape = like.getEscape();
        } else if (parsed instanceof SimilarToExpression similar) {
            operator = "similar";
            not = similar.isNot();
            escape = similar.getEscape() == null ? null : new StringValue(similar.getEscape());
        } else if (parsed instanceof RegExpMatchOperator regexp) {
            String symbol = regexp.getStringExpression();
            operator = symbol.endsWith("*") ? "iregexp" : "regexp";
            not = symbol.startsWith("!");
        } else {
            return null;
        }
        Expression left = translator.translate(parsed.getLeftExpression());
        Expression right = translator.translate(parsed.getRightExpression());
        Expression test = operator == null ? null : test(operator, left, right, escape, dialect);
        return test == null ? new Expression.Unparsed(parsed.toString()) : ExpressionTranslator.negated(not, test);
    }

    private static @Nullable Expression test(
            String operator,
            Expression left,
            Expression right,
            net.sf.jsqlparser.expression.@Nullable Expression escape,
            Dialect dialect) {
        Character character = operator.endsWith("regexp")
                ? (Character) BACKSLASH
                : escape(escape, operator.equals("similar"), dialect);
        if (character == null) {
            return null;
        }
        return Quantifiers.isQuantifier(right)
                ? Quantifiers.test("", left, right, each -> match(operator, left, each, character))
                : match(operator, left, right, character);
    }

    private static Expression match(String operator, Expression left, Expression pattern, char escape) {
        if (escape == BACKSLASH) {
            return new Match(operator, left, pattern);
        } else if (pattern instanceof Literal literal && literal.value() instanceof String text) {
            return new Match(operator, left, new Literal(escaped(text, escape)));
        } else if (escape == 0) {
            Literal backslash = new Literal("\\");
            return new Match(operator, left, new Call("replace", List.of(pattern, backslash, new Literal("\\\\"))));
        }
        return new Expression.Unparsed("a pattern that is no constant, with ESCAPE '" + escape + "'");
    }

    private static @Nullable String operator(LikeExpression like) {
        return switch (like.getLikeKeyWord()) {
            case LIKE -> "like";
            case ILIKE -> "ilike";
            case RLIKE, REGEXP, REGEXP_LIKE -> "regexp";
            case SIMILAR_TO -> "similar";
            default -> null;
        };
    }

    // the character that escapes, 0 where none does; null where it is no constant
    private static @Nullable Character escape(
            net.sf.jsqlparser.expression.@Nullable Expression escape, boolean similar, Dialect dialect) {
        if (escape == null) {
            boolean backslash = similar || dialect.expressionRules().has(Feature.LIKE_BACKSLASH);
            return backslash ? BACKSLASH : (char) 0;
        } else if (escape instanceof StringValue text) {
            String character = Quotes.undouble(text.getValue(), '\'');
            return character.isEmpty()
                    ? (Character) (char) 0
                    : character.length() == 1 || character.equals("\\\\") ? (Character) character.charAt(0) : null;
        }
        return null;
    }

    private static String escaped(String pattern, char escape) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == escape && escape != 0 && i + 1 < pattern.length()) {
                out.append(BACKSLASH).append(pattern.charAt(++i));
            } else {
                out.append(c == BACKSLASH ? "\\\\" : String.valueOf(c));
            }
        }
        return out.toString();
    }
}

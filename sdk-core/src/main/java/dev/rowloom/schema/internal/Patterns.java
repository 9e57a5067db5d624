package dev.rowloom.schema.internal;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Match;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import org.jspecify.annotations.Nullable;

/** Translates tests against patterns. */
final class Patterns {

    private Patterns() {}

    /** Returns the test, or null where the expression is none. */
    static @Nullable Expression translate(BinaryExpression parsed, ExpressionTranslator translator) {
        String operator;
        boolean not;
        if (parsed instanceof LikeExpression like) {
            operator = like.getEscape() == null || isBackslash(like) ? operator(like) : null;
            not = like.isNot();
        } else if (parsed instanceof SimilarToExpression similar) {
            operator = similar.getEscape() == null ? "similar" : null;
            not = similar.isNot();
        } else if (parsed instanceof RegExpMatchOperator regexp) {
            String symbol = regexp.getStringExpression();
            operator = symbol.endsWith("*") ? "iregexp" : "regexp";
            not = symbol.startsWith("!");
        } else {
            return null;
        }
        if (operator == null) {
            return new Expression.Unparsed(parsed.toString());
        }
        Match match = new Match(
                operator,
                translator.translate(parsed.getLeftExpression()),
                translator.translate(parsed.getRightExpression()));
        return ExpressionTranslator.negated(not, match);
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

    // A backslash is the escape character in any case.
    private static boolean isBackslash(LikeExpression like) {
        return like.getEscape() instanceof StringValue text && text.getValue().equals("\\");
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions and values by way of JSqlParser, but the simplest.
 *
 * <p>Where it refuses a condition, the parts between AND and OR are read one by one, so that only what is odd stays
 * {@link Expression.Unparsed}.
 */
final class ExpressionReader {

    /** More tokens at once would nest the parser's and our recursion too deeply. */
    private static final int LONGEST = 1000;

    /** How often a condition is taken apart within its parts. */
    private static final int DEEPEST = 40;

    private final SqlParser parser;
    private final RowScope scope;
    private final SqlFunctions functions;

    ExpressionReader(SqlParser parser, RowScope scope, SqlFunctions functions) {
        this.parser = parser;
        this.scope = scope;
        this.functions = functions;
    }

    /** Returns the expression of the tokens. */
    Expression read(List<Token> tokens) {
        List<Token> rewritten = new Rewriters.ColumnNames(scope.names(), name -> scope.column(name) != null)
                .apply(functions.inline(tokens));
        for (Rewriter rewriter : Rewriters.ALL) {
            rewritten = rewriter.apply(rewritten);
        }
        return parsed(rewritten, 0);
    }

    private Expression parsed(List<Token> tokens, int depth) {
        List<Token> inner = KeyParts.stripParentheses(tokens);
        String sql = Tokens.sql(inner);
        if (depth > DEEPEST) {
            return new Expression.Unparsed(sql);
        } else if (inner.size() > LONGEST) {
            return inParts(inner, sql, depth);
        }
        Expression simple = SimpleConditions.read(inner, scope);
        if (simple != null) {
            return simple;
        }
        try {
            return new ExpressionTranslator(scope).translate(parser.expression(sql));
        } catch (SqlParser.RefusedException e) {
            return inParts(inner, sql, depth);
        }
    }

    private Expression inParts(List<Token> tokens, String sql, int depth) {
        List<List<Token>> alternatives = split(tokens, "OR");
        if (alternatives.size() > 1) {
            return new Expression.Or(all(alternatives, depth));
        }
        List<List<Token>> conditions = split(tokens, "AND");
        if (conditions.size() > 1) {
            return new Expression.And(all(conditions, depth));
        }
        if (tokens.size() > 1 && tokens.get(0).isWord("NOT")) {
            return new Expression.Not(parsed(tokens.subList(1, tokens.size()), depth + 1));
        }
        return new Expression.Unparsed(sql);
    }

    private List<Expression> all(List<List<Token>> parts, int depth) {
        return parts.stream().map(part -> parsed(part, depth + 1)).toList();
    }

    // The AND of BETWEEN and whatever stands inside CASE or parentheses separates nothing.
    private static List<List<Token>> split(List<Token> tokens, String word) {
        List<List<Token>> parts = new ArrayList<>();
        int depth = 0;
        int between = 0;
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += Tokens.depthChange(token) + (token.isWord("CASE") ? 1 : token.isWord("END") ? -1 : 0);
            if (depth != 0) {
                continue;
            }
            if (token.isWord("BETWEEN")) {
                between++;
            } else if (token.isWord("AND") && between > 0) {
                between--;
            } else if (token.isWord(word) && i > start && i + 1 < tokens.size()) {
                parts.add(tokens.subList(start, i));
                start = i + 1;
            }
        }
        parts.add(tokens.subList(start, tokens.size()));
        return parts;
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.ComparisonOperator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the conditions that most CHECKs are made of, just as by way of the parser: columns, numbers and texts compared, between
 * others, in lists, null or not, one AND the other. Where no CHECK is any more than that, the parser, whose classes take longer to
 * load than all else of a schema to read, is not needed.
 */
final class SimpleConditions {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");

    private final RowScope scope;
    private final List<Token> tokens;
    private int at;

    private SimpleConditions(RowScope scope, List<Token> tokens) {
        this.scope = scope;
        this.tokens = tokens;
    }

    /** Returns the condition, or null where it is more than that. */
    static @Nullable Expression read(List<Token> tokens, RowScope scope) {
        return new SimpleConditions(scope, tokens).conditions();
    }

    private @Nullable Expression conditions() {
        List<Expression> found = new ArrayList<>();
        do {
            Expression next = condition();
            if (next == null) {
                return null;
            }
            found.add(next);
        } while (skip("AND"));
        return at < tokens.size() ? null : found.size() == 1 ? found.get(0) : new Expression.And(found);
    }

    private @Nullable Expression condition() {
        Expression left = operand();
        if (left == null || at >= tokens.size()) {
            return null;
        } else if (skip("IS")) {
            boolean not = skip("NOT");
            return skip("NULL") ? ExpressionTranslator.negated(not, new Expression.IsNull(left)) : null;
        } else if (skip("BETWEEN")) {
            Expression low = operand();
            Expression high = low != null && skip("AND") ? operand() : null;
            return low == null || high == null ? null : new Expression.Between(left, low, high);
        } else if (skip("IN")) {
            return in(left);
        }
        ComparisonOperator operator = operator();
        Expression right = operator == null ? null : operand();
        return operator == null || right == null ? null : new Expression.Comparison(operator, left, right);
    }

    private @Nullable Expression in(Expression left) {
        List<Expression> values = new ArrayList<>();
        String before = "(";
        while (symbol(before)) {
            Expression value = operand();
            if (!(value instanceof Expression.Literal)) {
                return null;
            }
            values.add(value);
            before = ",";
        }
        return !values.isEmpty() && left instanceof Expression.ColumnReference && symbol(")")
                ? new Expression.In(left, values)
                : null;
    }

    private @Nullable ComparisonOperator operator() {
        Token token = at < tokens.size() ? tokens.get(at) : null;
        for (ComparisonOperator known : ComparisonOperator.values()) {
            if (token != null && token.isSymbol(known.symbol())) {
                at++;
                return known;
            }
        }
        return null;
    }

    private @Nullable Expression operand() {
        Token token = at < tokens.size() ? tokens.get(at++) : null;
        if (token == null) {
            return null;
        }
        return switch (token.kind()) {
            case NUMBER -> NUMBER.matcher(token.text()).matches() ? number(token.text()) : null;
            case TEXT -> isPlain(token.text()) ? new Expression.Literal(token.text()) : null;
            case NAME, WORD -> column(token);
            default -> null;
        };
    }

    /** Returns whether a text is neither escaped nor the mark of a form that was rewritten. */
    private static boolean isPlain(String text) {
        return text.indexOf('\\') < 0 && !text.startsWith(SpecialForms.MARK);
    }

    private static Expression number(String text) {
        BigDecimal value = new BigDecimal(text);
        return value.scale() <= 0 ? new Expression.Literal(value.longValueExact()) : new Expression.Literal(value);
    }

    private @Nullable Expression column(Token token) {
        boolean quoted = token.kind() == Token.Kind.NAME;
        Column column =
                scope.column(quoted ? token.text() : scope.names().dialect().foldIdentifier(token.text()));
        return column == null ? null : new Expression.ColumnReference(column.name());
    }

    private boolean skip(String word) {
        boolean there = at < tokens.size() && tokens.get(at).isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    private boolean symbol(String symbol) {
        boolean there = at < tokens.size() && tokens.get(at).isSymbol(symbol);
        at += there ? 1 : 0;
        return there;
    }
}

package dev.rowloom.schema;

import dev.rowloom.schema.Expression.And;
import dev.rowloom.schema.Expression.Arithmetic;
import dev.rowloom.schema.Expression.Between;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Case;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.In;
import dev.rowloom.schema.Expression.IsNull;
import dev.rowloom.schema.Expression.IsTruth;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Match;
import dev.rowloom.schema.Expression.Negative;
import dev.rowloom.schema.Expression.Not;
import dev.rowloom.schema.Expression.Or;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes conditions for H2, as far as they mean the same there as in the dialect they come from. */
final class H2Expressions {

    /** Functions of one name and meaning in all products. */
    private static final Set<String> SAME = Set.of(
            "lower",
            "upper",
            "trim",
            "ltrim",
            "rtrim",
            "char_length",
            "character_length",
            "abs",
            "coalesce",
            "nullif",
            "round",
            "floor",
            "ceil",
            "ceiling",
            "mod",
            "replace");

    private final Dialect dialect;

    H2Expressions(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Returns the condition, or empty where a part of it may mean something else, or nothing, in H2. */
    Optional<String> write(Expression condition) {
        try {
            return Optional.of(text(condition));
        } catch (UnwritableException e) {
            return Optional.empty();
        }
    }

    private static final class UnwritableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private String text(Expression e) {
        if (e instanceof Literal literal) {
            return literal(literal);
        } else if (e instanceof ColumnReference column) {
            return '"' + column.column().replace("\"", "\"\"") + '"';
        } else if (e instanceof Comparison c) {
            return "(" + text(c.left()) + " " + c.operator().symbol() + " " + text(c.right()) + ")";
        } else if (e instanceof And and) {
            return joined(and.operands(), " AND ");
        } else if (e instanceof Or or) {
            return joined(or.operands(), " OR ");
        } else if (e instanceof Not not) {
            return "(NOT " + text(not.operand()) + ")";
        } else if (e instanceof IsNull test) {
            return "(" + text(test.operand()) + " IS NULL)";
        } else if (e instanceof IsTruth test) {
            return "(" + text(test.operand()) + " IS " + (test.truth() ? "TRUE" : "FALSE") + ")";
        } else if (e instanceof In in) {
            return "(" + text(in.operand()) + " IN " + joined(in.values(), ", ") + ")";
        } else if (e instanceof Between b) {
            return "(" + text(b.operand()) + " BETWEEN " + text(b.low()) + " AND " + text(b.high()) + ")";
        }
        return computed(e);
    }

    private String computed(Expression e) {
        if (e instanceof Arithmetic a && isSame(a.operator())) {
            return "(" + text(a.left()) + " " + a.operator() + " " + text(a.right()) + ")";
        } else if (e instanceof Negative n) {
            return "(-" + text(n.operand()) + ")";
        } else if (e instanceof Call call && SAME.contains(call.function())) {
            return call.function() + joined(call.arguments(), ", ");
        } else if (e instanceof Match m && m.operator().equals("like") && isExact()) {
            return "(" + text(m.operand()) + " LIKE " + text(m.pattern()) + ")";
        } else if (e instanceof Case c) {
            String branches = c.branches().stream()
                    .map(it -> " WHEN " + text(it.condition()) + " THEN " + text(it.result()))
                    .collect(Collectors.joining());
            return "(CASE" + branches + (c.otherwise() == null ? "" : " ELSE " + text(c.otherwise())) + " END)";
        }
        throw new UnwritableException();
    }

    /** Whether letter case counts where texts are compared. */
    private boolean isExact() {
        return dialect.name().equals("postgresql") || dialect.name().equals("h2");
    }

    /** Division of whole numbers and joining by bars are not the same everywhere. */
    private boolean isSame(String operator) {
        return Set.of("+", "-", "*").contains(operator)
                || isExact() && Set.of("/", "%", "||").contains(operator);
    }

    private String joined(List<Expression> parts, String between) {
        return parts.stream().map(this::text).collect(Collectors.joining(between, "(", ")"));
    }

    private static String literal(Literal literal) {
        Object value = literal.value();
        if (value instanceof String text) {
            return '\'' + text.replace("'", "''") + '\'';
        }
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : String.valueOf(value).toUpperCase(Locale.ROOT);
    }
}

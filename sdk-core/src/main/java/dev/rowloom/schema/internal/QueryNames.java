package dev.rowloom.schema.internal;

import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Reads names as the parser gives them back: in double quotes where they had any.
 *
 * @param names how names are stored
 */
record QueryNames(Names names) {

    /** Returns the name as the database stores it. */
    String of(String written) {
        int last = written.length() - 1;
        char first = written.charAt(0);
        return last > 0 && (first == '"' || first == '\'') && written.charAt(last) == first
                ? Quotes.undouble(written.substring(1, last), first)
                : names.dialect().foldIdentifier(written);
    }

    /** Returns the schema of a table, or null. */
    @Nullable
    String schema(Table table) {
        String schema = table.getSchemaName();
        return schema == null || schema.isEmpty() ? null : of(schema);
    }

    /** Returns the name that an expression suggests for its column, as PostgreSQL has it; empty where it suggests none. */
    String hint(Expression expression) {
        if (expression instanceof Column column) {
            return of(column.getColumnName());
        } else if (expression instanceof Function function) {
            return last(function.getMultipartName());
        } else if (expression instanceof AnalyticExpression function) {
            return function.getName().toLowerCase(Locale.ROOT);
        } else if (expression instanceof CastExpression cast) {
            String inner = hint(cast.getLeftExpression());
            return inner.isEmpty() && cast.getColDataType() != null
                    ? typeHint(cast.getColDataType().getDataType())
                    : inner;
        } else if (expression instanceof CaseExpression choice) {
            String otherwise = choice.getElseExpression() instanceof Column column ? of(column.getColumnName()) : "";
            return otherwise.isEmpty() ? "case" : otherwise;
        } else if (expression instanceof ParenthesedSelect inner && inner.getSelect() instanceof PlainSelect select) {
            SelectItem<?> item = select.getSelectItem(0);
            return item.getAlias() == null
                    ? hint(item.getExpression())
                    : of(item.getAlias().getName());
        }
        return keyword(expression);
    }

    private static String keyword(Expression expression) {
        if (expression instanceof TimeKeyExpression clock) {
            return clock.getStringValue().replace("()", "").toLowerCase(Locale.ROOT);
        } else if (expression instanceof ExtractExpression) {
            return "extract";
        } else if (expression instanceof TrimFunction) {
            return "btrim";
        }
        return expression instanceof ExistsExpression ? "exists" : "";
    }

    private String last(List<String> parts) {
        return of(parts.get(parts.size() - 1));
    }

    // The catalogue's own name of the type.
    private static String typeHint(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "int", "integer" -> "int4";
            case "bigint" -> "int8";
            case "smallint" -> "int2";
            case "boolean" -> "bool";
            case "character varying" -> "varchar";
            case "character", "char" -> "bpchar";
            case "decimal" -> "numeric";
            case "double precision" -> "float8";
            case "real" -> "float4";
            case "timestamp with time zone" -> "timestamptz";
            case "timestamp without time zone" -> "timestamp";
            default -> name;
        };
    }

    /** Returns the text of an expression that is one written out, or null. */
    static @Nullable String literal(Expression expression) {
        return expression instanceof StringValue text ? text.getNotExcapedValue() : null;
    }
}

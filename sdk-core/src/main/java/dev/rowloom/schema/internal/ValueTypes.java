package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.DateType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;
import dev.rowloom.schema.ExpressionRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import org.jspecify.annotations.Nullable;

/** Tells the types of a query's expressions; null where it can't. */
final class ValueTypes {

    private static final IntegerType INT = IntegerType.signed(32);

    private final ResultTypes types;
    private final QueryReader reader;
    private final FunctionResults functions;
    private final ExpressionRules rules;

    ValueTypes(ResultTypes types, QueryReader reader) {
        this.types = types;
        this.reader = reader;
        this.functions = new FunctionResults(types);
        this.rules = types.reading().names().dialect().expressionRules();
    }

    /** Returns the column that an expression names, or null. */
    @Nullable
    QueryColumn column(Column column, QueryScope scope) {
        String qualifier = column.getTable() == null || column.getTable().getName() == null
                ? null
                : reader.written().of(column.getTable().getName());
        return scope.column(qualifier, reader.written().of(column.getColumnName()));
    }

    /** Returns what is known of an expression's values. */
    @Nullable
    QueryValue of(@Nullable Expression expression, QueryScope scope) {
        if (expression instanceof ParenthesedExpressionList<?> list) {
            return list.size() == 1 ? of(list.get(0), scope) : null;
        } else if (expression instanceof Column column) {
            return named(column, scope);
        } else if (expression instanceof Function function) {
            return functions.of(name(function), arguments(function.getParameters(), scope), parameters(function));
        } else if (expression instanceof AnalyticExpression function) {
            return window(function, scope);
        } else if (expression instanceof CastExpression cast) {
            QueryValue inner = of(cast.getLeftExpression(), scope);
            return cast(cast.getColDataType(), inner);
        } else if (expression instanceof CaseExpression choice) {
            return choice(choice, scope);
        } else if (expression instanceof ParenthesedSelect select) {
            return scalar(select, scope);
        } else if (expression instanceof BinaryExpression binary) {
            return binary(binary, scope);
        }
        QueryValue literal = literal(expression);
        return literal != null ? literal : form(expression, scope);
    }

    private @Nullable QueryValue named(Column column, QueryScope scope) {
        QueryColumn found = column(column, scope);
        if (found != null) {
            return found.value();
        }
        String name = column.getColumnName();
        if (column.getTable() != null && column.getTable().getName() != null) {
            return null;
        } else if (name.startsWith("\"")) {
            boolean text = rules.has(ExpressionRules.Feature.DYNAMIC_TYPES); // to SQLite
            return text ? text(name.substring(1, name.length() - 1)) : null;
        }
        return functions.of(name.toLowerCase(Locale.ROOT), List.of(), List.of());
    }

    private String name(Function function) {
        List<String> parts = function.getMultipartName();
        return reader.written().of(parts.get(parts.size() - 1)).toLowerCase(Locale.ROOT);
    }

    private static List<? extends Expression> parameters(Function function) {
        return function.getParameters() == null ? List.of() : function.getParameters();
    }

    private List<@Nullable QueryValue> arguments(@Nullable ExpressionList<?> parameters, QueryScope scope) {
        List<@Nullable QueryValue> all = new ArrayList<>();
        if (parameters != null) {
            parameters.forEach(parameter -> all.add(of(parameter, scope)));
        }
        return all;
    }

    /** Returns the column that a function gives where it stands for a table. */
    @Nullable
    QueryValue ofTableFunction(Function function, QueryScope scope) {
        List<@Nullable QueryValue> arguments = arguments(function.getParameters(), scope);
        return switch (name(function)) {
            case "generate_series" -> arguments.size() < 2 ? null : types.common(arguments.subList(0, 2));
            default -> null;
        };
    }

    private @Nullable QueryValue window(AnalyticExpression function, QueryScope scope) {
        List<@Nullable QueryValue> arguments = new ArrayList<>();
        List<Expression> parameters = new ArrayList<>();
        if (function.getExpression() != null) {
            arguments.add(of(function.getExpression(), scope));
            parameters.add(function.getExpression());
        }
        return functions.of(function.getName().toLowerCase(Locale.ROOT), arguments, parameters);
    }

    private @Nullable QueryValue cast(@Nullable ColDataType type, @Nullable QueryValue inner) {
        boolean notNull = inner != null && inner.notNull();
        return type == null ? null : types.of(types.rules().cast(type.toString().replace(" (", "(")), notNull);
    }

    private @Nullable QueryValue choice(CaseExpression choice, QueryScope scope) {
        List<@Nullable QueryValue> branches = new ArrayList<>();
        choice.getWhenClauses().forEach(when -> branches.add(of(when.getThenExpression(), scope)));
        if (choice.getElseExpression() != null) {
            branches.add(of(choice.getElseExpression(), scope));
        }
        QueryValue common = types.common(branches);
        return common == null || choice.getElseExpression() != null ? common : common.nullable();
    }

    private @Nullable QueryValue scalar(ParenthesedSelect select, QueryScope scope) {
        try {
            List<QueryColumn> columns = reader.columns(select, scope, List.of());
            QueryValue value = columns.size() == 1 ? columns.get(0).value() : null;
            return value == null ? null : value.nullable();
        } catch (UnresolvedQueryException e) {
            return null; // the expression is named where it is needed
        }
    }

    private @Nullable QueryValue literal(@Nullable Expression expression) {
        if (expression instanceof LongValue number) {
            int digits = number.getStringValue().length();
            if (digits > 18) {
                return types.of(types.rules().decimal(digits, 0), true);
            }
            long limit = Long.parseLong("9".repeat(digits));
            QueryValue typed = types.of(types.rules().whole(Math.abs(number.getValue()) <= INT.max() ? 32 : 64), true);
            return typed == null || !types.rules().hasSizes() || !(typed.data() instanceof IntegerType)
                    ? typed
                    : new QueryValue(typed.declared(), new IntegerType(-limit, limit), QueryValue.Form.TYPED, true);
        } else if (expression instanceof DoubleValue number) {
            return number(number.toString());
        } else if (expression instanceof StringValue value) {
            return text(value.getNotExcapedValue());
        } else if (expression instanceof NullValue) {
            QueryValue nothing = types.of(types.rules().nothing(), false);
            return new QueryValue(
                    nothing == null ? DeclaredType.NONE : nothing.declared(),
                    nothing == null ? new DataType.OpaqueType("null") : nothing.data(),
                    QueryValue.Form.NULL,
                    false);
        } else if (expression instanceof BooleanValue) {
            return truth();
        } else if (expression instanceof DateTimeLiteralExpression moment) {
            String type = moment.getType() == null ? "" : moment.getType().name();
            return types.of(type.equals("TIMESTAMPTZ") ? "timestamp with time zone" : type, true);
        }
        return null;
    }

    private @Nullable QueryValue number(String text) {
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return types.of(types.rules().scientific(), true);
        }
        int point = text.indexOf('.');
        int scale = point < 0 ? 0 : text.length() - point - 1;
        return types.of(types.rules().decimal(Math.max(1, point) + scale, scale), true);
    }

    private @Nullable QueryValue text(String content) {
        QueryValue text = types.text(content.codePointCount(0, content.length()), true);
        return text == null ? null : new QueryValue(text.declared(), text.data(), QueryValue.Form.TEXT, true);
    }

    private @Nullable QueryValue truth() {
        return types.of(types.rules().truth(), true);
    }

    private @Nullable QueryValue form(@Nullable Expression expression, QueryScope scope) {
        if (expression instanceof SignedExpression signed) {
            QueryValue value = of(signed.getExpression(), scope);
            boolean number = value != null && ResultTypes.isNumber(value.data());
            boolean unsigned = value != null && value.data() instanceof IntegerType integer && integer.min() >= 0;
            return !number || unsigned ? null : value;
        } else if (expression instanceof TimeKeyExpression clock) {
            String name = clock.getStringValue().replace("()", "").toLowerCase(Locale.ROOT);
            return types.of(types.rules().clock(name), true);
        } else if (expression instanceof ExtractExpression part) {
            QueryValue of = of(part.getExpression(), scope);
            return types.of(types.rules().extracted(), of != null && of.notNull());
        } else if (expression instanceof TrimFunction trim) {
            Expression trimmed = trim.getFromExpression() == null ? trim.getExpression() : trim.getFromExpression();
            return functions.of("trim", Arrays.asList(of(trimmed, scope)), List.of());
        } else if (expression instanceof TranscodingFunction convert && convert.getColDataType() != null) {
            return cast(convert.getColDataType(), of(convert.getExpression(), scope));
        } else if (expression instanceof CollateExpression collated) {
            return of(collated.getLeftExpression(), scope);
        } else if (expression instanceof MySQLGroupConcat) {
            return types.text(FunctionResults.AGGREGATED, false);
        } else if (expression instanceof TimezoneExpression moved) {
            return inZone(of(moved.getLeftExpression(), scope));
        } else if (expression instanceof IntervalExpression) {
            return new QueryValue(DeclaredType.NONE, new DataType.IntervalType(), QueryValue.Form.TYPED, true);
        } else if (expression instanceof ArrayConstructor array) {
            QueryValue element = types.common(arguments(array.getExpressions(), scope));
            return element == null ? null : types.of(element.declared().text() + "[]", true);
        }
        return ConditionForms.isCondition(expression) ? truth() : null;
    }

    // AT TIME ZONE takes the zone from what has one, and gives one to what has none.
    private @Nullable QueryValue inZone(@Nullable QueryValue value) {
        if (value == null || !(value.data() instanceof TimestampType time)) {
            return null;
        }
        return types.of(time.zone() == Zone.WITH_ZONE ? "timestamp" : "timestamp with time zone", value.notNull());
    }

    private @Nullable QueryValue binary(BinaryExpression binary, QueryScope scope) {
        if (ConditionForms.isCondition(binary)) {
            return truth();
        }
        QueryValue left = of(binary.getLeftExpression(), scope);
        QueryValue right = of(binary.getRightExpression(), scope);
        if (binary instanceof Concat && rules.has(ExpressionRules.Feature.PIPES_ARE_OR)) {
            return truth();
        } else if (left == null || right == null) {
            return null;
        }
        boolean notNull = left.notNull() && right.notNull();
        if (binary instanceof Concat) {
            return joined(left, right);
        }
        char operator = operator(binary);
        boolean texts = left.data() instanceof TextType && right.data() instanceof TextType;
        if (operator == '+' && texts && rules.has(ExpressionRules.Feature.PLUS_CONCATENATES)) {
            return joined(left, right);
        }
        QueryValue number = operator == ' '
                ? null
                : types.of(types.rules().arithmetic(operator, left.data(), right.data()), notNull);
        return number != null ? number : moved(operator, left, right);
    }

    private @Nullable QueryValue joined(QueryValue left, QueryValue right) {
        for (QueryValue side : List.of(left, right)) {
            if (side.data() instanceof DataType.ArrayType || side.data() instanceof DataType.JsonType) {
                return side;
            }
        }
        return types.text((long) left.length() + right.length(), left.notNull() && right.notNull());
    }

    private static char operator(BinaryExpression binary) {
        if (binary instanceof Addition) {
            return '+';
        } else if (binary instanceof Subtraction) {
            return '-';
        } else if (binary instanceof Multiplication) {
            return '*';
        } else if (binary instanceof Division) {
            return '/';
        }
        return binary instanceof Modulo ? '%' : ' ';
    }

    // A moment and a span of time, or two moments.
    private @Nullable QueryValue moved(char operator, QueryValue left, QueryValue right) {
        boolean sum = operator == '+' || operator == '-';
        boolean date = left.data() instanceof DateType;
        if (sum && right.data() instanceof DataType.IntervalType) {
            boolean keeps = left.data() instanceof TimestampType || left.data() instanceof DataType.IntervalType;
            return date ? types.of(types.rules().movedDate(), left.notNull()) : keeps ? left : null;
        } else if (types.rules().mixes() || !sum) {
            return null; // numbers of their own kind
        } else if (date && right.data() instanceof IntegerType) {
            return left;
        } else if (operator == '+' || rules.has(ExpressionRules.Feature.DATES_COUNT_DAYS)) {
            return null;
        }
        boolean dates = date && right.data() instanceof DateType;
        boolean spans = rules.has(ExpressionRules.Feature.DATE_DIFFERENCE_IS_INTERVAL);
        boolean moments = left.data() instanceof TimestampType && right.data() instanceof TimestampType;
        return dates && !spans
                ? types.of(types.rules().whole(32), false)
                : moments ? types.of("interval", false) : null;
    }
}

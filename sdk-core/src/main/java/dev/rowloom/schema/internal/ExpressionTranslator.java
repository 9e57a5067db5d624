package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.And;
import dev.rowloom.schema.Expression.Arithmetic;
import dev.rowloom.schema.Expression.Between;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Case;
import dev.rowloom.schema.Expression.Cast;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.In;
import dev.rowloom.schema.Expression.IsNull;
import dev.rowloom.schema.Expression.IsTruth;
import dev.rowloom.schema.Expression.Literal;
import dev.rowloom.schema.Expression.Negative;
import dev.rowloom.schema.Expression.Not;
import dev.rowloom.schema.Expression.Or;
import dev.rowloom.schema.Expression.Unparsed;
import dev.rowloom.schema.ExpressionRules;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import org.jspecify.annotations.Nullable;

/** Turns JSqlParser's expressions into ours; what has no counterpart becomes {@link Unparsed}, for that part only. */
final class ExpressionTranslator {

    /** Beyond the numbers of any database; a greater one would have that many digits where it is written out. */
    private static final int MOST_EXPONENT = 1_000;

    private final RowScope scope;
    private final SpecialForms special;

    ExpressionTranslator(RowScope scope) {
        this.scope = scope;
        this.special = new SpecialForms(this, scope.names().dialect());
    }

    /** Returns our form of an expression. */
    Expression translate(net.sf.jsqlparser.expression.Expression parsed) {
        if (parsed instanceof ParenthesedExpressionList<?> list) {
            return list.size() == 1 ? translate(list.get(0)) : unparsed(parsed);
        } else if (parsed instanceof AndExpression and) {
            return new And(flatten(and));
        } else if (parsed instanceof OrExpression or) {
            return new Or(flatten(or));
        } else if (parsed instanceof NotExpression not) {
            return new Not(translate(not.getExpression()));
        } else if (parsed instanceof BinaryExpression binary) {
            return binary(binary);
        } else if (parsed instanceof net.sf.jsqlparser.schema.Column column) {
            return column(column);
        } else if (parsed instanceof Function function) {
            return function(function);
        } else if (parsed instanceof CastExpression cast) {
            return cast(cast);
        } else if (parsed instanceof CaseExpression choice) {
            return choice(choice);
        }
        Expression literal = literal(parsed);
        if (literal != null) {
            return literal;
        }
        Expression form = special.translate(parsed);
        return form != null ? form : test(parsed);
    }

    private static Unparsed unparsed(net.sf.jsqlparser.expression.Expression parsed) {
        return new Unparsed(parsed.toString());
    }

    // The parser nests a AND b AND c to the left.
    private List<Expression> flatten(BinaryExpression node) {
        ArrayDeque<net.sf.jsqlparser.expression.Expression> operands = new ArrayDeque<>();
        net.sf.jsqlparser.expression.Expression left = node;
        while (left.getClass() == node.getClass()) {
            BinaryExpression same = (BinaryExpression) left;
            operands.addFirst(same.getRightExpression());
            left = same.getLeftExpression();
        }
        operands.addFirst(left);
        return operands.stream().map(this::translate).toList();
    }

    private Expression column(net.sf.jsqlparser.schema.Column parsed) {
        String written = parsed.getColumnName();
        boolean quoted = written.startsWith("\"") && written.length() > 1;
        String name = quoted ? Quotes.undouble(written.substring(1, written.length() - 1), '"') : written;
        Column column = scope.column(quoted ? name : scope.names().dialect().foldIdentifier(name));
        if (column != null) {
            return new ColumnReference(column.name());
        }
        if (parsed.getTable() == null && !quoted && isClock(name.toUpperCase(Locale.ROOT))) {
            return new Call(name.toLowerCase(Locale.ROOT), List.of());
        } else if (parsed.getTable() == null && quoted && takesNamesForTexts()) {
            return new Literal(name);
        }
        return unparsed(parsed);
    }

    private static boolean isClock(String name) {
        return name.startsWith("CURRENT_")
                || name.equals("SYSDATE")
                || name.equals("SYSTIMESTAMP")
                || name.startsWith("LOCALTIME");
    }

    // SQLite's way with a quoted name that is no column
    private boolean takesNamesForTexts() {
        return scope.names().dialect().expressionRules().has(ExpressionRules.Feature.DYNAMIC_TYPES);
    }

    // null where it is no literal
    private static @Nullable Expression literal(net.sf.jsqlparser.expression.Expression parsed) {
        if (parsed instanceof LongValue number) {
            return number(number.getStringValue());
        } else if (parsed instanceof DoubleValue number) {
            return number(number.toString());
        } else if (parsed instanceof StringValue text) {
            return new Literal(Quotes.undouble(text.getValue(), '\''));
        } else if (parsed instanceof NullValue) {
            return new Literal(null);
        } else if (parsed instanceof BooleanValue truth) {
            return new Literal(truth.getValue());
        } else if (parsed instanceof TimeKeyExpression now) {
            return new Call(now.getStringValue().toLowerCase(Locale.ROOT).replaceAll("\\(.*\\)", ""), List.of());
        } else if (parsed instanceof DateTimeLiteralExpression typed) {
            String text = typed.getValue();
            return new Cast(
                    new Literal(text.startsWith("'") ? text.substring(1, text.length() - 1) : text),
                    typed.getType().name().toLowerCase(Locale.ROOT));
        }
        return null;
    }

    private static Expression number(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (Math.abs((long) value.scale()) > MOST_EXPONENT) {
                return new Unparsed(text);
            }
            return value.scale() <= 0 && value.precision() - value.scale() <= 18
                    ? new Literal(value.longValueExact())
                    : new Literal(value);
        } catch (NumberFormatException e) {
            return new Unparsed(text);
        }
    }

    private Expression binary(BinaryExpression parsed) {
        String operator = parsed.getStringExpression().strip();
        Expression form = special.binary(parsed, operator);
        if (form != null) {
            return form;
        } else if (parsed instanceof IsDistinctExpression distinct) {
            Expression same = same(translate(parsed.getLeftExpression()), translate(parsed.getRightExpression()));
            return distinct.isNot() ? same : new Not(same);
        }
        Expression pattern = Patterns.translate(parsed, this, scope.names().dialect());
        if (pattern != null) {
            return pattern;
        }
        for (Expression.ComparisonOperator known : Expression.ComparisonOperator.values()) {
            if (known.symbol().equals(operator.equals("!=") ? "<>" : operator)) {
                return comparison(known, parsed);
            }
        }
        if (operator.equals("<=>")) {
            return same(translate(parsed.getLeftExpression()), translate(parsed.getRightExpression()));
        }
        return switch (operator) {
            case "+", "-", "*", "/", "%", "||" ->
                new Arithmetic(operator, translate(parsed.getLeftExpression()), translate(parsed.getRightExpression()));
            default -> unparsed(parsed);
        };
    }

    private Expression comparison(Expression.ComparisonOperator operator, BinaryExpression parsed) {
        List<Expression> row = RowValues.fields(parsed.getLeftExpression(), this);
        List<Expression> other = RowValues.fields(parsed.getRightExpression(), this);
        if (row != null && other != null && row.size() == other.size()) {
            return RowValues.compare(operator, row, other);
        }
        Expression left = translate(parsed.getLeftExpression());
        Expression right = translate(parsed.getRightExpression());
        if (Quantifiers.isQuantifier(right)) {
            Expression test =
                    Quantifiers.test(operator.symbol(), left, right, each -> new Comparison(operator, left, each));
            return test == null ? unparsed(parsed) : test;
        }
        return new Comparison(operator, left, right);
    }

    private static Expression same(Expression left, Expression right) {
        if (right instanceof Literal literal && literal.value() == null) {
            return new IsNull(left);
        }
        return new Or(List.of(
                new And(List.of(new IsNull(left), new IsNull(right))),
                new And(List.of(
                        new Not(new IsNull(left)),
                        new Not(new IsNull(right)),
                        new Comparison(Expression.ComparisonOperator.EQUAL, left, right)))));
    }

    private Expression test(net.sf.jsqlparser.expression.Expression parsed) {
        if (parsed instanceof IsNullExpression test) {
            List<Expression> row = RowValues.fields(test.getLeftExpression(), this);
            if (row != null) {
                return RowValues.isNull(row, test.isNot() || test.isUseNotNull());
            }
            Expression operand = new IsNull(translate(test.getLeftExpression()));
            return test.isNot() || test.isUseNotNull() ? new Not(operand) : operand;
        } else if (parsed instanceof IsBooleanExpression test) {
            return negated(test.isNot(), new IsTruth(translate(test.getLeftExpression()), test.isTrue()));
        } else if (parsed instanceof IsUnknownExpression test) {
            return negated(test.isNot(), new IsNull(translate(test.getLeftExpression())));
        } else if (parsed instanceof net.sf.jsqlparser.expression.operators.relational.Between between) {
            return between(between);
        } else if (parsed instanceof InExpression in
                && in.getRightExpression() instanceof ParenthesedExpressionList<?> list) {
            return in(in, list);
        } else if (parsed instanceof SignedExpression signed) {
            return signed(signed);
        } else if (parsed instanceof ExtractExpression extract) {
            Literal field = new Literal(extract.getName().toLowerCase(Locale.ROOT));
            return new Call("extract", List.of(field, translate(extract.getExpression())));
        }
        return parsed instanceof TrimFunction trim ? trim(trim) : unparsed(parsed);
    }

    private Expression between(net.sf.jsqlparser.expression.operators.relational.Between parsed) {
        Expression operand = translate(parsed.getLeftExpression());
        Expression low = translate(parsed.getBetweenExpressionStart());
        Expression high = translate(parsed.getBetweenExpressionEnd());
        Expression between = new Between(operand, low, high);
        if (parsed.isUsingSymmetric()) {
            between = new Or(List.of(between, new Between(operand, high, low)));
        }
        return negated(parsed.isNot(), between);
    }

    private Expression in(InExpression in, ParenthesedExpressionList<?> list) {
        Expression rows = RowValues.in(in, this);
        if (rows != null) {
            return rows;
        }
        List<Expression> values = all(list);
        Expression marked = special.marked(in, values);
        return marked != null ? marked : negated(in.isNot(), new In(translate(in.getLeftExpression()), values));
    }

    // TRIM(x), TRIM(BOTH FROM x), TRIM(LEADING '0' FROM x)
    private Expression trim(TrimFunction trim) {
        net.sf.jsqlparser.expression.Expression text =
                trim.getFromExpression() == null ? trim.getExpression() : trim.getFromExpression();
        if (text == null) {
            return unparsed(trim);
        }
        TrimFunction.TrimSpecification side = trim.getTrimSpecification();
        String function = side == TrimFunction.TrimSpecification.LEADING
                ? "ltrim"
                : side == TrimFunction.TrimSpecification.TRAILING ? "rtrim" : "trim";
        boolean spaces = trim.getFromExpression() == null || trim.getExpression() == null;
        return new Call(
                function,
                spaces ? List.of(translate(text)) : List.of(translate(text), translate(trim.getExpression())));
    }

    static Expression negated(boolean not, Expression expression) {
        return not ? new Not(expression) : expression;
    }

    List<Expression> all(ExpressionList<?> list) {
        List<Expression> translated = new ArrayList<>();
        list.forEach(each -> translated.add(translate(each)));
        return translated;
    }

    private Expression signed(SignedExpression signed) {
        Expression operand = translate(signed.getExpression());
        if (signed.getSign() == '+') {
            return operand;
        } else if (signed.getSign() == '~') {
            return new Call("~", List.of(operand));
        } else if (signed.getSign() != '-') {
            return unparsed(signed);
        } else if (operand instanceof Literal literal && literal.value() instanceof Long number) {
            return new Literal(-number);
        } else if (operand instanceof Literal literal && literal.value() instanceof BigDecimal number) {
            return new Literal(number.negate());
        }
        return new Negative(operand);
    }

    private Expression function(Function function) {
        List<String> parts = function.getMultipartName();
        String written = parts.get(parts.size() - 1).replace("\"", "").toLowerCase(Locale.ROOT);
        boolean renamed = written.startsWith(SpecialForms.PREFIX + "json");
        String name = renamed ? written.substring(SpecialForms.PREFIX.length()) : written;
        if (function.isDistinct() || function.isAllColumns()) {
            return unparsed(function);
        }
        List<Expression> special = this.special.arguments(name, function);
        if (special != null) {
            return new Call(name, special);
        } else if (function.getNamedParameters() != null) {
            return unparsed(function);
        }
        ExpressionList<?> arguments = function.getParameters();
        return new Call(name, arguments == null ? List.of() : all(arguments));
    }

    private Expression cast(CastExpression cast) {
        if (cast.getColDataType() == null) {
            return unparsed(cast);
        }
        String type = typeName(cast.getColDataType());
        return Casts.simplify(translate(cast.getLeftExpression()), type, scope);
    }

    /** Returns the name of a type in lower case without quotes, its arguments behind it. */
    static String typeName(ColDataType type) {
        return type.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*\\(\\s*", "(")
                .replace("\"", "");
    }

    private Expression choice(CaseExpression parsed) {
        List<Case.Branch> branches = new ArrayList<>();
        net.sf.jsqlparser.expression.Expression subject = parsed.getSwitchExpression();
        parsed.getWhenClauses().forEach(when -> {
            Expression condition = translate(when.getWhenExpression());
            if (subject != null) {
                condition = new Comparison(Expression.ComparisonOperator.EQUAL, translate(subject), condition);
            }
            branches.add(new Case.Branch(condition, translate(when.getThenExpression())));
        });
        return new Case(branches, parsed.getElseExpression() == null ? null : translate(parsed.getElseExpression()));
    }
}

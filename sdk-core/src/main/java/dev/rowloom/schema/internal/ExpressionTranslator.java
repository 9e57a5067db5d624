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
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
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
import org.jspecify.annotations.Nullable;

/** Turns JSqlParser's expressions into ours; what has no counterpart becomes {@link Unparsed}, for that part only. */
final class ExpressionTranslator {

    /** Beyond the numbers of any database; a greater one would have that many digits where it is written out. */
    private static final int MOST_EXPONENT = 1_000;

    private final RowScope scope;

    ExpressionTranslator(RowScope scope) {
        this.scope = scope;
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
        return literal != null ? literal : test(parsed);
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
        if (!quoted
                && parsed.getTable() == null
                && name.toUpperCase(Locale.ROOT).startsWith("CURRENT_")) {
            return new Call(name.toLowerCase(Locale.ROOT), List.of());
        }
        return unparsed(parsed);
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
        } else if (parsed instanceof IntervalExpression interval) {
            return interval.getParameter() == null
                    ? unparsed(parsed)
                    : new Cast(new Literal(interval.getParameter().replace("'", "")), "interval");
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
        if (parsed instanceof IsDistinctExpression distinct) {
            Expression same = same(translate(parsed.getLeftExpression()), translate(parsed.getRightExpression()));
            return distinct.isNot() ? same : new Not(same);
        }
        Expression pattern = Patterns.translate(parsed, this);
        if (pattern != null) {
            return pattern;
        }
        String operator = parsed.getStringExpression().strip();
        for (Expression.ComparisonOperator known : Expression.ComparisonOperator.values()) {
            if (known.symbol().equals(operator.equals("!=") ? "<>" : operator)) {
                return new Comparison(
                        known, translate(parsed.getLeftExpression()), translate(parsed.getRightExpression()));
            }
        }
        return switch (operator) {
            case "+", "-", "*", "/", "%", "||" ->
                new Arithmetic(operator, translate(parsed.getLeftExpression()), translate(parsed.getRightExpression()));
            default -> unparsed(parsed);
        };
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
            Expression operand = new IsNull(translate(test.getLeftExpression()));
            return test.isNot() || test.isUseNotNull() ? new Not(operand) : operand;
        } else if (parsed instanceof IsBooleanExpression test) {
            return negated(test.isNot(), new IsTruth(translate(test.getLeftExpression()), test.isTrue()));
        } else if (parsed instanceof IsUnknownExpression test) {
            return negated(test.isNot(), new IsNull(translate(test.getLeftExpression())));
        } else if (parsed instanceof net.sf.jsqlparser.expression.operators.relational.Between between) {
            return negated(
                    between.isNot(),
                    new Between(
                            translate(between.getLeftExpression()),
                            translate(between.getBetweenExpressionStart()),
                            translate(between.getBetweenExpressionEnd())));
        } else if (parsed instanceof InExpression in
                && in.getRightExpression() instanceof ParenthesedExpressionList<?> list) {
            return negated(in.isNot(), new In(translate(in.getLeftExpression()), all(list)));
        } else if (parsed instanceof SignedExpression signed) {
            return signed(signed);
        } else if (parsed instanceof CollateExpression collated) {
            return translate(collated.getLeftExpression());
        } else if (parsed instanceof ExtractExpression extract) {
            Literal field = new Literal(extract.getName().toLowerCase(Locale.ROOT));
            return new Call("extract", List.of(field, translate(extract.getExpression())));
        }
        return parsed instanceof TrimFunction trim ? trim(trim) : unparsed(parsed);
    }

    // TRIM(x), TRIM(BOTH FROM x)
    private Expression trim(TrimFunction trim) {
        boolean both = trim.getTrimSpecification() == null
                || trim.getTrimSpecification() == TrimFunction.TrimSpecification.BOTH;
        net.sf.jsqlparser.expression.Expression text =
                trim.getFromExpression() == null ? trim.getExpression() : trim.getFromExpression();
        boolean spaces = trim.getFromExpression() == null || trim.getExpression() == null;
        return both && spaces && text != null ? new Call("trim", List.of(translate(text))) : unparsed(trim);
    }

    static Expression negated(boolean not, Expression expression) {
        return not ? new Not(expression) : expression;
    }

    private List<Expression> all(ExpressionList<?> list) {
        List<Expression> translated = new ArrayList<>();
        list.forEach(each -> translated.add(translate(each)));
        return translated;
    }

    private Expression signed(SignedExpression signed) {
        Expression operand = translate(signed.getExpression());
        if (signed.getSign() == '+') {
            return operand;
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
        String name = parts.get(parts.size() - 1).replace("\"", "").toLowerCase(Locale.ROOT);
        if (function.isDistinct() || function.isAllColumns() || function.getNamedParameters() != null) {
            return unparsed(function);
        }
        ExpressionList<?> arguments = function.getParameters();
        return new Call(name, arguments == null ? List.of() : all(arguments));
    }

    private Expression cast(CastExpression cast) {
        if (cast.getColDataType() == null) {
            return unparsed(cast);
        }
        String type = cast.getColDataType()
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*\\(\\s*", "(")
                .replace("\"", "");
        return Casts.simplify(translate(cast.getLeftExpression()), type, scope);
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

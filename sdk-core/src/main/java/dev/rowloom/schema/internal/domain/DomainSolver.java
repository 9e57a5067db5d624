package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Between;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.Cast;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.In;
import dev.rowloom.schema.Expression.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Solves a condition on one column for the values that satisfy it.
 *
 * <p>SQL's three-valued logic lets a CHECK pass where it is unknown, so that a null passes every comparison.
 */
final class DomainSolver {

    private static final DataType TIMESTAMP = new DataType.TimestampType(6, DataType.Zone.WITHOUT_ZONE);
    private static final int ISO_DATE_LENGTH = 10;
    private static final Set<String> LENGTH_FUNCTIONS =
            Set.of("length", "char_length", "character_length", "len", "octet_length");

    private final Column column;
    private final ColumnDomain all;

    DomainSolver(Column column) {
        this.column = column;
        this.all = ColumnDomain.of(column.type(), column.isNullable());
    }

    /** Returns the values that satisfy the condition, or empty where it has a form that is not known. */
    Optional<ColumnDomain> solve(Expression condition) {
        if (condition instanceof Comparison comparison) {
            return comparison(comparison);
        } else if (condition instanceof Between between) {
            return both(
                    solve(new Comparison(ComparisonOperator.GREATER_OR_EQUAL, between.operand(), between.low())),
                    solve(new Comparison(ComparisonOperator.LESS_OR_EQUAL, between.operand(), between.high())));
        } else if (condition instanceof In in) {
            return in(in);
        } else if (condition instanceof Expression.And and) {
            return and.operands().stream().map(this::solve).reduce(Optional.of(all), DomainSolver::both);
        } else if (condition instanceof Expression.Or or) {
            return or(or);
        } else if (condition instanceof Expression.Not not) {
            return negation(not.operand());
        } else if (condition instanceof Expression.IsTruth truth && isColumn(truth.operand())) {
            return truth(truth.truth()).map(DomainSolver::withoutNull);
        } else if (isColumn(condition) && column.type() instanceof DataType.BooleanType) {
            return truth(true);
        }
        return Optional.empty();
    }

    private Optional<ColumnDomain> truth(boolean truth) {
        return column.type() instanceof DataType.BooleanType
                ? Optional.of(numbers(LongDomain.of(truth ? 1 : 0)))
                : Optional.empty();
    }

    private Optional<ColumnDomain> negation(Expression operand) {
        if (operand instanceof Expression.IsNull test && isColumn(test.operand())) {
            return Optional.of(withoutNull(all));
        } else if (operand instanceof Comparison c) {
            return solve(new Comparison(c.operator().negated(), c.left(), c.right()));
        } else if (operand instanceof Expression.Not inner) {
            return solve(inner.operand());
        } else if (operand instanceof Between b) {
            return solve(new Expression.Or(List.of(
                    new Comparison(ComparisonOperator.LESS, b.operand(), b.low()),
                    new Comparison(ComparisonOperator.GREATER, b.operand(), b.high()))));
        } else if (operand instanceof In in) {
            return in.values().stream()
                    .map(value -> solve(new Comparison(ComparisonOperator.NOT_EQUAL, in.operand(), value)))
                    .reduce(Optional.of(all), DomainSolver::both);
        } else if (operand instanceof Expression.And and) {
            return solve(new Expression.Or(
                    and.operands().stream().<Expression>map(Expression.Not::new).toList()));
        } else if (operand instanceof Expression.Or or) {
            return solve(new Expression.And(
                    or.operands().stream().<Expression>map(Expression.Not::new).toList()));
        } else if (isColumn(operand)) {
            return truth(false);
        }
        return Optional.empty();
    }

    /** A null in the list makes all values pass, since none is known not to be in it; meant are those that are listed. */
    private Optional<ColumnDomain> in(In in) {
        return in.values().stream()
                .filter(value -> !(value instanceof Expression.Literal literal && literal.value() == null))
                .map(value -> solve(new Comparison(ComparisonOperator.EQUAL, in.operand(), value)))
                .reduce(DomainSolver::either)
                .orElse(Optional.empty());
    }

    private Optional<ColumnDomain> or(Expression.Or or) {
        List<Expression> tests = new ArrayList<>(or.operands());
        // a null passes the other operands anyway
        boolean hadNullTest =
                tests.removeIf(test -> test instanceof Expression.IsNull isNull && isColumn(isNull.operand()));
        if (tests.isEmpty()) {
            return Optional.empty();
        }
        Optional<ColumnDomain> solved =
                tests.stream().map(this::solve).reduce(DomainSolver::either).orElse(Optional.empty());
        return hadNullTest ? solved.map(this::withNull) : solved;
    }

    private Optional<ColumnDomain> comparison(Comparison comparison) {
        Expression left = stripCast(comparison.left());
        Expression right = stripCast(comparison.right());
        if (left instanceof Literal && !(right instanceof Literal)) {
            return comparison(new Comparison(comparison.operator().mirrored(), /* left= */ right, /* right= */ left));
        }
        Object value = literal(right);
        if (value == null) {
            return Optional.empty();
        } else if (left instanceof Call call
                && LENGTH_FUNCTIONS.contains(call.function())
                && call.arguments().size() == 1
                && isColumn(call.arguments().get(0))
                && (column.type() instanceof DataType.TextType
                                && !call.function().equals("octet_length")
                        || column.type() instanceof DataType.BinaryType)
                && value instanceof Number number) {
            return length(comparison.operator(), new BigDecimal(number.toString()));
        } else if (left instanceof Call call && isCase(call) && comparison.operator() == ComparisonOperator.EQUAL) {
            boolean reached = value instanceof String text && text.equals(cased(call.function(), text));
            return reached ? textual(ComparisonOperator.EQUAL, value) : Optional.empty();
        } else if (!isColumn(comparison.left())) {
            return Optional.empty();
        }
        return all.numbers() != null ? numeric(comparison.operator(), value) : textual(comparison.operator(), value);
    }

    /** {@code upper(x) = 'A'} holds for the value itself; that it holds for others as well is no loss. */
    private boolean isCase(Call call) {
        return (call.function().equals("upper") || call.function().equals("lower"))
                && call.arguments().size() == 1
                && isColumn(call.arguments().get(0))
                && column.type() instanceof DataType.TextType;
    }

    private static String cased(String function, String text) {
        return function.equals("upper") ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }

    private Optional<ColumnDomain> numeric(ComparisonOperator operator, Object value) {
        BigDecimal exact = Units.exact(column.type(), value);
        if (exact == null) {
            return Optional.empty();
        }
        return Optional.of(numbers(
                switch (operator) {
                    case EQUAL -> Units.between(exact, exact);
                    case NOT_EQUAL -> Units.between(exact, exact).complement();
                    case LESS -> Units.atLeast(exact).complement();
                    case LESS_OR_EQUAL -> Units.atMost(exact);
                    case GREATER -> Units.atMost(exact).complement();
                    case GREATER_OR_EQUAL -> Units.atLeast(exact);
                }));
    }

    private Optional<ColumnDomain> textual(ComparisonOperator operator, Object value) {
        String text = value.toString();
        if (operator == ComparisonOperator.EQUAL) {
            return Optional.of(
                    new ColumnDomain(null, List.of(text), Set.of(), all.minLength(), all.maxLength(), all.nullable()));
        } else if (operator == ComparisonOperator.NOT_EQUAL) {
            return Optional.of(new ColumnDomain(
                    null, all.values(), Set.of(text), all.minLength(), all.maxLength(), all.nullable()));
        }
        return column.type() instanceof DataType.TextType ? dated(operator, text) : Optional.empty();
    }

    /** Dates and times written in ISO 8601 are in the order of their texts. */
    private Optional<ColumnDomain> dated(ComparisonOperator operator, String text) {
        BigDecimal micros = text.length() < ISO_DATE_LENGTH ? null : Units.exact(TIMESTAMP, text);
        if (micros == null) {
            return Optional.empty();
        }
        long at = micros.longValue();
        LongDomain times = switch (operator) {
            case LESS -> LongDomain.range(Long.MIN_VALUE, at - 1);
            case LESS_OR_EQUAL -> LongDomain.range(Long.MIN_VALUE, at);
            case GREATER -> LongDomain.range(at + 1, Long.MAX_VALUE);
            case GREATER_OR_EQUAL -> LongDomain.range(at, Long.MAX_VALUE);
            case EQUAL, NOT_EQUAL -> LongDomain.ALL;
        };
        return Optional.of(
                new ColumnDomain(times, all.values(), Set.of(), all.minLength(), all.maxLength(), all.nullable()));
    }

    private Optional<ColumnDomain> length(ComparisonOperator operator, BigDecimal bound) {
        int floor = (int) Math.max(-1, Math.min(Units.floor(bound), DataType.UNLIMITED - 1));
        int ceiling = (int) Math.max(0, Math.min(Units.ceiling(bound), DataType.UNLIMITED - 1));
        return switch (operator) {
            case EQUAL -> lengths(ceiling, floor);
            case LESS -> lengths(0, ceiling - 1);
            case LESS_OR_EQUAL -> lengths(0, floor);
            case GREATER -> lengths(floor + 1, all.maxLength());
            case GREATER_OR_EQUAL -> lengths(ceiling, all.maxLength());
            case NOT_EQUAL -> ceiling == 0 ? lengths(1, all.maxLength()) : Optional.empty();
        };
    }

    private Optional<ColumnDomain> lengths(int min, int max) {
        return Optional.of(new ColumnDomain(
                all.numbers(), all.values(), Set.of(), min, Math.min(max, all.maxLength()), all.nullable()));
    }

    private ColumnDomain numbers(LongDomain numbers) {
        return new ColumnDomain(
                numbers.intersect(java.util.Objects.requireNonNull(all.numbers())),
                null,
                Set.of(),
                0,
                all.maxLength(),
                all.nullable());
    }

    private ColumnDomain withNull(ColumnDomain domain) {
        return new ColumnDomain(
                domain.numbers(),
                domain.values(),
                domain.excluded(),
                domain.minLength(),
                domain.maxLength(),
                all.nullable());
    }

    private static ColumnDomain withoutNull(ColumnDomain domain) {
        return new ColumnDomain(
                domain.numbers(), domain.values(), domain.excluded(), domain.minLength(), domain.maxLength(), false);
    }

    private static Optional<ColumnDomain> both(Optional<ColumnDomain> a, Optional<ColumnDomain> b) {
        return a.isPresent() && b.isPresent() ? Optional.of(a.get().intersect(b.get())) : Optional.empty();
    }

    private static Optional<ColumnDomain> either(Optional<ColumnDomain> a, Optional<ColumnDomain> b) {
        return a.isPresent() && b.isPresent() ? Optional.ofNullable(a.get().union(b.get())) : Optional.empty();
    }

    private boolean isColumn(Expression expression) {
        if (expression instanceof Cast cast && keepsValue(cast.type())) {
            return isColumn(cast.operand());
        }
        return expression instanceof ColumnReference reference
                && reference.column().equals(column.name());
    }

    /** Returns whether a cast of the column leaves the value as it is; one that rounds or cuts does not. */
    private boolean keepsValue(String type) {
        DataType from = column.type();
        boolean cut = type.contains("(");
        if (from instanceof DataType.IntegerType || from instanceof DataType.YearType) {
            return !cut && startsWith(type, "int", "big", "small", "num", "dec", "double", "real", "float", "signed");
        } else if (from instanceof DataType.DecimalType || from instanceof DataType.FloatType) {
            return !cut && startsWith(type, "num", "dec", "double");
        } else if (from instanceof DataType.DateType) {
            return startsWith(type, "date", "timestamp");
        } else if (from instanceof DataType.TimestampType) {
            return !cut && startsWith(type, "timestamp", "datetime");
        } else if (from instanceof DataType.BooleanType) {
            return startsWith(type, "bool", "int");
        } else if (from instanceof DataType.TimeType) {
            return !cut && startsWith(type, "time");
        }
        return !cut && startsWith(type, "text", "char", "varchar", "bpchar", "citext", "name");
    }

    private static boolean startsWith(String type, String... names) {
        return Arrays.stream(names).anyMatch(type::startsWith);
    }

    private static Expression stripCast(Expression expression) {
        return expression instanceof Cast cast ? stripCast(cast.operand()) : expression;
    }

    private static @Nullable Object literal(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Negative negative
                && stripCast(negative.operand()) instanceof Literal literal
                && literal.value() instanceof Number number) {
            return new BigDecimal(number.toString()).negate();
        }
        return null;
    }
}

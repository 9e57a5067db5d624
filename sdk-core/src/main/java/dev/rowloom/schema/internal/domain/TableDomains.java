package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the types and CHECK constraints of a table leave to its columns: a domain for each column, and orders between
 * columns. A CHECK that has no such form is in {@link #notChecked()}.
 */
public final class TableDomains {

    private final @Nullable Dialect dialect;
    private final Map<String, ColumnDomain> domains = new LinkedHashMap<>();
    private final List<ColumnOrder> orders = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    /**
     * A condition that is neither a domain nor an order.
     *
     * @param check the CHECK that says so
     * @param expression what of it is left, in normal form
     */
    public record Condition(Check check, Expression expression) {}

    /**
     * A value that must not be above another of the same row, where neither is null.
     *
     * <p>Of text it holds where both columns are dates or times in ISO 8601.
     *
     * @param lower the column with the lower value
     * @param upper the column with the upper value
     * @param strict whether equal values are excluded
     * @param check the CHECK that says so
     */
    public record ColumnOrder(String lower, String upper, boolean strict, Check check) {}

    private TableDomains(Table table, @Nullable Dialect dialect) {
        this.dialect = dialect;
        for (Column column : table.columns()) {
            domains.put(column.name(), ColumnDomain.of(column));
        }
        for (Check check : table.checks()) {
            for (Expression conjunct : Formulas.conjuncts(check.condition())) {
                if (!apply(table, conjunct, check)) {
                    applyNormalForm(table, conjunct, check);
                }
            }
        }
    }

    private void applyNormalForm(Table table, Expression conjunct, Check check) {
        for (Expression part : Formulas.conjuncts(NormalForm.of(table, conjunct))) {
            if (!part.equals(Formulas.TRUE) && !apply(table, part, check) && !applyConstants(table, part, check)) {
                conditions.add(new Condition(check, part));
            }
        }
    }

    /** What reads the clock has to hold at any time that rows are loaded. */
    private boolean applyConstants(Table table, Expression part, Check check) {
        if (dialect == null || part.columns().size() != 1 || part.hasUnparsed()) {
            return false;
        }
        boolean applied = true;
        for (Instant now : Constants.PRESENTS) {
            Expression folded = Constants.fold(table, dialect, part, now);
            applied &= !folded.equals(part) && apply(table, folded, check);
        }
        return applied;
    }

    /** Returns the domains of a table. */
    public static TableDomains of(Table table) {
        return new TableDomains(table, null);
    }

    /** Returns the domains of a table whose constant parts a dialect computes. */
    public static TableDomains of(Table table, Dialect dialect) {
        return new TableDomains(table, dialect);
    }

    /** Returns the domain of a column of the table. */
    public ColumnDomain column(String name) {
        ColumnDomain domain = domains.get(name);
        if (domain == null) {
            throw new IllegalArgumentException("no column " + name);
        }
        return domain;
    }

    /** Returns the orders between columns. */
    public List<ColumnOrder> orders() {
        return List.copyOf(orders);
    }

    /** Returns what of the CHECKs is neither a domain nor an order. */
    public List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    /** Returns the CHECKs of which at least a part has not become a domain or an order. */
    public List<Check> notChecked() {
        return conditions.stream().map(Condition::check).distinct().toList();
    }

    private boolean apply(Table table, Expression conjunct, Check check) {
        List<String> columns = conjunct.columns();
        // what the database computes is not chosen, so that nothing can keep it within a domain
        if (columns.stream()
                .anyMatch(name -> table.column(name)
                        .filter(column -> column.computedAs().isEmpty())
                        .isEmpty())) {
            return false;
        }
        if (columns.size() == 1) {
            Column column = table.column(columns.get(0)).orElseThrow();
            Optional<ColumnDomain> solved = new DomainSolver(column).solve(conjunct);
            solved.ifPresent(domain -> domains.computeIfPresent(column.name(), (n, old) -> old.intersect(domain)));
            return solved.isPresent();
        }
        return columns.size() == 2 && applyOrder(table, withoutNullTests(conjunct), check);
    }

    /** {@code a IS NULL OR b IS NULL OR a <= b} says no more than {@code a <= b} does, since unknown passes. */
    private static Expression withoutNullTests(Expression conjunct) {
        if (conjunct instanceof Expression.Or or) {
            List<Expression> rest = or.operands().stream()
                    .filter(operand ->
                            !(operand instanceof Expression.IsNull test && test.operand() instanceof ColumnReference))
                    .toList();
            return rest.size() == 1 ? rest.get(0) : conjunct;
        }
        return conjunct;
    }

    private boolean applyOrder(Table table, Expression conjunct, Check check) {
        if (!(conjunct instanceof Comparison comparison
                && comparison.left() instanceof ColumnReference left
                && comparison.right() instanceof ColumnReference right)) {
            return false;
        }
        DataType leftType = table.column(left.column()).orElseThrow().type();
        DataType rightType = table.column(right.column()).orElseThrow().type();
        boolean comparable = leftType.getClass() == rightType.getClass()
                && (Units.counts(leftType) || leftType instanceof DataType.TextType);
        ComparisonOperator operator = comparison.operator();
        if (!comparable || operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL) {
            return false;
        }
        boolean strict = operator == ComparisonOperator.LESS || operator == ComparisonOperator.GREATER;
        boolean ascending = operator == ComparisonOperator.LESS || operator == ComparisonOperator.LESS_OR_EQUAL;
        orders.add(
                ascending
                        ? new ColumnOrder(left.column(), right.column(), strict, check)
                        : new ColumnOrder(right.column(), left.column(), strict, check));
        return true;
    }
}

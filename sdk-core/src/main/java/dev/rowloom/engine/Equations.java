package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Arithmetic;
import dev.rowloom.schema.Expression.Call;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Solves the equations of the branches of a group, each for one column that is free to be computed from the others. Rows of
 * different branches are made at once, so that no two branches compute columns from each other.
 */
final class Equations {

    private static final Set<String> NETWORKS = Set.of("<<", "<<=", ">>", ">>=");

    private final TablePlanning planning;
    private final Map<String, Set<String>> readByAny = new HashMap<>();
    private Map<String, Expression> solutions = Map.of();
    private Predicate<String> isFree = column -> false;

    Equations(TablePlanning planning) {
        this.planning = planning;
    }

    /**
     * Returns the columns that can be computed in one more branch, and from what.
     *
     * @param free says which columns may be computed
     */
    Map<String, Expression> solve(List<Expression> atoms, Predicate<String> free) {
        solutions = new HashMap<>();
        isFree = free;
        for (Expression atom : atoms) {
            if (atom instanceof Comparison comparison && comparison.operator() == ComparisonOperator.EQUAL) {
                if (!solve(comparison.left(), comparison.right())) {
                    solve(comparison.right(), comparison.left());
                }
            } else if (atom instanceof Call call && call.arguments().size() == 2) {
                solveContainment(call);
            }
        }
        return solutions;
    }

    /** Takes the terms of one side over to the other until a column stands alone. */
    private boolean solve(Expression side, Expression other) {
        if (side instanceof ColumnReference reference) {
            return add(reference.column(), other);
        } else if (side instanceof Arithmetic sum && sum.operator().equals("+")) {
            return solve(sum.left(), new Arithmetic("-", other, sum.right()))
                    || solve(sum.right(), new Arithmetic("-", other, sum.left()));
        } else if (side instanceof Arithmetic difference
                && difference.operator().equals("-")) {
            return solve(difference.left(), new Arithmetic("+", other, difference.right()))
                    || solve(difference.right(), new Arithmetic("-", difference.left(), other));
        }
        return false;
    }

    /** What is to be within a range or a network is its first value. */
    private void solveContainment(Call call) {
        Expression first = call.arguments().get(0);
        Expression second = call.arguments().get(1);
        boolean within = call.function().equals("<@") || call.function().startsWith("<<");
        Expression inner = within ? first : second;
        Expression outer = within ? second : first;
        if (inner instanceof ColumnReference member && outer instanceof ColumnReference container) {
            DataType type = planning.model()
                    .table()
                    .column(container.column())
                    .orElseThrow()
                    .type();
            boolean contains = within || call.function().equals("@>");
            if (type instanceof DataType.RangeType
                    && contains
                    && !call.function().startsWith("<<")) {
                add(member.column(), new Call("lower", List.of(container)));
            } else if (type instanceof DataType.NetworkType && NETWORKS.contains(call.function())) {
                add(member.column(), new Call("#member", List.of(container)));
            }
        }
    }

    private boolean add(String column, Expression value) {
        if (solutions.containsKey(column)
                || !isFree.test(column)
                || value.columns().isEmpty()) {
            return false;
        }
        Set<String> read = new HashSet<>();
        List<String> open = new ArrayList<>(value.columns());
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (read.add(next)) {
                open.addAll(reads(next));
            }
        }
        if (read.contains(column)) {
            return false;
        }
        solutions.put(column, value);
        readByAny.computeIfAbsent(column, name -> new HashSet<>()).addAll(value.columns());
        return true;
    }

    private List<String> reads(String column) {
        List<String> read = new ArrayList<>(RuleCircles.reads(planning, column));
        read.addAll(readByAny.getOrDefault(column, Set.of()));
        return read;
    }
}

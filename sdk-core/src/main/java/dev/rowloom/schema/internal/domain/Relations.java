package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.Comparison;
import dev.rowloom.schema.Expression.ComparisonOperator;
import dev.rowloom.schema.Expression.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What comparisons say together of the values that they compare: {@code a < b} and {@code b < c} leave no room for {@code c <
 * a}.
 *
 * <p>Values are columns, constants, and sums, differences and products of them. Comparisons follow from each other by way of
 * third values (the transitive closure of their graph); what arithmetic says beyond that is not seen.
 */
public final class Relations {

    /** Of so many values the relations are worked out. */
    private static final int MOST = 64;

    private static final byte NOT_ABOVE = 1;
    private static final byte BELOW = 2;

    private final List<Expression> values = new ArrayList<>();
    private final List<int[]> different = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private record Edge(int lower, int upper, byte kind) {}

    private Relations() {}

    /**
     * Returns whether no row can pass all of some atoms.
     *
     * @param present says which columns have a value in every such row: a comparison with null passes
     */
    public static boolean contradict(List<Expression> atoms, Predicate<String> present) {
        Relations relations = new Relations();
        atoms.stream().filter(atom -> atom.columns().stream().allMatch(present)).forEach(relations::add);
        return relations.values.size() <= MOST && relations.areContradictory();
    }

    private void add(Expression atom) {
        if (atom instanceof Expression.Between between) {
            add(new Comparison(ComparisonOperator.GREATER_OR_EQUAL, between.operand(), between.low()));
            add(new Comparison(ComparisonOperator.LESS_OR_EQUAL, between.operand(), between.high()));
        } else if (atom instanceof Comparison comparison && isValue(comparison.left()) && isValue(comparison.right())) {
            int left = number(comparison.left());
            int right = number(comparison.right());
            switch (comparison.operator()) {
                case LESS -> edges.add(new Edge(left, right, BELOW));
                case LESS_OR_EQUAL -> edges.add(new Edge(left, right, NOT_ABOVE));
                case GREATER -> edges.add(new Edge(right, left, BELOW));
                case GREATER_OR_EQUAL -> edges.add(new Edge(right, left, NOT_ABOVE));
                case NOT_EQUAL -> different.add(new int[] {left, right});
                case EQUAL -> {
                    edges.add(new Edge(left, right, NOT_ABOVE));
                    edges.add(new Edge(right, left, NOT_ABOVE));
                }
            }
        }
    }

    /** Returns whether an expression has one value in a row, which is not null where its columns aren't. */
    private static boolean isValue(Expression e) {
        return e instanceof Expression.ColumnReference
                || e instanceof Literal literal && literal.value() != null
                || e instanceof Expression.Negative negative && isValue(negative.operand())
                || e instanceof Expression.Arithmetic arithmetic
                        && List.of("+", "-", "*").contains(arithmetic.operator())
                        && isValue(arithmetic.left())
                        && isValue(arithmetic.right());
    }

    private int number(Expression e) {
        Expression value = ordered(e);
        int known = values.indexOf(value);
        if (known < 0) {
            values.add(value);
        }
        return known < 0 ? values.size() - 1 : known;
    }

    /** {@code a + b} is {@code b + a}. */
    private static Expression ordered(Expression e) {
        if (!(e instanceof Expression.Arithmetic arithmetic)) {
            return e;
        }
        Expression left = ordered(arithmetic.left());
        Expression right = ordered(arithmetic.right());
        boolean swapped = !arithmetic.operator().equals("-") && left.toString().compareTo(right.toString()) > 0;
        return new Expression.Arithmetic(arithmetic.operator(), swapped ? right : left, swapped ? left : right);
    }

    private boolean areContradictory() {
        int count = values.size();
        byte[][] known = new byte[count][count];
        edges.forEach(edge ->
                known[edge.lower()][edge.upper()] = (byte) Math.max(known[edge.lower()][edge.upper()], edge.kind()));
        addConstants(known);
        for (int by = 0; by < count; by++) {
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    if (known[from][by] > 0 && known[by][to] > 0) {
                        known[from][to] = (byte) Math.max(known[from][to], Math.max(known[from][by], known[by][to]));
                    }
                }
            }
        }
        for (int value = 0; value < count; value++) {
            if (known[value][value] == BELOW) {
                return true;
            }
        }
        return different.stream()
                .anyMatch(pair -> pair[0] == pair[1] || known[pair[0]][pair[1]] > 0 && known[pair[1]][pair[0]] > 0);
    }

    private void addConstants(byte[][] known) {
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                BigDecimal left = constant(values.get(i));
                BigDecimal right = constant(values.get(j));
                if (i != j && left != null && right != null && left.compareTo(right) <= 0) {
                    known[i][j] = left.compareTo(right) < 0 ? BELOW : NOT_ABOVE;
                }
            }
        }
    }

    private static @Nullable BigDecimal constant(Expression e) {
        if (e instanceof Expression.Negative negative) {
            BigDecimal value = constant(negative.operand());
            return value == null ? null : value.negate();
        }
        return e instanceof Literal literal && literal.value() instanceof Number number
                ? new BigDecimal(number.toString())
                : null;
    }
}

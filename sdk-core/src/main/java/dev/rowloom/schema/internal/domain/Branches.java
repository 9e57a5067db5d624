package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The ways to pass conditions in normal form together: their disjunctive normal form, without contradictions. */
public final class Branches {

    /** The greatest number of branches. */
    public static final int MOST = 64;

    private static final int MOST_ON_THE_WAY = 512;

    private final Table table;
    private final Predicate<Expression> usable;

    private Branches(Table table, Predicate<Expression> usable) {
        this.table = table;
        this.usable = usable;
    }

    /**
     * The branches of conditions.
     *
     * @param branches the branches, none where the conditions contradict each other
     * @param left the conditions that are no part of the branches because there would be too many
     */
    public record Expanded(List<Branch> branches, List<Expression> left) {

        /** Copies the lists. */
        public Expanded {
            branches = List.copyOf(branches);
            left = List.copyOf(left);
        }
    }

    /**
     * Returns the branches of conditions in normal form.
     *
     * @param usable says which atoms a branch may hold
     */
    public static Expanded of(Table table, List<Expression> conditions, Predicate<Expression> usable) {
        Branches expansion = new Branches(table, usable);
        List<Branch> branches = List.of(Branch.OPEN);
        List<Expression> left = new ArrayList<>();
        List<Expression> bySize = conditions.stream()
                .sorted(Comparator.comparingInt(Branches::size))
                .toList();
        for (Expression condition : bySize) {
            List<Branch> more = expansion.expand(branches, condition);
            if (more == null || more.size() > MOST) {
                left.add(condition);
            } else {
                branches = more;
            }
        }
        return new Expanded(branches, left);
    }

    private static int size(Expression condition) {
        return condition instanceof Expression.Or or
                ? or.operands().stream().mapToInt(Branches::size).sum()
                : condition instanceof Expression.And and
                        ? and.operands().stream()
                                .mapToInt(Branches::size)
                                .reduce(1, (a, b) -> Math.min(100_000, a * b))
                        : 1;
    }

    /** Returns the branches that pass the condition too, or null where there are too many. */
    private @Nullable List<Branch> expand(List<Branch> branches, Expression condition) {
        if (condition instanceof Expression.And and) {
            List<Branch> all = branches;
            List<Expression> bySize = and.operands().stream()
                    .sorted(Comparator.comparingInt(Branches::size))
                    .toList();
            for (Expression operand : bySize) {
                all = all == null ? null : expand(all, operand);
            }
            return all;
        } else if (condition instanceof Expression.Or or && !isAtom(condition)) {
            List<Branch> all = new ArrayList<>();
            for (Expression operand : merged(or)) {
                List<Branch> some = expand(branches, operand);
                if (some == null || all.size() + some.size() > MOST_ON_THE_WAY) {
                    return null;
                }
                some.stream().filter(branch -> !all.contains(branch)).forEach(all::add);
            }
            return all;
        } else if (!usable.test(condition)) {
            return List.of();
        }
        List<Branch> kept = new ArrayList<>();
        for (Branch branch : branches) {
            Branch more = branch.with(table, condition);
            if (more != null && !kept.contains(more)) {
                kept.add(more);
            }
        }
        return kept;
    }

    /** Puts the operands that together are one domain of a column into one. */
    private List<Expression> merged(Expression.Or or) {
        List<Expression> merged = new ArrayList<>();
        Map<String, List<Expression>> ofColumn = new LinkedHashMap<>();
        for (Expression operand : or.operands()) {
            if (operand.columns().size() == 1 && isAtom(operand)) {
                ofColumn.computeIfAbsent(operand.columns().get(0), name -> new ArrayList<>())
                        .add(operand);
            } else {
                merged.add(operand);
            }
        }
        for (List<Expression> tests : ofColumn.values()) {
            Expression one = tests.size() == 1 ? tests.get(0) : new Expression.Or(tests);
            if (isAtom(one)) {
                merged.add(one);
            } else {
                merged.addAll(tests);
            }
        }
        return merged;
    }

    private boolean isAtom(Expression condition) {
        List<String> columns = condition.columns();
        Column column = columns.size() == 1 ? table.column(columns.get(0)).orElse(null) : null;
        Optional<ColumnDomain> solved =
                column == null ? Optional.empty() : new DomainSolver(column).solve(condition);
        return solved.isPresent();
    }
}

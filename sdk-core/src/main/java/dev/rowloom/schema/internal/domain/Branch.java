package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Expression.ColumnReference;
import dev.rowloom.schema.Expression.IsNull;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to pass conditions: what each column has to be, and what is left to test.
 *
 * @param columns the restrictions of the columns that are restricted alone, in order of appearance
 * @param tests conditions on several columns
 * @param atoms all conditions the branch is made of
 */
public record Branch(Map<String, Restriction> columns, List<Expression> tests, List<Expression> atoms) {

    /** The branch that asks nothing. */
    static final Branch OPEN = new Branch(Map.of(), List.of(), List.of());

    /** Copies the collections, keeping their order. */
    public Branch {
        columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        tests = List.copyOf(tests);
        atoms = List.copyOf(atoms);
    }

    /** Returns what is asked of a column. */
    public Presence presence(String column) {
        Restriction restriction = columns.get(column);
        return restriction == null ? Presence.EITHER : restriction.presence();
    }

    /** Returns whether the branch holds an atom of a condition that is left to test. */
    public boolean untested(Expression condition) {
        return tests.stream().anyMatch(test -> holds(condition, test))
                || columns.values().stream()
                        .flatMap(restriction -> restriction.tests().stream())
                        .anyMatch(test -> holds(condition, test));
    }

    private static boolean holds(Expression condition, Expression part) {
        return condition.equals(part) || condition.children().anyMatch(child -> holds(child, part));
    }

    /** Returns the branch with an atom as well, or null where that contradicts it. */
    @Nullable
    Branch with(Table table, Expression atom) {
        if (atom.equals(Formulas.FALSE)) {
            return null;
        } else if (atom.equals(Formulas.TRUE) || atoms.contains(atom)) {
            return this;
        }
        List<Expression> allAtoms = new ArrayList<>(atoms);
        allAtoms.add(atom);
        List<String> names = atom.columns();
        Column column = names.size() == 1 ? table.column(names.get(0)).orElse(null) : null;
        if (column == null) {
            List<Expression> allTests = new ArrayList<>(tests);
            allTests.add(atom);
            return new Branch(columns, allTests, allAtoms);
        }
        Restriction before = columns.get(column.name());
        Restriction after = restricted(
                column,
                before == null ? Restriction.none(ColumnDomain.of(column.type(), column.isNullable())) : before,
                atom);
        if (after == null || after.presence() == Presence.NULL && !column.isNullable()) {
            return null;
        }
        Map<String, Restriction> all = new LinkedHashMap<>(columns);
        all.put(column.name(), after);
        return new Branch(all, tests, allAtoms);
    }

    private static @Nullable Restriction restricted(Column column, Restriction restriction, Expression atom) {
        if (isNullTest(atom)) {
            return restriction.with(Presence.NULL);
        } else if (atom instanceof Expression.Not not && isNullTest(not.operand())) {
            return restriction.with(Presence.VALUE);
        }
        Optional<ColumnDomain> solved = new DomainSolver(column).solve(atom);
        return solved.isPresent() ? restriction.with(solved.get()) : restriction.with(atom);
    }

    private static boolean isNullTest(Expression atom) {
        return atom instanceof IsNull test && test.operand() instanceof ColumnReference;
    }
}

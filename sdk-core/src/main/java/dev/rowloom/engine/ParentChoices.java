package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Restriction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the parents that branches of CHECKs want by the values of their keys. */
final class ParentChoices {

    private final TablePlanning planning;
    private final TableModel model;
    private final TableProgram own;
    private final ReferenceCompiler references;
    private final Map<Branch, Map<Integer, Supplier<ParentChoice>>> known = new HashMap<>();

    /**
     * Makes a finder.
     *
     * @param own the table's program without groups
     */
    ParentChoices(TablePlanning planning, TableProgram own, ReferenceCompiler references) {
        this.planning = planning;
        this.model = planning.model();
        this.own = own;
        this.references = references;
    }

    /** Returns, for each reference of a group, the parents that a branch wants, or nothing where any will do. */
    List<Optional<Supplier<ParentChoice>>> of(GroupPlan plan, Branch branch) {
        Map<Integer, Supplier<ParentChoice>> wanted = wanted(plan, branch);
        return plan.references().stream()
                .map(reference -> Optional.ofNullable(wanted.get(reference)))
                .toList();
    }

    /** Returns the conditions of a branch that hold by the choice of parents. */
    List<Expression> held(GroupPlan plan, Branch branch) {
        return wanted(plan, branch).keySet().stream()
                .flatMap(reference -> asked(branch, reference).stream())
                .toList();
    }

    /**
     * Returns the share of the parents that a branch wants, as far as they can be found now: 0 where a value that it asks
     * for is none of theirs.
     */
    double share(GroupPlan plan, Branch branch) {
        double share = 1;
        for (Map.Entry<Integer, Supplier<ParentChoice>> entry :
                wanted(plan, branch).entrySet()) {
            TableModel.Reference reference = model.references().get(entry.getKey());
            if (!reference.self() && references.isReady(entry.getKey())) {
                long rows = references.parentRows(entry.getKey());
                long found = entry.getValue().get().before(rows);
                // a branch that does not insist on a value can be passed without one
                boolean optional = found == 0
                        && model.isNullable(reference)
                        && plan.branches().size() == 1;
                share *= optional ? 1 : (double) found / rows;
            }
        }
        return share;
    }

    /** Returns whether the parents of a reference are looked up rather than computed. */
    boolean isIndexed(GroupPlan plan, int reference) {
        return references.isReady(reference)
                && plan.branches().stream()
                        .map(branch -> wanted(plan, branch).get(reference))
                        .anyMatch(parents -> parents != null && parents.get() instanceof ParentChoice.Indexed);
    }

    private Map<Integer, Supplier<ParentChoice>> wanted(GroupPlan plan, Branch branch) {
        return known.computeIfAbsent(branch, it -> {
            Map<Integer, Supplier<ParentChoice>> wanted = new TreeMap<>();
            for (int reference : plan.chosen()) {
                Supplier<ParentChoice> parents = wanted(plan, branch, reference);
                if (parents != null) {
                    wanted.put(reference, parents);
                }
            }
            return wanted;
        });
    }

    /** Returns the conditions of a branch that say something about the key of a reference alone. */
    private List<Expression> asked(Branch branch, int number) {
        ForeignKey key = model.references().get(number).foreignKey();
        return branch.atoms().stream()
                .filter(atom -> !atom.columns().isEmpty() && key.columns().containsAll(atom.columns()))
                .toList();
    }

    private @Nullable Supplier<ParentChoice> wanted(GroupPlan plan, Branch branch, int number) {
        TableModel.Reference reference = model.references().get(number);
        List<Expression> asked = asked(branch, number);
        boolean varies = plan.branches().size() > 1 || reference.self() || !references.isReady(number);
        if (!varies || references.parentRows(number) == 0 || asked.isEmpty() || isAbsent(branch, reference)) {
            return null;
        } else if (reference.self() && computed(branch, number, own) == null) {
            // the keys of the same rows may be made by the same group
            return null;
        }
        return new Lazily<>(() -> found(branch, number, asked));
    }

    private static boolean isAbsent(Branch branch, TableModel.Reference reference) {
        return reference.foreignKey().columns().stream()
                .anyMatch(column -> branch.presence(column) == Restriction.Presence.NULL);
    }

    private ParentChoice found(Branch branch, int number, List<Expression> asked) {
        TableProgram parents = references.parentProgram(number);
        LongDomain computed = references.eligible(number) == null ? computed(branch, number, parents) : null;
        return computed == null
                ? indexed(number, parents, asked)
                : new ParentChoice.Computed(
                        computed.intersect(LongDomain.range(0, parents.layout().rows() - 1)));
    }

    private @Nullable LongDomain computed(Branch branch, int number, TableProgram parents) {
        ForeignKey key = model.references().get(number).foreignKey();
        String column = key.columns().get(0);
        Restriction restriction = branch.columns().get(column);
        if (key.columns().size() > 1
                || restriction == null
                || !restriction.tests().isEmpty()) {
            return null;
        }
        LongDomain values = restriction.domain().numbers();
        boolean whole = planning.context(model.position(column)).column().type() instanceof DataType.IntegerType
                && model.parentColumn(key, key.parentColumns().get(0)).type() instanceof DataType.IntegerType;
        int position = references.parentPosition(Objects.requireNonNull(model.referenceOf(model.position(column))));
        return whole && values != null && parents.column(position) instanceof LongProgram program
                ? program.rows(values)
                : null;
    }

    private ParentChoice indexed(int number, TableProgram parents, List<Expression> asked) {
        ForeignKey key = model.references().get(number).foreignKey();
        int[] cells = new int[model.table().columns().size()];
        Arrays.fill(cells, -1);
        int[] positions = new int[key.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            cells[model.table().position(key.columns().get(i))] = i;
            positions[i] = references.parentPosition(
                    new TableModel.ColumnOfReference(number, key.parentColumns().get(i)));
        }
        boolean open = references.isReady(number)
                || Arrays.stream(positions).allMatch(position -> parents.groupOf(position) == null);
        boolean[] fits = new boolean
                [!open ? 0 : (int) Math.min(RowIndex.MOST_ROWS, parents.layout().rows())];
        if (!open) {
            // keys that CHECKs of their own table make may depend on this choice
            return new ParentChoice.Indexed(fits);
        }
        int[] eligible = references.eligible(number);
        Arrays.fill(fits, eligible == null);
        for (int i = 0; eligible != null && i < eligible.length; i++) {
            fits[eligible[i]] = true;
        }
        List<Condition> conditions = asked.stream()
                .map(atom -> Objects.requireNonNull(
                        planning.checks().conditions().compilation(atom).condition()))
                .toList();
        RowIndex.scan(
                parents,
                positions,
                (row, vectors, cell) -> fits[row] &= conditions.stream()
                        .allMatch(condition ->
                                condition.test(column -> cells[column] < 0 ? null : vectors[cells[column]].value(cell))
                                        == Truth.TRUE));
        return new ParentChoice.Indexed(fits);
    }
}

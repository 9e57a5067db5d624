package dev.rowloom.engine;

import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.UniqueKey;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides how each unique key of a table is held. */
final class KeyPlanner {

    /** A partial key of fewer combinations is held by its predicate rather than in all rows. */
    private static final long FEW = 1000;

    private final TableModel model;
    private final KeyPlan plan = new KeyPlan();
    private final KeyAtoms atoms;
    private final KeyReading keys;
    private final KeyHolding holding;
    private final PartialKeys partial;

    /**
     * Makes a planner.
     *
     * @param distinct gives the numbered values of the column at a position, or null where it has none
     * @param contexts gives what is known of the column at a position
     */
    KeyPlanner(TableModel model, IntFunction<@Nullable Distinct> distinct, IntFunction<ColumnContext> contexts) {
        this.model = model;
        this.atoms = new KeyAtoms(model, distinct, contexts);
        this.keys = new KeyReading(model, atoms);
        this.holding = new KeyHolding(model, plan, atoms, keys);
        this.partial = new PartialKeys(model, plan, contexts);
    }

    KeyPlan plan() {
        model.exclusions().unheld().forEach(exclusion -> plan.addUnheld(KeyReading.describe(exclusion)));
        model.keys().stream()
                .sorted(Comparator.<UniqueKey>comparingInt(key -> key.predicate() == null ? 0 : 1)
                        .thenComparingInt(key -> keys.size(key)))
                .forEach(this::hold);
        if (model.owner() >= 0 && plan.isAlone(Atom.reference(model.owner()))) {
            plan.freeChildren(atoms::isFree);
        }
        plan.freeGroups(atoms::isFree);
        model.keys().forEach(partial::vary);
        return plan;
    }

    private void hold(UniqueKey key) {
        if (key.parts().stream().allMatch(part -> KeyExpressions.isConstant(model.table(), part.expression()))) {
            holdConstant(key);
            return;
        }
        if (keys.isFilledByDatabase(key) || keys.isNullInEveryRow(key)) {
            return;
        }
        Set<String> clashing = keys.clashing(key);
        List<Atom> usable = keys.atoms(key).stream()
                .filter(atom -> keys.isWhole(atom, key))
                .filter(atom -> atoms.isFree(atom) || keys.hasOwnerOf(atom, key))
                .filter(atom -> !atoms.isNullable(atom) || atoms.columns(atom).noneMatch(clashing::contains))
                .filter(atom ->
                        atom.isReference() || !plan.isSwitched(atom.column()) && model.beginOf(atom.column()) < 0)
                .toList();
        if (usable.stream().anyMatch(plan::isAlone)
                || isHeld(usable)
                || isPaired(usable)
                || partial.isTrueOnce(key.predicate())) {
            return;
        }
        // a column whose nulls keep rows apart does so alone
        boolean telling = usable.stream().anyMatch(atom -> atoms.isNullable(atom) && atoms.hasMany(atom));
        if (!telling
                && model.nulls().admits(key)
                && (holding.alone(key, usable, true) || holding.sparing(key, usable))) {
            return;
        }
        boolean scarce = isScarce(usable)
                && (usable.isEmpty() || !model.exclusions().keys().contains(key));
        if (scarce && partial.hold(key, PartialKeys.Agreeing.EXACTLY)
                || scarce && hasFew(usable) && partial.hold(key, PartialKeys.Agreeing.ROUGHLY)) {
            return;
        }
        if (!keys.isTold(key) || usable.isEmpty()) {
            holdInPart(key, usable);
        } else if (!holding.alone(key, usable, true)
                && !holding.withinOwner(key, usable)
                && !holding.alone(key, usable, false)) {
            holding.together(key, usable);
        }
    }

    /** Returns whether two references are chosen in pairs of which none comes twice. */
    private boolean isPaired(List<Atom> usable) {
        return model.ordered().isAmong(usable.stream().map(Atom::reference).collect(Collectors.toSet()));
    }

    /** Returns whether a key over all rows would leave hardly any room, or make one-to-one what is not. */
    private boolean isScarce(List<Atom> usable) {
        long references = usable.stream().filter(Atom::isReference).count();
        return references < 2 && usable.stream().noneMatch(atom -> atoms.isAscending(atom) || atoms.hasMany(atom));
    }

    /** Returns whether there are fewer combinations than tables are wont to have rows. */
    private boolean hasFew(List<Atom> usable) {
        return usable.stream().mapToLong(atoms::space).reduce(1, RowCounts::product) < FEW;
    }

    /** Of a key over expressions that may make different values equal, a plain column with many values is enough. */
    private void holdInPart(UniqueKey key, List<Atom> usable) {
        List<Atom> plentiful = usable.stream()
                .filter(atom -> atoms.isAscending(atom) || atoms.isLarge(atom))
                .toList();
        if (!holding.alone(key, plentiful, true)
                && !holding.alone(key, plentiful, false)
                && !partial.hold(key, PartialKeys.Agreeing.ROUGHLY)) {
            plan.addUnheld(keys.describe(key));
        }
    }

    /** A key that is the same in all rows admits one, or one for which its predicate is true. */
    private void holdConstant(UniqueKey key) {
        if (key.predicate() == null) {
            plan.addBound(new Bound(keys.describe(key), List.of(), -1));
        } else if (!partial.hold(key, PartialKeys.Agreeing.ROUGHLY)) {
            plan.addUnheld(keys.describe(key));
        }
    }

    /** Returns whether what holds another key holds one over these atoms too. */
    private boolean isHeld(List<Atom> usable) {
        Set<Atom> members = new LinkedHashSet<>(usable);
        boolean byOwner = members.contains(Atom.reference(model.owner()))
                && (members.stream().anyMatch(atom -> plan.assignment(atom) instanceof Assignment.Ordinal)
                        || plan.ownerGroups().stream().anyMatch(members::containsAll));
        return byOwner || plan.tableGroups().stream().anyMatch(members::containsAll);
    }
}

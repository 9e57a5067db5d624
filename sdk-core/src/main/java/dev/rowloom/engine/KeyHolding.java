package dev.rowloom.engine;

import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.UniqueKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways to hold a unique key; each says so in the plan. */
final class KeyHolding {

    /** So many combinations are more than rows that anyone makes. */
    private static final long ENOUGH = 1L << 50;

    /** So many values are enough for the rows of a table whose references should be free. */
    private static final long PLENTY = 1L << 24;

    private final TableModel model;
    private final KeyPlan plan;
    private final KeyAtoms atoms;
    private final KeyReading keys;

    KeyHolding(TableModel model, KeyPlan plan, KeyAtoms atoms, KeyReading keys) {
        this.model = model;
        this.plan = plan;
        this.atoms = atoms;
        this.keys = keys;
    }

    /**
     * Holds the key by one column or reference whose values all differ; returns whether there is one.
     *
     * @param obvious whether only what ascends by itself counts, rather than what has many values
     */
    boolean alone(UniqueKey key, List<Atom> usable, boolean obvious) {
        List<Atom> candidates = usable.stream()
                .filter(atom -> plan.assignment(atom) == null && atoms.isFree(atom))
                .filter(atom -> usable.size() == 1 && keys.size(key) == 1
                        || (obvious ? atoms.isAscending(atom) : atoms.isLarge(atom)))
                .toList();
        if (candidates.isEmpty()) {
            return false;
        }
        // what says where a row is goes with other columns, so that it is the last to have to differ
        Atom chosen = candidates.stream()
                .filter(atom -> !atoms.isWhere(atom))
                .findFirst()
                .orElse(candidates.get(0));
        boolean ownerOfMany = chosen.isReference() && chosen.reference() == model.owner() && keys.size(key) > 1;
        if (ownerOfMany || !atoms.isNumbered(chosen)) {
            return false;
        }
        plan.assign(chosen, new Assignment.Alone());
        plan.addBound(new Bound(keys.describe(key), List.of(chosen), -1));
        return true;
    }

    /** Has rows differ in as many columns and references as it takes, so that others may be null; returns whether they can. */
    boolean sparing(UniqueKey key, List<Atom> usable) {
        Atom owner = Atom.reference(model.owner());
        boolean byOwner = model.owner() >= 0 && usable.contains(owner) && !plan.isAlone(owner);
        boolean numbered = byOwner
                && usable.stream()
                        .anyMatch(atom ->
                                !atom.isReference() && plan.assignment(atom) == null && atoms.isLineNumber(atom));
        List<Atom> candidates = model.nulls().candidates(key).stream()
                .filter(atom -> plan.assignment(atom) == null)
                .filter(atom -> atom.isReference() || !plan.isSwitched(atom.column()))
                .filter(atoms::isNumbered)
                .toList();
        if (numbered || candidates.isEmpty()) {
            return false;
        }
        plan.addSpared(new KeyPlan.Spared(keys.describe(key), candidates, byOwner ? model.owner() : -1));
        return true;
    }

    /** Has the children of one owner differ in something else of the key; returns whether there is something. */
    boolean withinOwner(UniqueKey key, List<Atom> usable) {
        Atom owner = Atom.reference(model.owner());
        if (model.owner() < 0 || !usable.contains(owner) || plan.isAlone(owner)) {
            return false;
        }
        List<Atom> free = usable.stream()
                .filter(atom -> !atom.equals(owner) && plan.assignment(atom) == null)
                .filter(atoms::isNumbered)
                .toList();
        Optional<Atom> counter = free.stream()
                .filter(atom -> !atom.isReference() && atoms.isLineNumber(atom))
                .findFirst();
        if (counter.isPresent()) {
            plan.assign(counter.get(), new Assignment.Ordinal());
            plan.addBound(new Bound(keys.describe(key), List.of(counter.get()), model.owner()));
            return true;
        }
        boolean other = free.stream().anyMatch(atom -> atoms.isLarge(atom) && !atoms.isWhere(atom));
        List<Atom> small = free.stream()
                .filter(atom -> !atoms.isLarge(atom) && !(other && atoms.isWhere(atom)))
                .filter(atoms::isNotSelf)
                .toList();
        if (small.isEmpty()) {
            return false;
        }
        // references make the other side of a junction; one is enough to differ only if it is alone
        Optional<Atom> where = small.stream().filter(atoms::isNamedPlace).findFirst();
        List<Atom> group = small.stream().anyMatch(Atom::isReference)
                ? small.stream().filter(Atom::isReference).toList()
                : small.subList(0, 1);
        group = group.size() < small.size() && free.stream().noneMatch(atoms::isLarge) ? small : group;
        // the name of a place differs by itself, and what else is told of the place goes with it
        group = where.isPresent() && small.stream().allMatch(atoms::isOfPlace) ? List.of(where.get()) : group;
        int number = plan.addOwnerGroup(group);
        for (int i = 0; i < group.size(); i++) {
            plan.assign(group.get(i), new Assignment.WithinOwner(number, i));
        }
        plan.addBound(new Bound(keys.describe(key), group, model.owner()));
        return true;
    }

    /** Has rows walk the combinations of several columns and references, or records that the key is not held. */
    void together(UniqueKey key, List<Atom> usable) {
        List<Atom> group = usable.stream()
                .filter(atom -> plan.assignment(atom) == null)
                .filter(atoms::isNumbered)
                .filter(atoms::isNotSelf)
                .filter(atom -> atom.reference() < 0 || atom.reference() != model.owner())
                .filter(atoms::isFree)
                .toList();
        group = withoutAsked(group);
        boolean many = group.stream().anyMatch(atoms::hasMany);
        Optional<Atom> self = usable.stream()
                .filter(atom -> !atoms.isNotSelf(atom) && plan.assignment(atom) == null && atoms.isFree(atom))
                .findFirst();
        if (self.isPresent() && !many) {
            // each row refers to another one: the row before it
            plan.assign(self.get(), new Assignment.Alone());
            plan.addBound(new Bound(keys.describe(key), List.of(self.get()), -1));
            return;
        }
        boolean narrow = group.size() == 1 && keys.size(key) > 1 && !many;
        if ((group.isEmpty() || narrow) && widen(key, usable, narrow ? KeyAtoms.MANY : 0)) {
            return;
        }
        if (group.isEmpty()) {
            plan.addUnheld(keys.describe(key));
            return;
        }
        group = enough(group);
        if (group.size() == 1) {
            plan.assign(group.get(0), new Assignment.Alone());
        } else {
            int number = plan.addTableGroup(group);
            for (int i = 0; i < group.size(); i++) {
                plan.assign(group.get(i), new Assignment.Together(number, i));
            }
        }
        plan.addBound(new Bound(keys.describe(key), group, -1));
    }

    /** Leaves out references whose parents CHECKs or predicates ask for, where a column has values for more rows than any. */
    private List<Atom> withoutAsked(List<Atom> group) {
        if (group.stream().noneMatch(atom -> !atom.isReference() && atoms.space(atom) >= PLENTY)) {
            return group;
        }
        return group.stream()
                .filter(atom -> !atom.isReference()
                        || !ChosenReferences.isAsked(
                                model, model.references().get(atom.reference()).foreignKey()))
                .toList();
    }

    /** Returns the first atoms of a group, as soon as there are more combinations than rows can be: the rest is free. */
    private List<Atom> enough(List<Atom> group) {
        long combinations = 1;
        for (int i = 0; i < group.size(); i++) {
            combinations = RowCounts.product(combinations, atoms.preferred(group.get(i)));
            if (combinations >= ENOUGH) {
                return group.subList(0, i + 1);
            }
        }
        return group;
    }

    /**
     * Has what differs among the children of one owner differ in all rows; returns whether there is such.
     *
     * @param least how many values a column has to have for that; references come after such columns
     */
    private boolean widen(UniqueKey key, List<Atom> usable, long least) {
        List<Atom> candidates = usable.stream()
                .filter(atom -> isWidenable(plan.assignment(atom)) && atoms.isNotSelf(atom) && atoms.isFree(atom))
                .filter(atoms::isNumbered)
                .toList();
        Optional<Atom> widest = candidates.stream()
                .filter(atom -> !atom.isReference() && atoms.space(atom) >= Math.max(least, KeyAtoms.MANY))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(atom -> least == 0 || atom.isReference())
                        .max(Comparator.comparingLong(atoms::space)));
        widest.ifPresent(atom -> {
            plan.assign(atom, new Assignment.Alone());
            plan.addBound(new Bound(keys.describe(key), List.of(atom), -1));
        });
        return widest.isPresent();
    }

    /** What differs in all rows differs in every part of them, so that keys held before stay held. */
    private static boolean isWidenable(@Nullable Assignment assignment) {
        return !(assignment instanceof Assignment.Alone);
    }
}

package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.UniqueKey;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Decides how each unique key of a table is held. */
final class KeyPlanner {

    /** A column with so many values may differ in all rows rather than have each row refer to the row before it. */
    private static final long MANY = 30_000;

    private final Schema schema;
    private final TableModel model;
    private final IntFunction<@Nullable Distinct> distinct;
    private final KeyPlan plan = new KeyPlan();

    /**
     * Makes a planner.
     *
     * @param distinct gives the numbered values of the column at a position, or null where it has none
     */
    KeyPlanner(Schema schema, TableModel model, IntFunction<@Nullable Distinct> distinct) {
        this.schema = schema;
        this.model = model;
        this.distinct = distinct;
    }

    KeyPlan plan() {
        model.table().uniqueKeys().stream()
                .sorted(Comparator.comparingInt(key -> atoms(key).size()))
                .forEach(this::hold);
        return plan;
    }

    private void hold(UniqueKey key) {
        Set<Atom> atoms = atoms(key);
        if (columnsOf(key).isEmpty() || atoms.isEmpty()) {
            // columns the database fills by itself, or expressions without a column
            return;
        }
        if (atoms.stream().anyMatch(atom -> plan.isAlone(atom) && isWhole(atom, key)) || isHeld(atoms)) {
            return;
        }
        List<Atom> usable = atoms.stream().filter(atom -> isWhole(atom, key)).toList();
        if (!holdAlone(key, usable, true) && !holdWithinOwner(key, usable) && !holdAlone(key, usable, false)) {
            holdTogether(key, usable);
        }
    }

    /** One column or reference whose values all differ is enough. */
    private boolean holdAlone(UniqueKey key, List<Atom> usable, boolean obvious) {
        List<Atom> candidates = usable.stream()
                .filter(atom -> plan.assignment(atom) == null)
                .filter(atom ->
                        usable.size() == 1 && atomCount(key) == 1 || (obvious ? isAscending(atom) : isLarge(atom)))
                .toList();
        if (candidates.isEmpty() || candidates.get(0).isReference() && isOwnerButNotSole(candidates.get(0), key)) {
            return false;
        }
        Atom chosen = candidates.get(0);
        if (!chosen.isReference() && distinct.apply(chosen.column()) == null) {
            return false;
        }
        plan.assign(chosen, new Assignment.Alone());
        plan.addBound(new Bound(describe(key), List.of(chosen), -1));
        return true;
    }

    private boolean isOwnerButNotSole(Atom atom, UniqueKey key) {
        return atom.reference() == model.owner() && atomCount(key) > 1;
    }

    private int atomCount(UniqueKey key) {
        return atoms(key).size();
    }

    /** Children of one owner differ in something else of the key. */
    private boolean holdWithinOwner(UniqueKey key, List<Atom> usable) {
        Atom owner = Atom.reference(model.owner());
        if (model.owner() < 0 || !usable.contains(owner) || plan.isAlone(owner)) {
            return false;
        }
        List<Atom> free = usable.stream()
                .filter(atom -> !atom.equals(owner) && plan.assignment(atom) == null)
                .filter(atom -> atom.isReference() || distinct.apply(atom.column()) != null)
                .toList();
        Optional<Atom> counter = free.stream()
                .filter(atom -> !atom.isReference() && isLineNumber(atom))
                .findFirst();
        if (counter.isPresent()) {
            plan.assign(counter.get(), new Assignment.Ordinal());
            plan.addBound(new Bound(describe(key), List.of(counter.get()), model.owner()));
            return true;
        }
        List<Atom> small = free.stream()
                .filter(atom -> !isLarge(atom))
                .filter(this::isNotSelf)
                .toList();
        if (small.isEmpty()) {
            return false;
        }
        // references make the other side of a junction; one is enough to differ only if it is alone
        List<Atom> group = small.stream().anyMatch(Atom::isReference)
                ? small.stream().filter(Atom::isReference).toList()
                : small.subList(0, 1);
        group = group.size() < small.size() && free.stream().noneMatch(this::isLarge) ? small : group;
        int number = plan.addOwnerGroup(group);
        for (int i = 0; i < group.size(); i++) {
            plan.assign(group.get(i), new Assignment.WithinOwner(number, i));
        }
        plan.addBound(new Bound(describe(key), group, model.owner()));
        return true;
    }

    /** Rows walk the combinations of several columns and references. */
    private void holdTogether(UniqueKey key, List<Atom> usable) {
        List<Atom> group = usable.stream()
                .filter(atom -> plan.assignment(atom) == null)
                .filter(atom -> atom.isReference() || distinct.apply(atom.column()) != null)
                .filter(this::isNotSelf)
                .filter(atom -> atom.reference() < 0 || atom.reference() != model.owner())
                .toList();
        boolean many = group.stream().anyMatch(this::hasMany);
        Optional<Atom> self = usable.stream()
                .filter(atom -> !isNotSelf(atom) && plan.assignment(atom) == null)
                .findFirst();
        if (self.isPresent() && !many) {
            // each row refers to another one: the row before it
            plan.assign(self.get(), new Assignment.Alone());
            plan.addBound(new Bound(describe(key), List.of(self.get()), -1));
            return;
        }
        boolean narrow = group.size() == 1 && atomCount(key) > 1 && !many;
        if ((group.isEmpty() || narrow) && widen(key, usable, narrow ? MANY : 0)) {
            return;
        }
        if (group.isEmpty()) {
            plan.addUnheld(describe(key));
            return;
        }
        if (group.size() == 1) {
            plan.assign(group.get(0), new Assignment.Alone());
        } else {
            int number = plan.addTableGroup(group);
            for (int i = 0; i < group.size(); i++) {
                plan.assign(group.get(i), new Assignment.Together(number, i));
            }
        }
        plan.addBound(new Bound(describe(key), group, -1));
    }

    /**
     * What differs among the children of one owner can as well differ in all rows.
     *
     * @param least how many values a column has to have for that; references come after such columns
     */
    private boolean widen(UniqueKey key, List<Atom> usable, long least) {
        List<Atom> candidates = usable.stream()
                .filter(atom -> isWidenable(plan.assignment(atom)) && isNotSelf(atom))
                .toList();
        Optional<Atom> widest = candidates.stream()
                .filter(atom -> !atom.isReference() && space(atom) >= Math.max(least, MANY))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(atom -> least == 0)
                        .max(Comparator.comparingLong(this::space)));
        widest.ifPresent(atom -> {
            plan.assign(atom, new Assignment.Alone());
            plan.addBound(new Bound(describe(key), List.of(atom), -1));
        });
        return widest.isPresent();
    }

    private long space(Atom atom) {
        if (atom.isReference()) {
            // as many as the parent has rows, which is more than a short list of values
            return MANY;
        }
        Distinct values = distinct.apply(atom.column());
        return values == null ? 0 : values.space();
    }

    private boolean isWidenable(@Nullable Assignment assignment) {
        return assignment instanceof Assignment.Ordinal
                || (assignment instanceof Assignment.WithinOwner within
                        && plan.ownerGroups().get(within.group()).size() == 1);
    }

    private boolean hasMany(Atom atom) {
        return !atom.isReference() && space(atom) >= MANY;
    }

    /** Returns whether what holds another key holds one over these atoms too. */
    private boolean isHeld(Set<Atom> atoms) {
        boolean byOwner = atoms.contains(Atom.reference(model.owner()))
                && (atoms.stream().anyMatch(atom -> plan.assignment(atom) instanceof Assignment.Ordinal)
                        || plan.ownerGroups().stream().anyMatch(atoms::containsAll));
        return byOwner || plan.tableGroups().stream().anyMatch(atoms::containsAll);
    }

    private Set<Atom> atoms(UniqueKey key) {
        Set<Atom> atoms = new LinkedHashSet<>();
        for (String column : columnsOf(key)) {
            int position = model.position(column);
            if (position >= 0) {
                TableModel.ColumnOfReference reference = model.referenceOf(position);
                atoms.add(reference == null ? Atom.column(position) : Atom.reference(reference.reference()));
            }
        }
        return atoms;
    }

    /** Returns the columns of a key; those inside expressions count, as far as a known function folds them. */
    static List<String> columnsOf(UniqueKey key) {
        return key.parts().stream()
                .flatMap(part -> part.expression().columns().stream())
                .distinct()
                .toList();
    }

    /** Returns whether different parents of a reference differ in the columns that belong to the key. */
    private boolean isWhole(Atom atom, UniqueKey key) {
        if (!atom.isReference()) {
            return true;
        }
        ForeignKey reference = model.references().get(atom.reference()).foreignKey();
        List<String> keyColumns = columnsOf(key);
        Set<String> parentColumns = new LinkedHashSet<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            if (keyColumns.contains(reference.columns().get(i))) {
                parentColumns.add(reference.parentColumns().get(i));
            }
        }
        return schema.table(reference.parentTable()).orElseThrow().uniqueKeys().stream()
                .anyMatch(parentKey -> parentColumns.containsAll(parentKey.columns()) && parentKey.isPlain());
    }

    private boolean isAscending(Atom atom) {
        if (atom.isReference()) {
            return false;
        }
        Rule rule = ruleOf(atom);
        return rule instanceof Rule.Sequence || rule instanceof Rule.Uuid;
    }

    private boolean isLineNumber(Atom atom) {
        return model.columns().get(atom.column()).type() instanceof DataType.IntegerType
                && !(ruleOf(atom) instanceof Rule.Values);
    }

    private Rule ruleOf(Atom atom) {
        String name = model.columns().get(atom.column()).name();
        return java.util.Objects.requireNonNull(model.blueprint().columns().get(name))
                .rule();
    }

    private boolean isLarge(Atom atom) {
        if (atom.isReference()) {
            return false;
        }
        Distinct values = distinct.apply(atom.column());
        return values != null && values.isLarge();
    }

    private boolean isNotSelf(Atom atom) {
        return !atom.isReference() || !model.references().get(atom.reference()).self();
    }

    private String describe(UniqueKey key) {
        String kind = key.kind() == UniqueKey.Kind.PRIMARY ? "primary key" : "unique key";
        return kind + (key.name() == null ? "" : " " + key.name()) + " (" + String.join(", ", columnsOf(key)) + ")";
    }
}

package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Exclusion;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides how each unique key of a table is held. */
final class KeyPlanner {

    /** A column with so many values may differ in all rows rather than have each row refer to the row before it. */
    private static final long MANY = 30_000;

    /** A partial key of fewer combinations is held by its predicate rather than in all rows. */
    private static final long FEW = 1000;

    /** So many combinations are more than rows that anyone makes. */
    private static final long ENOUGH = 1L << 50;

    private final Schema schema;
    private final TableModel model;
    private final IntFunction<@Nullable Distinct> distinct;
    private final IntPredicate alwaysNull;
    private final IntFunction<ColumnContext> contexts;
    private final KeyPlan plan = new KeyPlan();

    /**
     * Makes a planner.
     *
     * @param distinct gives the numbered values of the column at a position, or null where it has none
     * @param contexts gives what is known of the column at a position
     */
    KeyPlanner(TableModel model, IntFunction<@Nullable Distinct> distinct, IntFunction<ColumnContext> contexts) {
        this.contexts = contexts;
        this.alwaysNull = position ->
                contexts.apply(position).rule() instanceof Rule.Constant constant && constant.value() == null;
        this.schema = model.schema();
        this.model = model;
        this.distinct = distinct;
    }

    KeyPlan plan() {
        model.exclusions().unheld().forEach(exclusion -> plan.addUnheld(describe(exclusion)));
        model.keys().stream()
                .sorted(Comparator.<UniqueKey>comparingInt(key -> key.predicate() == null ? 0 : 1)
                        .thenComparingInt(key -> atoms(key).size()))
                .forEach(this::hold);
        model.keys().forEach(key -> new PartialKeys(model, plan, contexts).vary(key));
        if (model.owner() >= 0 && plan.isAlone(Atom.reference(model.owner()))) {
            // of an only child there is nothing to number
            plan.freeOrdinals();
        }
        return plan;
    }

    private void hold(UniqueKey key) {
        if (key.parts().stream().allMatch(part -> KeyExpressions.isConstant(model.table(), part.expression()))) {
            holdConstant(key);
            return;
        }
        List<String> columns = columnsOf(key);
        if (!columns.isEmpty() && columns.stream().allMatch(this::isFilledByDatabase) || isNullInEveryRow(key)) {
            return;
        }
        Set<String> clashing = clashing(key);
        List<Atom> usable = atoms(key).stream()
                .filter(atom -> isWhole(atom, key))
                .filter(atom -> isFree(atom) || hasOwnerOf(atom, key))
                .filter(atom -> !isNullable(atom) || columns(atom).noneMatch(clashing::contains))
                .filter(atom ->
                        atom.isReference() || !plan.isSwitched(atom.column()) && model.beginOf(atom.column()) < 0)
                .toList();
        PartialKeys partial = new PartialKeys(model, plan, contexts);
        if (usable.stream().anyMatch(plan::isAlone) || isHeld(usable) || partial.isTrueOnce(key.predicate())) {
            return;
        }
        boolean scarce = isScarce(usable)
                && (usable.isEmpty() || !model.exclusions().keys().contains(key));
        if (scarce && partial.hold(key, PartialKeys.Agreeing.EXACTLY)
                || scarce && hasFew(usable) && partial.hold(key, PartialKeys.Agreeing.ROUGHLY)) {
            return;
        }
        if (!isTold(key) || usable.isEmpty()) {
            holdInPart(key, usable);
        } else if (!holdAlone(key, usable, true) && !holdWithinOwner(key, usable) && !holdAlone(key, usable, false)) {
            holdTogether(key, usable);
        }
    }

    /** Returns whether a key over all rows would leave hardly any room, or make one-to-one what is not. */
    private boolean isScarce(List<Atom> usable) {
        long references = usable.stream().filter(Atom::isReference).count();
        return references < 2 && usable.stream().noneMatch(atom -> isAscending(atom) || hasMany(atom));
    }

    /** Returns whether there are fewer combinations than tables are wont to have rows. */
    private boolean hasFew(List<Atom> usable) {
        return usable.stream().mapToLong(this::space).reduce(1, RowCounts::product) < FEW;
    }

    /** Returns whether all of its parents are there for a reference to choose. */
    private boolean isFree(Atom atom) {
        return !atom.isReference() || !model.references().get(atom.reference()).isScoped();
    }

    /** Returns whether the owner decides which parents a reference can choose, and is part of the key. */
    private boolean hasOwnerOf(Atom atom, UniqueKey key) {
        int lead = model.lead(model.references().get(atom.reference()));
        Atom owner = Atom.reference(model.owner());
        return lead >= 0 && lead == model.owner() && atoms(key).contains(owner) && isWhole(owner, key);
    }

    /** Of a key over expressions that may make different values equal, a plain column with many values is enough. */
    private void holdInPart(UniqueKey key, List<Atom> usable) {
        List<Atom> plentiful = usable.stream()
                .filter(atom -> isAscending(atom) || isLarge(atom))
                .toList();
        if (!holdAlone(key, plentiful, true)
                && !holdAlone(key, plentiful, false)
                && !new PartialKeys(model, plan, contexts).hold(key, PartialKeys.Agreeing.ROUGHLY)) {
            plan.addUnheld(describe(key));
        }
    }

    private boolean isNullInEveryRow(UniqueKey key) {
        return key.nulls() == UniqueKey.NullComparison.DISTINCT
                && key.columns().stream()
                        .map(model::position)
                        .anyMatch(position -> position >= 0 && alwaysNull.test(position));
    }

    private boolean isFilledByDatabase(String column) {
        return model.position(column) < 0
                && model.table()
                        .column(column)
                        .filter(it -> it.computedAs().isPresent())
                        .isEmpty();
    }

    /** Returns whether every part of a key differs where its column does. */
    private boolean isTold(UniqueKey key) {
        return key.parts().stream().allMatch(part -> {
            KeyExpressions.Told told = KeyExpressions.told(model.table(), part);
            return told != null && model.position(told.column()) >= 0;
        });
    }

    private List<String> toldColumns(UniqueKey key) {
        return KeyExpressions.told(model.table(), key).stream()
                .map(KeyExpressions.Told::column)
                .distinct()
                .toList();
    }

    /** Returns the columns whose nulls make two rows clash that agree in the rest; a null in another one keeps them apart. */
    private Set<String> clashing(UniqueKey key) {
        return KeyExpressions.told(model.table(), key).stream()
                .filter(told -> told.nullCounts() || key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT)
                .map(KeyExpressions.Told::column)
                .collect(Collectors.toSet());
    }

    private Stream<String> columns(Atom atom) {
        return atom.isReference()
                ? model.references().get(atom.reference()).foreignKey().columns().stream()
                : Stream.of(model.columns().get(atom.column()).name());
    }

    private boolean isNullable(Atom atom) {
        return atom.isReference()
                ? model.isNullable(model.references().get(atom.reference()))
                : model.isNullable(model.columns().get(atom.column()).name());
    }

    /** A key that is the same in all rows admits one, or one for which its predicate is true. */
    private void holdConstant(UniqueKey key) {
        if (key.predicate() == null) {
            plan.addBound(new Bound(describe(key), List.of(), -1));
        } else if (!new PartialKeys(model, plan, contexts).hold(key, PartialKeys.Agreeing.ROUGHLY)) {
            plan.addUnheld(describe(key));
        }
    }

    /** One column or reference whose values all differ is enough. */
    private boolean holdAlone(UniqueKey key, List<Atom> usable, boolean obvious) {
        List<Atom> candidates = usable.stream()
                .filter(atom -> plan.assignment(atom) == null && isFree(atom))
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
                .filter(this::isFree)
                .toList();
        boolean many = group.stream().anyMatch(this::hasMany);
        Optional<Atom> self = usable.stream()
                .filter(atom -> !isNotSelf(atom) && plan.assignment(atom) == null && isFree(atom))
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
        group = enough(group);
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

    /** Returns the first atoms of a group, as soon as there are more combinations than rows can be: the rest is free. */
    private List<Atom> enough(List<Atom> group) {
        long combinations = 1;
        for (int i = 0; i < group.size(); i++) {
            Distinct values = group.get(i).isReference()
                    ? null
                    : distinct.apply(group.get(i).column());
            combinations = RowCounts.product(combinations, values == null ? 1 : values.preferred());
            if (combinations >= ENOUGH) {
                return group.subList(0, i + 1);
            }
        }
        return group;
    }

    /**
     * What differs among the children of one owner can as well differ in all rows.
     *
     * @param least how many values a column has to have for that; references come after such columns
     */
    private boolean widen(UniqueKey key, List<Atom> usable, long least) {
        List<Atom> candidates = usable.stream()
                .filter(atom -> isWidenable(plan.assignment(atom)) && isNotSelf(atom) && isFree(atom))
                .filter(atom -> atom.isReference() || distinct.apply(atom.column()) != null)
                .toList();
        Optional<Atom> widest = candidates.stream()
                .filter(atom -> !atom.isReference() && space(atom) >= Math.max(least, MANY))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(atom -> least == 0 || atom.isReference())
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

    /** What differs in all rows differs in every part of them, so that keys held before stay held. */
    private static boolean isWidenable(@Nullable Assignment assignment) {
        return !(assignment instanceof Assignment.Alone);
    }

    private boolean hasMany(Atom atom) {
        return !atom.isReference() && space(atom) >= MANY;
    }

    /** Returns whether what holds another key holds one over these atoms too. */
    private boolean isHeld(List<Atom> usable) {
        Set<Atom> atoms = new LinkedHashSet<>(usable);
        boolean byOwner = atoms.contains(Atom.reference(model.owner()))
                && (atoms.stream().anyMatch(atom -> plan.assignment(atom) instanceof Assignment.Ordinal)
                        || plan.ownerGroups().stream().anyMatch(atoms::containsAll));
        return byOwner || plan.tableGroups().stream().anyMatch(atoms::containsAll);
    }

    private Set<Atom> atoms(UniqueKey key) {
        Set<Atom> atoms = new LinkedHashSet<>();
        for (String column : toldColumns(key)) {
            int position = model.position(column);
            if (position >= 0) {
                TableModel.ColumnOfReference reference = model.referenceOf(position);
                atoms.add(reference == null ? Atom.column(position) : Atom.reference(reference.reference()));
            }
        }
        // what is the same in all rows tells none apart, so that the rest has to
        Set<Atom> telling = new LinkedHashSet<>(atoms);
        telling.removeIf(this::isConstant);
        return telling.isEmpty() ? atoms : telling;
    }

    private boolean isConstant(Atom atom) {
        boolean mayVary = atom.isReference() || alwaysNull.test(atom.column());
        Distinct values = mayVary ? null : distinct.apply(atom.column());
        return values != null
                && values.space() == 1
                && !model.isNullable(model.columns().get(atom.column()).name());
    }

    /** Returns the columns of a key, those inside expressions too. */
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
        List<String> keyColumns = KeyExpressions.told(model.table(), key).stream()
                .filter(KeyExpressions.Told::isWhole)
                .map(KeyExpressions.Told::column)
                .toList();
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
        Column column = model.columns().get(atom.column());
        LongDomain numbers = model.domains().column(column.name()).numbers();
        boolean listed = numbers != null && numbers.hasGaps();
        return column.type() instanceof DataType.IntegerType && !listed && !(ruleOf(atom) instanceof Rule.Values);
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

    private static String describe(Exclusion exclusion) {
        List<String> columns = exclusion.elements().stream()
                .flatMap(element -> element.expression().columns().stream())
                .distinct()
                .toList();
        return "exclusion constraint" + (exclusion.name() == null ? "" : " " + exclusion.name()) + " ("
                + String.join(", ", columns) + ")";
    }

    private String describe(UniqueKey key) {
        String kind = key.kind() == UniqueKey.Kind.PRIMARY
                ? "primary key"
                : model.exclusions().keys().contains(key) ? "exclusion constraint" : "unique key";
        return kind + (key.name() == null ? "" : " " + key.name()) + " (" + String.join(", ", columnsOf(key)) + ")";
    }
}

package dev.rowloom.engine;

import dev.rowloom.blueprint.Cardinality;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compiles the foreign keys of one table, and the numbers that groups of columns share. */
final class ReferenceCompiler {

    private static final double PLAIN_CONCENTRATION = 0.2;
    private static final double NUMBERED_CONCENTRATION = 0.6;

    /** More combinations are not told apart by a number of 64 bits. */
    private static final long MOST_COMBINATIONS = 1L << 60;

    private final Map<Integer, Switch> switches = new HashMap<>();
    private final TablePlanning planning;
    private final TableModel model;
    private final Map<String, TablePlanning> tables;
    private final RowCounts counts;
    private final Scopes scopes;
    private final Map<String, TableProgram> programs;
    private final Streams streams;
    private final String table;
    private final long rows;
    private @Nullable OwnerLayout ownerLayout;
    private final long[][] ownerGroupSpaces;
    private final long[][] tableGroupValues;
    private final long[][] tableGroupSpaces;

    /**
     * Makes a compiler.
     *
     * @param programs where the programs of all tables will be
     */
    ReferenceCompiler(
            TablePlanning planning,
            Map<String, TablePlanning> tables,
            RowCounts counts,
            Scopes scopes,
            Map<String, TableProgram> programs,
            Streams streams) {
        this.planning = planning;
        this.model = planning.model();
        this.tables = tables;
        this.counts = counts;
        this.scopes = scopes;
        this.table = model.table().id();
        this.programs = programs;
        this.streams = streams;
        this.rows = counts.of(model.table().id());
        if (model.owner() >= 0 && parents(model.owner()) > 0) {
            ownerLayout = layout(model.owner());
        }
        long siblings = ownerLayout == null ? 1 : ownerLayout.mostChildren();
        this.ownerGroupSpaces = spaces(planning.keys().ownerGroups(), siblings);
        this.tableGroupValues = spaces(planning.keys().tableGroups(), rows);
        this.tableGroupSpaces = new long[tableGroupValues.length][];
        for (int group = 0; group < tableGroupSpaces.length; group++) {
            tableGroupSpaces[group] = tableGroupValues[group].clone();
            for (int i = 0; i < tableGroupSpaces[group].length; i++) {
                Atom atom = planning.keys().tableGroups().get(group).get(i);
                tableGroupSpaces[group][i] += nullSlots(atom, tableGroupValues[group][i]);
            }
        }
    }

    private long nullSlots(Atom atom, long values) {
        return atom.isReference() || !planning.isNullable(atom)
                ? 0
                : NullSlots.of(planning.context(atom.column()), values);
    }

    /** Returns whether nulls of a column are among the values that it has together with others. */
    boolean holdsNulls(Atom atom) {
        return planning.keys().assignment(atom) instanceof Assignment.Together together
                && tableGroupSpaces[together.group()][together.place()]
                        > tableGroupValues[together.group()][together.place()];
    }

    @Nullable
    OwnerLayout ownerLayout() {
        return ownerLayout;
    }

    /** Returns whether the parents of a reference are looked up in an index rather than computed. */
    boolean isIndexed(int reference) {
        return scopes.eligible(table, reference) != null || scopes.isIndexed(table, reference);
    }

    ReferenceProgram[] programs() {
        ReferenceProgram[] compiled = new ReferenceProgram[model.references().size()];
        for (int i = 0; i < compiled.length; i++) {
            compiled[i] = program(i);
        }
        return compiled;
    }

    Joint[] joints() {
        List<Joint> joints = new ArrayList<>();
        for (int group = 0; group < tableGroupSpaces.length; group++) {
            joints.add(new Joint(tableGroupSpaces[group], key("group " + group, "unique")));
        }
        return joints.toArray(Joint[]::new);
    }

    /** Returns the number of a column or reference in its group. */
    IndexSource digit(Assignment assignment) {
        boolean within = assignment instanceof Assignment.WithinOwner;
        if (assignment instanceof Assignment.WithinOwner scoped && isScoped(scoped.group())) {
            return scopedDigit(scoped);
        }
        int group = within ? ((Assignment.WithinOwner) assignment).group() : ((Assignment.Together) assignment).group();
        int place = within ? ((Assignment.WithinOwner) assignment).place() : ((Assignment.Together) assignment).place();
        long[] spaces = within ? ownerGroupSpaces[group] : tableGroupSpaces[group];
        long divisor = 1;
        for (int i = 0; i < place; i++) {
            divisor = RowCounts.product(divisor, spaces[i]);
        }
        IndexSource number = within
                ? shuffledOrdinal(combinations(spaces), key("owner group " + group, "unique"))
                : new IndexSource.Together(group);
        return spaces.length == 1 ? number : new IndexSource.Digit(number, divisor, spaces[place]);
    }

    /** Returns whether what the children of an owner differ in depends on the owner. */
    private boolean isScoped(int ownerGroup) {
        return planning.keys().ownerGroups().get(ownerGroup).stream()
                .anyMatch(atom -> atom.isReference()
                        && model.references().get(atom.reference()).isScoped());
    }

    private IndexSource.ScopedDigit scopedDigit(Assignment.WithinOwner within) {
        List<Atom> atoms = planning.keys().ownerGroups().get(within.group());
        List<IndexSource.Space> spaces = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            boolean scoped = atom.isReference()
                    && model.references().get(atom.reference()).isScoped();
            spaces.add(
                    scoped
                            ? new IndexSource.Space(0, scopes.groups(table, atom.reference()))
                            : new IndexSource.Space(ownerGroupSpaces[within.group()][i], null));
        }
        return new IndexSource.ScopedDigit(
                model.owner(), List.copyOf(spaces), within.place(), key("owner group " + within.group(), "unique"));
    }

    private IndexSource shuffledOrdinal(long space, long key) {
        long size = Math.max(1, Math.min(Permutation.MAX_SIZE, space));
        return new IndexSource.ShuffledOrdinal(model.owner(), new Permutation(size, key));
    }

    /** Returns the number of rows from which on a column or reference is null, its values having run out. */
    long limit(Atom atom) {
        Assignment assignment = planning.keys().assignment(atom);
        if (assignment instanceof Assignment.Alone && !atom.isReference()) {
            return planning.distinct(atom.column()).space();
        }
        if (assignment instanceof Assignment.Together together) {
            long combinations = combinations(tableGroupSpaces[together.group()]);
            return combinations;
        }
        return Long.MAX_VALUE;
    }

    /** Returns which children of an owner have no value of their own left, or null where all have. */
    @Nullable
    Overflow overflow(Atom atom) {
        Assignment assignment = planning.keys().assignment(atom);
        if (holdsNulls(atom) && assignment instanceof Assignment.Together together) {
            return new Overflow(-1, tableGroupValues[together.group()][together.place()], digit(together));
        } else if (assignment instanceof Assignment.WithinOwner within) {
            return isScoped(within.group())
                    ? new Overflow(model.owner(), 0, scopedDigit(within))
                    : new Overflow(model.owner(), combinations(ownerGroupSpaces[within.group()]), null);
        } else if (assignment instanceof Assignment.Ordinal) {
            return new Overflow(model.owner(), counts.space(planning, atom), null);
        }
        return null;
    }

    /** Returns the position of a referred column in its table's layout. */
    int parentPosition(TableModel.ColumnOfReference reference) {
        ForeignKey key = model.references().get(reference.reference()).foreignKey();
        return parent(key).model().position(reference.parentColumn());
    }

    private TablePlanning parent(ForeignKey key) {
        TablePlanning parent = tables.get(key.parentTable());
        if (parent == null) {
            throw new IllegalStateException("no table " + key.parentTable());
        }
        return parent;
    }

    private long parents(int reference) {
        return counts.parents(model, reference);
    }

    private ReferenceProgram program(int number) {
        ReferenceProgram choice = choice(number);
        int[] eligible = scopes.eligible(table, number);
        boolean direct = !(choice instanceof References.Owner)
                && !(choice instanceof References.Nobody)
                && !model.references().get(number).isScoped();
        String parentTable = model.references().get(number).foreignKey().parentTable();
        Supplier<TableProgram> parent = () -> Objects.requireNonNull(programs.get(parentTable));
        if (counts.isApart(model, number)) {
            return new References.Unlike(
                    parent, choice, Objects.requireNonNull(model.unlike().avoided(number)), counts.of(parentTable));
        }
        ReferenceProgram restricted =
                eligible != null && direct ? new ScopedReferences.Restricted(parent, choice, eligible) : choice;
        KeyPlan.Switching switching = switching(number);
        return switching == null || choice instanceof References.Nobody
                ? restricted
                : new Switched.OfReference(parent, restricted, chosen(switching), switching.on());
    }

    private KeyPlan.@Nullable Switching switching(int number) {
        return model.references().get(number).foreignKey().columns().stream()
                .map(column -> planning.keys().switching(model.position(column)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns which rows make the predicate of a partial key true. */
    Switch chosen(KeyPlan.Switching switching) {
        boolean leads = switching.lead() == switching.column() || switching.groups() == KeyPlan.Groups.NONE;
        Switch chosen = switches.computeIfAbsent(switching.lead(), lead -> made(switching));
        return leads ? chosen : new Switch.Along(chosen);
    }

    private Switch made(KeyPlan.Switching switching) {
        // the parts of one predicate have to be true in the same rows
        long key = key("column " + switching.lead(), "partial key");
        if (switching.groups() == KeyPlan.Groups.NONE) {
            return new Switch.Some(key);
        } else if (switching.groups() == KeyPlan.Groups.OWNER && ownerLayout != null) {
            return new Switch.OfOwner(model.owner(), key);
        } else if (switching.columns().isEmpty()) {
            return new Switch.Single(rows == 0 ? 0 : Mix.below(Mix.mix(key), rows));
        }
        int[] positions =
                switching.columns().stream().mapToInt(Integer::intValue).toArray();
        return new Switch.Looked(
                new Lazily<>(() -> Switch.Looked.choose(Objects.requireNonNull(programs.get(table)), positions, key)));
    }

    private ReferenceProgram scoped(int number, Supplier<TableProgram> parent, @Nullable NullMask mask) {
        TableModel.Reference reference = model.references().get(number);
        boolean nullable = model.isNullable(reference);
        Atom atom = Atom.reference(number);
        ParentGroups groups = scopes.groups(table, number);
        long key = key(id(reference), "parent");
        if (reference.self()) {
            return new ScopedReferences.Self(parent, groups, nullable, mask, key);
        } else if (planning.keys().assignment(atom) instanceof Assignment.WithinOwner within) {
            return new ScopedReferences.Numbered(parent, groups, digit(within), mask, nullable ? overflow(atom) : null);
        }
        long parents = counts.of(reference.foreignKey().parentTable());
        return new ScopedReferences.Pick(parent, groups, parents, mask, key);
    }

    private ReferenceProgram choice(int number) {
        TableModel.Reference reference = model.references().get(number);
        String parentTable = reference.foreignKey().parentTable();
        Supplier<TableProgram> parent = () -> Objects.requireNonNull(programs.get(parentTable));
        long parents = parents(number);
        if (parents == 0) {
            return new References.Nobody(parent);
        }
        boolean nullable = model.isNullable(reference);
        Atom atom = Atom.reference(number);
        boolean decided = planning.checks().decides(number);
        double rate = nullable && !decided ? reference.blueprint().nullRate() : 0;
        NullMask mask = NullMask.of(rate, nullable ? limit(atom) : Long.MAX_VALUE, key(id(reference), "null"));
        Assignment assignment = planning.keys().assignment(atom);
        if (reference.isScoped()) {
            return scoped(number, parent, mask);
        } else if (reference.self()) {
            return assignment instanceof Assignment.Alone
                    ? new References.Chain(parent, nullable)
                    // where a CHECK wants a parent in the first row, that row is its own
                    : new References.Self(parent, nullable && !decided, mask, key(id(reference), "parent"));
        } else if (number == model.owner() && ownerLayout != null) {
            return new References.Owner(parent, ownerLayout);
        } else if (assignment instanceof Assignment.Alone) {
            NullMask values = mask == null ? null : NullMask.ofValues(rate, parents, key(id(reference), "null"));
            return new References.Injective(parent, parents, values, key(id(reference), "parent"));
        } else if (assignment instanceof Assignment.WithinOwner within) {
            return ownerGroupSpaces[within.group()].length == 1 && !isScoped(within.group())
                    ? new References.WithinOwner(parent, model.owner(), parents, mask, key(id(reference), "parent"))
                    : new References.Indexed(parent, digit(within), mask, nullable ? overflow(atom) : null);
        } else if (assignment instanceof Assignment.Together together) {
            return new References.Indexed(parent, digit(together), mask, null);
        }
        double concentration = reference.blueprint().cardinality() instanceof Cardinality.Skewed skewed
                ? Math.max(PLAIN_CONCENTRATION, skewed.concentration())
                : 1e6;
        return new References.Pick(
                parent, parents, new Curve(concentration + 1.0 / parents), mask, key(id(reference), "parent"));
    }

    /** Returns where a reference is absent by chance, or null where it never is. */
    @Nullable
    NullMask chance(int number) {
        TableModel.Reference reference = model.references().get(number);
        return NullMask.of(reference.blueprint().nullRate(), Long.MAX_VALUE, key(id(reference), "null"));
    }

    private OwnerLayout layout(int number) {
        TableModel.Reference reference = model.references().get(number);
        long parents = parents(number);
        long most = planning.keys().isAlone(Atom.reference(number)) ? 1 : mostChildren();
        long orphans = 0;
        if (model.isNullable(reference)) {
            double rate = planning.checks()
                    .ownerNullRate(number, reference.blueprint().nullRate());
            long wanted = (long) Math.rint(rows * rate);
            boolean some = rate > 0 && rows > 1;
            orphans = some && wanted < rows ? Math.max(1, wanted) : wanted;
            orphans = rate < 1 ? Math.min(orphans, Math.max(0, rows - 1)) : rows;
            orphans = Math.max(orphans, rows - RowCounts.product(parents, most));
            if (scopes.capacities(table) != null) {
                orphans = Math.max(orphans, rows - counts.childrenLimit(table));
            }
        }
        Cardinality cardinality = reference.blueprint().cardinality();
        double concentration = cardinality instanceof Cardinality.Skewed skewed ? skewed.concentration() : 0;
        boolean numbered = planning.keys().hasOrdinal();
        if (numbered && concentration <= 0 && most > 1) {
            // children that are numbered under their owner need owners with several, or all had number 1
            concentration = NUMBERED_CONCENTRATION;
        }
        long least = cardinality instanceof Cardinality.Skewed skewed ? skewed.min() : 0;
        boolean scattered = orphans > 0 || !isIdentifying(reference.foreignKey());
        Permutation scatter = scattered && rows > 0 ? new Permutation(rows, key(id(reference), "scatter")) : null;
        return new OwnerLayout(
                new OwnerLayout.Shape(parents, rows, orphans, least, most, concentration),
                key(id(reference), "parent"),
                scatter,
                new OwnerLayout.Limits(scopes.eligible(table, number), scopes.capacities(table)));
    }

    private boolean isIdentifying(ForeignKey key) {
        return model.table()
                .primaryKey()
                .map(UniqueKey::columns)
                .orElse(List.of())
                .containsAll(key.columns());
    }

    /** Returns how many children of one owner its keys admit. */
    private long mostChildren() {
        long most = Long.MAX_VALUE / 4;
        for (Bound bound : planning.keys().bounds()) {
            if (bound.owner() < 0
                    || bound.atoms().stream()
                            .anyMatch(atom -> atom.isReference()
                                    && model.references().get(atom.reference()).isScoped())) {
                continue;
            }
            long space = 1;
            for (Atom atom : bound.atoms()) {
                space = RowCounts.product(space, counts.space(planning, atom));
            }
            if (bound.atoms().stream().noneMatch(planning::isNullable)) {
                most = Math.min(most, space);
            } else if (RowCounts.product(parents(bound.owner()), space) >= rows) {
                // a column that may be null is so where its values run out, but they need not; a number needs several
                most = Math.min(most, planning.keys().hasOrdinal() ? Math.max(2, space) : space);
            }
        }
        return most;
    }

    /** Returns the spaces of each group's members: the preferred values only, where they are enough. */
    private long[][] spaces(List<List<Atom>> groups, long needed) {
        long[][] spaces = new long[groups.size()][];
        for (int group = 0; group < spaces.length; group++) {
            List<Atom> atoms = groups.get(group);
            long[] preferred = atoms.stream().mapToLong(this::preferred).toArray();
            long[] all = atoms.stream()
                    .mapToLong(atom -> counts.space(planning, atom))
                    .toArray();
            spaces[group] = counted(combinations(preferred) >= needed ? preferred : all);
        }
        return spaces;
    }

    /** Leaves out values of the widest members until all combinations can be counted. */
    private static long[] counted(long[] spaces) {
        while (combinations(spaces) > MOST_COMBINATIONS) {
            int widest = 0;
            for (int i = 1; i < spaces.length; i++) {
                widest = spaces[i] > spaces[widest] ? i : widest;
            }
            spaces[widest] /= 2;
        }
        return spaces;
    }

    private long preferred(Atom atom) {
        return atom.isReference()
                ? counts.space(planning, atom)
                : planning.distinct(atom.column()).preferred();
    }

    private static long combinations(long[] spaces) {
        long product = 1;
        for (long space : spaces) {
            product = RowCounts.product(product, space);
        }
        return product;
    }

    private String id(TableModel.Reference reference) {
        return String.join(",", reference.foreignKey().columns());
    }

    long key(String what, String purpose) {
        return streams.key(model.blueprint().id(), what, purpose);
    }
}

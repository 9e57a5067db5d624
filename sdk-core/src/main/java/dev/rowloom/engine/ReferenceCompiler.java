package dev.rowloom.engine;

import dev.rowloom.blueprint.Cardinality;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.condition.Condition;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Compiles the foreign keys of one table. */
final class ReferenceCompiler {

    private static final double PLAIN_CONCENTRATION = 0.2;

    private final Map<Integer, Switch> switches = new HashMap<>();
    private final TablePlanning planning;
    private final TableModel model;
    private final Map<String, TablePlanning> tables;
    private final RowCounts counts;
    private final Scopes scopes;
    private final Map<String, TableProgram> programs;
    private final TableStreams streams;
    private final String table;
    private final long rows;
    private final Formulas formulas;
    private final @Nullable OwnerLayout ownerLayout;
    private final KeyNumbers numbers;

    /**
     * Makes a compiler.
     *
     * @param formulas knows where the programs of all tables will be
     * @param pinned the given rows of the table, or null for none
     */
    ReferenceCompiler(
            TablePlanning planning,
            RowCounts counts,
            Scopes scopes,
            Formulas formulas,
            Streams streams,
            @Nullable PinnedTable pinned) {
        this.planning = planning;
        this.model = planning.model();
        this.tables = formulas.tables();
        this.formulas = formulas;
        this.counts = counts;
        this.scopes = scopes;
        this.table = model.table().id();
        this.programs = formulas.programs();
        this.streams = new TableStreams(model, streams);
        this.rows = counts.of(table);
        this.ownerLayout = new OwnerLayouts(planning, counts, scopes, this.streams, formulas, pinned).layout();
        long siblings = ownerLayout == null ? 1 : ownerLayout.mostChildren();
        this.numbers = new KeyNumbers(planning, counts, scopes, this.streams, siblings);
    }

    /** Returns what makes formulas ready. */
    Formulas formulas() {
        return formulas;
    }

    @Nullable
    OwnerLayout ownerLayout() {
        return ownerLayout;
    }

    /** Returns the numbers by which columns and references differ. */
    KeyNumbers numbers() {
        return numbers;
    }

    /** Returns the keys of streams that belong to no single column. */
    TableStreams streams() {
        return streams;
    }

    /** Returns whether the parents of a reference are looked up in an index rather than computed. */
    boolean isIndexed(int reference) {
        return scopes.eligible(table, reference) != null
                || scopes.isIndexed(table, reference)
                || model.crossed().following(reference) != null;
    }

    /** Returns the rows that a reference can choose, ascending, or null where it can choose all. */
    int @Nullable [] eligible(int reference) {
        return scopes.eligible(table, reference);
    }

    /** Returns how many rows the table has that a reference refers to. */
    long parentRows(int reference) {
        return counts.of(model.references().get(reference).foreignKey().parentTable());
    }

    /** Returns whether the programs are there that make the keys which a reference refers to. */
    boolean isReady(int reference) {
        return scopes.isReady(model.references().get(reference).foreignKey());
    }

    /** Returns the program of the table that a reference refers to, once it is there. */
    TableProgram parentProgram(int reference) {
        return Objects.requireNonNull(
                programs.get(model.references().get(reference).foreignKey().parentTable()));
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

    /** Returns the parents that given rows have, by reference. */
    long[] @Nullable [] parents(PinnedTable pinned) {
        long[] @Nullable [] parents = new long[model.references().size()] @Nullable [];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i == model.owner() && ownerLayout != null
                    ? owners(ownerLayout, pinned.count())
                    : pinned.settled(i, counts.parents(model, i), scopes.eligible(table, i), most(i));
        }
        return parents;
    }

    private long most(int reference) {
        return planning.keys().isAlone(Atom.reference(reference)) ? 1 : Long.MAX_VALUE;
    }

    private static long[] owners(OwnerLayout layout, int count) {
        return LongStream.range(0, count)
                .map(row -> {
                    long rank = layout.rank(layout.place(row));
                    return rank == OwnerLayout.NONE ? OwnerLayout.NONE : layout.parent(rank);
                })
                .toArray();
    }

    ReferenceProgram[] programs() {
        ReferenceProgram[] compiled = new ReferenceProgram[model.references().size()];
        for (int i = 0; i < compiled.length; i++) {
            compiled[i] = program(i);
        }
        return compiled;
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
        ReferenceProgram restricted = following(
                number,
                eligible != null && direct ? new ScopedReferences.Restricted(parent, choice, eligible) : choice);
        KeyPlan.Switching switching = switching(number);
        if (switching == null || choice instanceof References.Nobody) {
            return restricted;
        }
        Expression wanted = switching.wanted();
        if (wanted == null) {
            return new Switched.OfReference(parent, restricted, chosen(switching), switching.on());
        }
        TableModel.Reference reference = model.references().get(number);
        return new Switched.OfParents(
                restricted,
                chosen(switching),
                new Lazily<>(() -> new ParentSides(this, planning).of(number, wanted)),
                model.isNullable(reference),
                streams.key(reference, "switch"));
    }

    /** Returns a choice that keeps to the order with another reference's keys, where CHECKs ask for one. */
    private ReferenceProgram following(int number, ReferenceProgram choice) {
        CrossReferences.Crossing crossing = model.crossed().following(number);
        if (crossing == null || choice instanceof References.Nobody) {
            return choice;
        }
        Following.Lead lead = new Following.Lead(
                crossing.lead(),
                scopes.orders().keyPosition(model, crossing.lead()),
                new KeyOrder.Side(crossing.leadsBelow(model), crossing.order().strict()));
        return new Following(
                () -> parentProgram(number),
                choice,
                lead,
                new Following.Keys(
                        scopes.orders().keyPosition(model, number),
                        scopes.orders().order(model, number),
                        model.isNullable(model.references().get(number))),
                streams.key(model.references().get(number), "order"));
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
        long key = streams.key("column " + switching.lead(), "partial key");
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

    private ReferenceProgram choice(int number) {
        TableModel.Reference reference = model.references().get(number);
        String parentTable = reference.foreignKey().parentTable();
        Supplier<TableProgram> parent = () -> Objects.requireNonNull(programs.get(parentTable));
        long parents = counts.parents(model, number);
        if (parents == 0) {
            return new References.Nobody(parent);
        }
        boolean nullable = model.isNullable(reference);
        Atom atom = Atom.reference(number);
        boolean decided = planning.checks().decides(number);
        double rate = nullable && !decided ? reference.blueprint().nullRate() : 0;
        NullMask mask =
                NullMask.of(rate, nullable ? numbers.limit(atom) : Long.MAX_VALUE, streams.key(reference, "null"));
        Assignment assignment = numbers.assignment(atom);
        OrderedReferences.Pair pair = model.ordered().pairOf(number);
        if (pair != null) {
            return paired(pair, number, parent);
        } else if (reference.isScoped()) {
            return scoped(number, parent, mask);
        } else if (reference.self()) {
            return assignment instanceof Assignment.Alone
                    ? new References.Chain(parent, nullable, rate)
                    // where a CHECK wants a parent in the first row, that row is its own
                    : new References.Self(parent, nullable && !decided, mask, streams.key(reference, "parent"));
        } else if (number == model.owner() && ownerLayout != null) {
            return new References.Owner(parent, ownerLayout);
        } else if (assignment instanceof Assignment.Alone) {
            NullMask values = mask == null ? null : NullMask.ofValues(rate, parents, streams.key(reference, "null"));
            return new References.Injective(parent, parents, values, streams.key(reference, "parent"));
        } else if (assignment instanceof Assignment.WithinOwner within) {
            return numbers.isSingle(within)
                    ? new References.WithinOwner(parent, model.owner(), parents, mask, streams.key(reference, "parent"))
                    : new References.Indexed(
                            parent, numbers.digit(within), mask, nullable ? numbers.overflow(atom) : null);
        } else if (assignment instanceof Assignment.Together together) {
            return new References.Indexed(parent, numbers.digit(together), mask, null);
        } else if (assignment instanceof Assignment.Apart part) {
            return new References.Indexed(
                    parent, new IndexSource.Limited(numbers.digit(part), parents), null, numbers.overflow(atom));
        }
        return pick(reference, parent, parents, mask);
    }

    private ReferenceProgram paired(OrderedReferences.Pair pair, int number, Supplier<TableProgram> parent) {
        TableModel.Reference reference = model.references().get(number);
        long parents = counts.parents(model, number);
        long pairs = pair.combinations(parents);
        long key = streams.key(model.references().get(pair.lower()), "pair");
        boolean nullable = model.isNullable(reference);
        boolean decided = planning.checks().decides(number);
        double rate = nullable && !decided ? reference.blueprint().nullRate() : 0;
        long limit = nullable && (pair.unique() || pairs == 0) ? pairs : Long.MAX_VALUE;
        Permutation each = pair.unique() ? new Permutation(Math.max(1, pairs), Mix.next(key)) : null;
        Paired.Numbers drawn = new Paired.Numbers(
                parents, pair.order().strict() ? 1 : 0, Math.max(1, pairs), each, new Permutation(parents, key), key);
        return new Paired(
                parent,
                drawn,
                test(pair),
                number == pair.lower(),
                NullMask.of(rate, limit, streams.key(reference, "null")));
    }

    private Paired.Test test(OrderedReferences.Pair pair) {
        Condition condition = Objects.requireNonNull(planning.checks()
                .conditions()
                .compilation(CheckPlanning.expression(pair.order()))
                .condition());
        String lower = pair.order().lower();
        return new Paired.Test(
                condition,
                parentPosition(Objects.requireNonNull(model.referenceOf(model.position(lower)))),
                model.table().position(lower));
    }

    private ReferenceProgram scoped(int number, Supplier<TableProgram> parent, @Nullable NullMask mask) {
        TableModel.Reference reference = model.references().get(number);
        boolean nullable = model.isNullable(reference);
        Atom atom = Atom.reference(number);
        ParentGroups groups = scopes.groups(table, number);
        long key = streams.key(reference, "parent");
        if (reference.self()) {
            return new ScopedReferences.Self(parent, groups, nullable, mask, key);
        } else if (planning.keys().assignment(atom) instanceof Assignment.WithinOwner within) {
            return new ScopedReferences.Numbered(
                    parent, groups, numbers.digit(within), mask, nullable ? numbers.overflow(atom) : null);
        }
        long parents = counts.of(reference.foreignKey().parentTable());
        return new ScopedReferences.Pick(parent, groups, parents, mask, key);
    }

    private ReferenceProgram pick(
            TableModel.Reference reference, Supplier<TableProgram> parent, long parents, @Nullable NullMask mask) {
        if (reference.blueprint().cardinality() instanceof Cardinality.Counted counted && rows > 0) {
            OwnerLayout.Limits limits = new OwnerLayout.Limits(null, null, null, new CountedCurve(counted.counts()));
            OwnerLayout layout = new OwnerLayout(
                    new OwnerLayout.Shape(parents, rows, 0, 0, Long.MAX_VALUE / 4, 0),
                    streams.key(reference, "parent"),
                    new Permutation(rows, streams.key(reference, "scatter")),
                    limits);
            return new References.Counted(parent, layout, mask);
        }
        double concentration = reference.blueprint().cardinality() instanceof Cardinality.Skewed skewed
                ? Math.max(PLAIN_CONCENTRATION, skewed.concentration())
                : 1e6;
        return new References.Pick(
                parent, parents, new Curve(concentration + 1.0 / parents), mask, streams.key(reference, "parent"));
    }
}

package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Cardinality;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Decides how many children the owners of a table's rows have. */
final class OwnerLayouts {

    private static final double NUMBERED_CONCENTRATION = 0.6;

    private final TablePlanning planning;
    private final TableModel model;
    private final RowCounts counts;
    private final Scopes scopes;
    private final TableStreams streams;
    private final String table;
    private final long rows;
    private final Formulas formulas;
    private final @Nullable PinnedTable pinned;

    /**
     * Makes a planner.
     *
     * @param pinned the given rows of the table, or null for none
     */
    OwnerLayouts(
            TablePlanning planning,
            RowCounts counts,
            Scopes scopes,
            TableStreams streams,
            Formulas formulas,
            @Nullable PinnedTable pinned) {
        this.formulas = formulas;
        this.pinned = pinned;
        this.planning = planning;
        this.model = planning.model();
        this.counts = counts;
        this.scopes = scopes;
        this.streams = streams;
        this.table = model.table().id();
        this.rows = counts.of(table);
    }

    /** Returns the layout of the rows under their owners, or null where they have none. */
    @Nullable
    OwnerLayout layout() {
        long parents = model.owner() < 0 ? 0 : counts.parents(model, model.owner());
        return parents > 0 ? layout(model.owner(), parents) : null;
    }

    private OwnerLayout layout(int number, long parents) {
        long most = planning.keys().isAlone(Atom.reference(number)) ? 1 : mostChildren();
        OwnerLayout.Limits limits =
                new OwnerLayout.Limits(scopes.eligible(table, number), scopes.capacities(table), null);
        return pinned == null
                ? layout(number, new Among(parents, rows, most, limits))
                : pinned(number, pinned, new Among(parents, rows, most, limits));
    }

    /**
     * What children are laid out over.
     *
     * @param parents how many parents there are
     * @param rows how many children
     * @param most how many children a parent may have
     */
    private record Among(long parents, long rows, long most, OwnerLayout.Limits limits) {}

    private OwnerLayout layout(int number, Among among) {
        TableModel.Reference reference = model.references().get(number);
        long orphans = model.isNullable(reference) ? orphans(number, among) : 0;
        long children = among.rows();
        Cardinality cardinality = reference.blueprint().cardinality();
        double concentration = concentration(cardinality, among.most());
        long least = least(reference, cardinality, among.parents(), children - orphans);
        boolean together = isIdentifying(reference.foreignKey()) || HistoryCompiler.isHistory(planning);
        boolean scattered = orphans > 0 || !together;
        Permutation scatter =
                scattered && children > 0 ? new Permutation(children, streams.key(reference, "scatter")) : null;
        OwnerLayout.Limits limits = among.limits();
        if (pinned == null) {
            DealtBlocks dealt = dealt(number, among.parents(), children - orphans, among.most());
            limits = new OwnerLayout.Limits(limits.eligible(), limits.capacities(), dealt);
        }
        if (cardinality instanceof Cardinality.Counted counted) {
            limits = new OwnerLayout.Limits(
                    limits.eligible(), limits.capacities(), limits.dealt(), new CountedCurve(counted.counts()));
        }
        return new OwnerLayout(
                new OwnerLayout.Shape(among.parents(), children, orphans, least, among.most(), concentration),
                streams.key(reference, "parent"),
                scatter,
                limits);
    }

    /** Returns the least number of children; 0 where they are numbered under their parents, and all would have the same numbers. */
    private long least(TableModel.Reference reference, Cardinality cardinality, long parents, long owned) {
        long least = cardinality instanceof Cardinality.Skewed skewed ? skewed.min() : 0;
        boolean numbered = planning.keys().hasOrdinal() || isIdentifying(reference.foreignKey());
        return numbered && owned / 2 < RowCounts.product(least, parents) ? 0 : least;
    }

    /** Returns a layout of given rows under the parents they are told, and of the others under the other parents. */
    private OwnerLayout pinned(int number, PinnedTable given, Among all) {
        boolean named = all.limits().eligible() != null || all.limits().capacities() != null;
        int[] eligible = all.limits().eligible() == null && named
                ? IntStream.range(0, (int) all.parents()).toArray()
                : all.limits().eligible();
        long[] counted = given.counted(number);
        long[] told = given.settled(number, all.parents(), eligible, all.most());
        long[] parents = told == null ? new long[0] : told;
        long[] closed = LongStream.concat(LongStream.of(parents).filter(it -> it >= 0), LongStream.of(counted))
                .sorted()
                .distinct()
                .toArray();
        checkMost(number, given, parents, all.most());
        OwnerLayout.Limits limits = all.limits();
        long left = all.parents() - closed.length;
        if (eligible != null) {
            int[] kept = IntStream.range(0, eligible.length)
                    .filter(it -> Arrays.binarySearch(closed, eligible[it]) < 0)
                    .toArray();
            long[] capacities = limits.capacities();
            limits = new OwnerLayout.Limits(
                    IntStream.of(kept).map(it -> eligible[it]).toArray(),
                    capacities == null
                            ? null
                            : IntStream.of(kept).mapToLong(it -> capacities[it]).toArray(),
                    null);
            left = kept.length;
        }
        long others = rows - given.count();
        OwnerLayout rest = left > 0 ? layout(number, new Among(left, others, all.most(), limits)) : null;
        return new PinnedLayout(parents, counted, rows, rest, eligible == null);
    }

    private void checkMost(int number, PinnedTable given, long[] parents, long most) {
        for (int row = 0; row < parents.length; row++) {
            long parent = parents[row];
            long children = LongStream.of(parents).filter(it -> it == parent).count();
            if (parent >= 0 && children > most) {
                ForeignKey key = model.references().get(number).foreignKey();
                throw new UsageException(given.name(row) + " is one of " + children + " given rows that refer to row "
                        + parent + " of " + key.parentTable() + " by foreign key " + key.describe()
                        + ", but the unique keys of " + table + " admit at most " + most + "; give fewer");
            }
        }
    }

    /** Returns how many children owners have by their states, where nothing else says how many. */
    private @Nullable DealtBlocks dealt(int number, long parents, long owned, long most) {
        boolean free = owned > 0 && scopes.eligible(table, number) == null && scopes.capacities(table) == null;
        DealtBlocks blocks = free
                ? new HistoryCompiler(planning, formulas.tables()).blocks(formulas.programs(), parents, owned)
                : null;
        return blocks != null && blocks.most() <= most ? blocks : null;
    }

    /** Returns how many rows have no owner: by chance, or because owners or children run out. */
    private long orphans(int number, Among among) {
        long children = among.rows();
        double rate = planning.checks()
                .ownerNullRate(
                        number, model.references().get(number).blueprint().nullRate());
        long wanted = (long) Math.rint(children * rate);
        boolean some = rate > 0 && children > 1;
        long orphans = some && wanted < children ? Math.max(1, wanted) : wanted;
        orphans = rate < 1 ? Math.min(orphans, Math.max(0, children - 1)) : children;
        orphans = Math.max(orphans, children - RowCounts.product(among.parents(), among.most()));
        return scopes.capacities(table) == null ? orphans : Math.max(orphans, children - counts.childrenLimit(table));
    }

    private double concentration(Cardinality cardinality, long most) {
        double concentration = cardinality instanceof Cardinality.Skewed skewed ? skewed.concentration() : 0;
        boolean numbered = planning.keys().hasOrdinal();
        // children that are numbered under their owner need owners with several, or all had number 1
        return numbered && concentration <= 0 && most > 1 ? NUMBERED_CONCENTRATION : concentration;
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
        for (KeyPlan.Spared key : planning.keys().spared()) {
            most = key.owner() < 0 ? most : Math.min(most, ApartKeys.capacity(planning, counts, key));
        }
        for (Bound bound : planning.keys().bounds()) {
            if (bound.owner() < 0 || isScoped(bound)) {
                continue;
            }
            long space = 1;
            for (Atom atom : bound.atoms()) {
                space = RowCounts.product(space, counts.space(planning, atom));
            }
            if (bound.atoms().stream().noneMatch(planning::isNullable)) {
                most = Math.min(most, space);
            } else if (RowCounts.product(counts.parents(model, bound.owner()), space) >= rows) {
                // a column that may be null is so where its values run out, but they need not; a number needs several
                most = Math.min(most, planning.keys().hasOrdinal() ? Math.max(2, space) : space);
            }
        }
        return most;
    }

    private boolean isScoped(Bound bound) {
        return bound.atoms().stream()
                .anyMatch(atom -> atom.isReference()
                        && model.references().get(atom.reference()).isScoped());
    }
}

package dev.rowloom.engine;

import dev.rowloom.blueprint.Cardinality;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.engine.KeyPlan.Bound;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.List;
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

    OwnerLayouts(TablePlanning planning, RowCounts counts, Scopes scopes, TableStreams streams, Formulas formulas) {
        this.formulas = formulas;
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
        TableModel.Reference reference = model.references().get(number);
        long most = planning.keys().isAlone(Atom.reference(number)) ? 1 : mostChildren();
        long orphans = model.isNullable(reference) ? orphans(number, parents, most) : 0;
        Cardinality cardinality = reference.blueprint().cardinality();
        double concentration = concentration(cardinality, most);
        long least = cardinality instanceof Cardinality.Skewed skewed ? skewed.min() : 0;
        boolean together = isIdentifying(reference.foreignKey()) || HistoryCompiler.isHistory(planning);
        boolean scattered = orphans > 0 || !together;
        Permutation scatter = scattered && rows > 0 ? new Permutation(rows, streams.key(reference, "scatter")) : null;
        return new OwnerLayout(
                new OwnerLayout.Shape(parents, rows, orphans, least, most, concentration),
                streams.key(reference, "parent"),
                scatter,
                new OwnerLayout.Limits(
                        scopes.eligible(table, number),
                        scopes.capacities(table),
                        dealt(number, parents, rows - orphans, most)));
    }

    /** Returns how many children owners have by their states, where nothing else says how many. */
    private @Nullable DealtBlocks dealt(int number, long parents, long owned, long most) {
        boolean free = owned > 0
                && most >= Long.MAX_VALUE / 4
                && scopes.eligible(table, number) == null
                && scopes.capacities(table) == null;
        return free
                ? new HistoryCompiler(planning, formulas.tables()).blocks(formulas.programs(), parents, owned)
                : null;
    }

    /** Returns how many rows have no owner: by chance, or because owners or children run out. */
    private long orphans(int number, long parents, long most) {
        double rate = planning.checks()
                .ownerNullRate(
                        number, model.references().get(number).blueprint().nullRate());
        long wanted = (long) Math.rint(rows * rate);
        boolean some = rate > 0 && rows > 1;
        long orphans = some && wanted < rows ? Math.max(1, wanted) : wanted;
        orphans = rate < 1 ? Math.min(orphans, Math.max(0, rows - 1)) : rows;
        orphans = Math.max(orphans, rows - RowCounts.product(parents, most));
        return scopes.capacities(table) == null ? orphans : Math.max(orphans, rows - counts.childrenLimit(table));
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

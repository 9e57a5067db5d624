package dev.rowloom.engine;

import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out, while tables are compiled one after the other, which parents references can choose. */
final class Scopes {

    private final Map<String, TablePlanning> tables;
    private final Map<String, TableProgram> programs;
    private final RowCounts counts;
    private final Map<String, int @Nullable []> eligible = new HashMap<>();
    private final Map<String, long[]> capacities = new HashMap<>();
    private final Map<String, ParentGroups> groups = new HashMap<>();
    private final Map<String, Supplier<RowIndex>> indexes = new HashMap<>();
    private final List<NotChecked> unmet = new ArrayList<>();
    private final CrossOrders orders;

    Scopes(Map<String, TablePlanning> tables, Map<String, TableProgram> programs, RowCounts counts) {
        this.tables = tables;
        this.programs = programs;
        this.counts = counts;
        this.orders = new CrossOrders(tables, programs, this);
    }

    /** Returns the orders between the keys of references. */
    CrossOrders orders() {
        return orders;
    }

    /**
     * Finds the parents that the references of a table can choose; the programs of the parents have to be there.
     *
     * @return whether the count of any table changed
     */
    boolean restrict(String table) {
        TableModel model = planning(table).model();
        boolean changed = false;
        for (int reference = model.references().size() - 1; reference >= 0; reference--) {
            int[] rows = findEligible(table, reference);
            eligible.put(name(table, reference), rows);
            if (rows != null) {
                changed |= counts.restrict(table, reference, rows.length);
            }
        }
        List<KeyPlan.Atom> scoped = scopedGroup(model);
        if (!scoped.isEmpty() && isReady(model, model.owner(), scoped)) {
            changed |= limitChildren(table, scoped);
        }
        return changed;
    }

    /** Returns the foreign keys that turned out not to be held. */
    List<NotChecked> unmet() {
        return unmet;
    }

    /** Returns the rows that a reference can choose, ascending, or null where it can choose all. */
    int @Nullable [] eligible(String table, int reference) {
        return eligible.get(name(table, reference));
    }

    /** Returns how many children each eligible owner can have by keys whose values depend on it, or null. */
    long @Nullable [] capacities(String table) {
        return capacities.get(table);
    }

    private static String name(String table, int reference) {
        return table + '\u0000' + reference;
    }

    private TablePlanning planning(String table) {
        return java.util.Objects.requireNonNull(tables.get(table));
    }

    /** Returns the parents that agree with what a reference shares. */
    ParentGroups groups(String table, int reference) {
        return groups.computeIfAbsent(
                name(table, reference), name -> findGroups(planning(table).model(), reference));
    }

    /** Returns whether parents that agree are looked up rather than computed. */
    boolean isIndexed(String table, int reference) {
        return groups.get(name(table, reference)) instanceof ParentGroups.Indexed;
    }

    private ParentGroups findGroups(TableModel model, int number) {
        TableModel.Reference reference = model.references().get(number);
        String parent = reference.foreignKey().parentTable();
        TableModel parentModel = planning(parent).model();
        int[] path = eligible(model.table().id(), number) == null ? pathToOwner(model, reference) : new int[0];
        if (path.length > 0 && counts.parents(parentModel, parentModel.owner()) > 0) {
            return new ParentGroups.Owned(positions(model, reference.shared()), path, () -> layout(parent));
        }
        return new ParentGroups.Indexed(
                positions(model, reference.shared()), index(model.table().id(), number));
    }

    private OwnerLayout layout(String table) {
        TableProgram program = java.util.Objects.requireNonNull(programs.get(table));
        return ((References.Owner) program.references()[planning(table).model().owner()]).layout();
    }

    private Supplier<RowIndex> index(String table, int number) {
        TableModel.Reference reference = planning(table).model().references().get(number);
        String parent = reference.foreignKey().parentTable();
        int[] positions = positions(planning(parent).model(), reference.sharedInParent());
        int[] rows = eligible(table, number);
        String name = rows == null ? parent + Arrays.toString(positions) : name(table, number);
        return indexes.computeIfAbsent(
                name,
                key -> new Lazily<>(
                        () -> RowIndex.of(java.util.Objects.requireNonNull(programs.get(parent)), positions, rows)));
    }

    private static int[] positions(TableModel model, List<String> columns) {
        return columns.stream().mapToInt(model::position).toArray();
    }

    /** Returns the references that lead from a row to what owns the parents it can choose, or none. */
    private int[] pathToOwner(TableModel model, TableModel.Reference reference) {
        TableModel parent = planning(reference.foreignKey().parentTable()).model();
        if (parent.owner() < 0) {
            return new int[0];
        }
        ForeignKey owner = parent.references().get(parent.owner()).foreignKey();
        List<String> referred = reference.sharedInParent();
        // else the parents of an ancestor are not all that have its values
        boolean all = owner.columns().containsAll(referred)
                && parent.isKeyOfParent(owner, referred)
                && !parent.isNullable(parent.references().get(parent.owner()));
        if (!all) {
            return new int[0];
        }
        List<String> wanted = TableModel.inParent(owner, referred);
        TableModel at = model;
        List<String> columns = reference.shared();
        List<Integer> path = new ArrayList<>();
        while (path.size() <= tables.size()) {
            int next = supplier(at, columns);
            if (next < 0) {
                return new int[0];
            }
            path.add(next);
            ForeignKey key = at.references().get(next).foreignKey();
            columns = TableModel.inParent(key, columns);
            if (key.parentTable().equals(owner.parentTable()) && columns.equals(wanted)) {
                return path.stream().mapToInt(Integer::intValue).toArray();
            }
            at = planning(key.parentTable()).model();
        }
        return new int[0];
    }

    /** Returns the number of the one reference that supplies all of some columns, or −1. */
    private static int supplier(TableModel model, List<String> columns) {
        int found = -1;
        for (String column : columns) {
            TableModel.ColumnOfReference supplier = model.referenceOf(model.position(column));
            if (supplier == null || found >= 0 && supplier.reference() != found) {
                return -1;
            }
            found = supplier.reference();
        }
        return found;
    }

    private int @Nullable [] findEligible(String table, int number) {
        TableModel model = planning(table).model();
        TableModel.Reference reference = model.references().get(number);
        String parent = reference.foreignKey().parentTable();
        List<ParentFilter> filters = filters(model, number);
        TableProgram program = programs.get(parent);
        if (filters.isEmpty() || counts.of(parent) == 0) {
            return null;
        }
        if (program == null || reference.self()) {
            if (planning(table).checks().chooserOf(number) != null) {
                filters.removeIf(filter -> filter instanceof ParentFilter.OfCheck);
            }
            filters.forEach(filter -> unmet.add(new NotChecked(
                    table,
                    filter.constraint(),
                    reference.self()
                            ? "its columns are those of a foreign key to its own table"
                            : "its columns are those of a foreign key to a table that refers back")));
            return null;
        }
        int count = (int) Math.min(RowIndex.MOST_ROWS, counts.of(parent));
        boolean[] fits = new boolean[count];
        Arrays.fill(fits, true);
        for (ParentFilter filter : filters) {
            filter.apply(program, fits);
        }
        int[] rows = new int[count];
        int found = 0;
        for (int row = 0; row < count; row++) {
            if (fits[row]) {
                rows[found++] = row;
            }
        }
        return found == counts.of(parent) ? null : Arrays.copyOf(rows, found);
    }

    private List<ParentFilter> filters(TableModel model, int number) {
        String table = model.table().id();
        TableModel.Reference reference = model.references().get(number);
        TableModel parent = planning(reference.foreignKey().parentTable()).model();
        NarrowReferences narrow = new NarrowReferences(model, reference, parent);
        List<ParentFilter> filters =
                new ArrayList<>(narrow.filters(counts.of(parent.table().id())));
        for (CrossOrders.Asked asked : orders.asked(model, number)) {
            if (counts.of(asked.other().parentTable()) > 0) {
                add(filters, table, asked.other(), asked.filter());
            }
        }
        for (TableModel.Confirmation confirmation : model.confirmations()) {
            if (confirmation.reference() == number) {
                ForeignKey key = confirmation.foreignKey();
                add(
                        filters,
                        table,
                        key,
                        new ParentFilter.OfIndex(
                                "foreign key " + key.describe(),
                                positions(parent, TableModel.inParent(reference.foreignKey(), key.columns())),
                                () -> RowIndex.of(
                                        java.util.Objects.requireNonNull(programs.get(key.parentTable())),
                                        positions(planning(key.parentTable()).model(), key.parentColumns()),
                                        null)));
            }
        }
        for (int later = number + 1; later < model.references().size(); later++) {
            TableModel.Reference scoped = model.references().get(later);
            if (scoped.isScoped()
                    && supplier(model, scoped.shared()) == number
                    && !scoped.self()
                    && !model.isNullable(scoped)
                    && counts.parents(model, later) > 0
                    && !isSureToAgree(table, later)) {
                add(
                        filters,
                        table,
                        scoped.foreignKey(),
                        new ParentFilter.OfIndex(
                                "foreign key " + scoped.foreignKey().describe(),
                                positions(parent, TableModel.inParent(reference.foreignKey(), scoped.shared())),
                                index(table, later)));
            }
        }
        return filters;
    }

    private void add(List<ParentFilter> filters, String table, ForeignKey key, ParentFilter filter) {
        if (isReady(key.parentTable(), key.parentColumns(), new HashSet<>())) {
            filters.add(filter);
        } else {
            unmet.add(new NotChecked(
                    table, filter.constraint(), "it shares columns with another foreign key in a circle of tables"));
        }
    }

    /** Returns whether every ancestor owns some of the parents that agree. */
    private boolean isSureToAgree(String table, int reference) {
        return groups(table, reference) instanceof ParentGroups.Owned owned
                && programs.containsKey(planning(table)
                        .model()
                        .references()
                        .get(reference)
                        .foreignKey()
                        .parentTable())
                && owned.layout().get().coversAllParents()
                && owned.layout().get().leastChildren() > 0;
    }

    /** Returns whether the values that a foreign key refers to can be made. */
    boolean isReady(ForeignKey key) {
        return isReady(key.parentTable(), key.parentColumns(), new HashSet<>());
    }

    /** Returns whether the values of columns can be made: all tables that they come from are compiled. */
    private boolean isReady(String table, List<String> columns, Set<String> seen) {
        TableModel model = planning(table).model();
        if (!programs.containsKey(table)) {
            return false;
        }
        for (String column : columns) {
            TableModel.ColumnOfReference of = model.referenceOf(model.position(column));
            if (of != null && seen.add(table + '.' + column)) {
                TableModel.Reference reference = model.references().get(of.reference());
                if (!isReady(reference.foreignKey().parentTable(), List.of(of.parentColumn()), seen)
                        || !isReady(table, reference.shared(), seen)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns what a key of the children of an owner is made of, where a part depends on the owner. */
    private List<KeyPlan.Atom> scopedGroup(TableModel model) {
        TablePlanning planning = planning(model.table().id());
        return planning.keys().ownerGroups().stream()
                .filter(group -> group.stream()
                        .anyMatch(atom -> atom.isReference()
                                && model.references().get(atom.reference()).isScoped()))
                // where a part may be null, it is so for the children that find no room
                .filter(group -> group.stream().noneMatch(planning::isNullable))
                .findFirst()
                .orElse(List.of());
    }

    private boolean isReady(TableModel model, int owner, List<KeyPlan.Atom> group) {
        ForeignKey key = model.references().get(owner).foreignKey();
        return counts.parents(model, owner) > 0
                && isReady(key.parentTable(), key.parentColumns(), new HashSet<>())
                && group.stream()
                        .filter(KeyPlan.Atom::isReference)
                        .map(atom -> model.references().get(atom.reference()))
                        .allMatch(reference -> isReady(
                                reference.foreignKey().parentTable(), reference.sharedInParent(), new HashSet<>()));
    }

    /** Returns how many children keys admit that do not depend on the owner. */
    private long mostByOtherKeys(TablePlanning planning, List<KeyPlan.Atom> group) {
        long most = Long.MAX_VALUE / 4;
        for (KeyPlan.Bound bound : planning.keys().bounds()) {
            if (bound.owner() >= 0
                    && !bound.atoms().equals(group)
                    && bound.atoms().stream().noneMatch(planning::isNullable)) {
                long space = 1;
                for (KeyPlan.Atom atom : bound.atoms()) {
                    space = RowCounts.product(space, counts.space(planning, atom));
                }
                most = Math.min(most, space);
            }
        }
        return most;
    }

    private boolean limitChildren(String table, List<KeyPlan.Atom> group) {
        TableModel model = planning(table).model();
        ForeignKey owner = model.references().get(model.owner()).foreignKey();
        TableProgram owners = java.util.Objects.requireNonNull(programs.get(owner.parentTable()));
        TableModel ownerModel = planning(owner.parentTable()).model();
        int count = (int) Math.min(RowIndex.MOST_ROWS, counts.of(owner.parentTable()));
        long[] room = new long[count];
        Arrays.fill(room, 1);
        for (KeyPlan.Atom atom : group) {
            if (atom.isReference() && model.references().get(atom.reference()).isScoped()) {
                TableModel.Reference scoped = model.references().get(atom.reference());
                RowIndex index = index(table, atom.reference()).get();
                int[] positions = positions(ownerModel, TableModel.inParent(owner, scoped.shared()));
                RowIndex.scan(
                        owners,
                        positions,
                        (row, columns, cell) -> room[row] =
                                RowCounts.product(room[row], index.size(index.group(KeyHash.of(columns, cell)))));
            } else {
                long space = counts.space(planning(table), atom);
                Arrays.setAll(room, row -> RowCounts.product(room[row], space));
            }
        }
        long most = mostByOtherKeys(planning(table), group);
        Arrays.setAll(room, row -> Math.min(room[row], most));
        int[] before = eligible(table, model.owner());
        IntUnaryOperator rows = i -> before == null ? i : before[i];
        int[] kept = java.util.stream.IntStream.range(0, before == null ? count : before.length)
                .map(rows)
                .filter(row -> room[row] > 0)
                .toArray();
        long[] rooms = Arrays.stream(kept).mapToLong(row -> room[row]).toArray();
        long sum = Arrays.stream(rooms)
                .reduce(0, (a, b) -> Math.min(Long.MAX_VALUE / 2, a) + Math.min(Long.MAX_VALUE / 2, b));
        eligible.put(name(table, model.owner()), kept);
        capacities.put(table, rooms);
        boolean fewer = counts.restrict(table, model.owner(), kept.length);
        return counts.limitChildren(table, sum) || fewer;
    }
}

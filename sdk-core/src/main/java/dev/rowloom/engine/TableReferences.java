package dev.rowloom.engine;

import dev.rowloom.blueprint.Cardinality;
import dev.rowloom.blueprint.ReferenceBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which foreign keys of a table are followed, and in which order.
 *
 * <p>A column gets its values from the first foreign key that has it. A later one that shares it chooses among the parents
 * that agree; one that has no column left to choose confirms what was chosen.
 */
final class TableReferences {

    private static final int LAST = 1_000;
    private static final int LATE = 500;
    private static final int EARLY = -100;

    private final TableModel model;
    private final Table table;
    private final TableBlueprint blueprint;
    private final Set<ForeignKey> refused;
    private final List<TableModel.Reference> references = new ArrayList<>();
    private final Map<String, TableModel.ColumnOfReference> suppliers = new LinkedHashMap<>();
    private final List<TableModel.Confirmation> confirmations = new ArrayList<>();
    private final List<TableModel.UnheldReference> unheld = new ArrayList<>();

    /**
     * Follows the foreign keys of a table.
     *
     * @param refused those that are not to be followed, since they lead round in a circle
     */
    TableReferences(TableModel model, Set<ForeignKey> refused) {
        this.model = model;
        this.table = model.table();
        this.blueprint = model.blueprint();
        this.refused = refused;
        table.foreignKeys().stream()
                .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                .forEach(this::follow);
    }

    List<TableModel.Reference> references() {
        return references;
    }

    /** Returns which reference supplies each column that one does. */
    Map<String, TableModel.ColumnOfReference> suppliers() {
        return suppliers;
    }

    List<TableModel.Confirmation> confirmations() {
        return confirmations;
    }

    List<TableModel.UnheldReference> unheld() {
        return unheld;
    }

    /**
     * One-to-one first: its parents must not be chosen by another. Then wide keys: what a narrower key over the same columns
     * refers to often follows. Then owners; what may be left out after what decides a column; self references last.
     */
    private int rank(ForeignKey key) {
        if (isSelf(key)) {
            return LAST;
        }
        boolean owner = blueprint
                .reference(key.columns())
                .filter(it -> it.role() == ReferenceBlueprint.Role.OWNER)
                .isPresent();
        int size = -2 * key.columns().size() - (owner ? 1 : 0);
        return size + (isOneToOne(key) ? EARLY : isDecidedElsewhere(key) ? LATE : 0);
    }

    private boolean isSelf(ForeignKey key) {
        return key.parentTable().equals(table.id());
    }

    private boolean isOneToOne(ForeignKey key) {
        return table.uniqueKeys().stream()
                .filter(UniqueKey::isPlain)
                .filter(unique -> key.columns().containsAll(unique.columns()))
                .anyMatch(unique -> model.isKeyOfParent(key, unique.columns()));
    }

    /** Returns whether a key can be left out, but one of its columns can't, which another key supplies as well. */
    private boolean isDecidedElsewhere(ForeignKey key) {
        List<String> needed =
                key.columns().stream().filter(it -> !model.isNullable(it)).toList();
        return needed.size() < key.columns().size()
                && table.foreignKeys().stream()
                        .filter(other -> !isSelf(other)
                                && other.columns().size() < key.columns().size())
                        .filter(other -> other.columns().stream().noneMatch(model::isNullable))
                        .anyMatch(other -> needed.containsAll(other.columns()));
    }

    private void follow(ForeignKey key) {
        if (isSelf(key) && key.columns().equals(key.parentColumns())) {
            return;
        }
        boolean written = key.columns().stream().allMatch(it -> model.position(it) >= 0);
        boolean wanted = written
                && key.columns().stream()
                        .map(it -> blueprint.columns().get(it))
                        .anyMatch(it -> it != null && it.rule() instanceof Rule.Reference);
        List<String> shared =
                written ? key.columns().stream().filter(suppliers::containsKey).toList() : List.of();
        String reason = !wanted
                ? "its columns have rules of their own"
                : !model.isWritten(key)
                        ? "it refers to a column whose values the database makes"
                        : refused.contains(key) ? "the columns it refers to are made of its own" : "";
        if (reason.isEmpty() && shared.size() == key.columns().size()) {
            confirm(key);
        } else if (!reason.isEmpty()) {
            leave(key, reason);
        } else if (isSelfMade(key, shared)) {
            leave(key, "the columns it refers to are its own");
        } else if (!isSelf(key) && !isLed(shared) && !canBeLeftOut(key, shared)) {
            leave(key, "it shares columns with several foreign keys, or one to its own table");
        } else {
            add(key, shared);
        }
    }

    private void leave(ForeignKey key, String reason) {
        if (!isImplied(key)) {
            unheld.add(new TableModel.UnheldReference(key, reason));
        }
    }

    /** All columns of the key have values already. */
    private void confirm(ForeignKey key) {
        if (isImplied(key)) {
            return;
        }
        Set<Integer> by = suppliersOf(key.columns());
        int first = by.iterator().next();
        if (isLed(key.columns())) {
            confirmations.add(new TableModel.Confirmation(key, first));
        } else {
            leave(
                    key,
                    "it shares columns with "
                            + (by.size() == 1 ? "a foreign key to its own table" : "several foreign keys"));
        }
    }

    private Set<Integer> suppliersOf(List<String> columns) {
        Set<Integer> found = new TreeSet<>();
        for (String column : columns) {
            TableModel.ColumnOfReference supplier = suppliers.get(column);
            if (supplier != null) {
                found.add(supplier.reference());
            }
        }
        return found;
    }

    /** Returns whether one reference decides all shared columns, and can be told to choose what suits the others. */
    private boolean isLed(List<String> shared) {
        Set<Integer> by = suppliersOf(shared);
        return by.isEmpty()
                || by.size() == 1 && !references.get(by.iterator().next()).self();
    }

    private boolean canBeLeftOut(ForeignKey key, List<String> shared) {
        return key.columns().stream().anyMatch(it -> !shared.contains(it) && model.isNullable(it));
    }

    private void add(ForeignKey key, List<String> shared) {
        ReferenceBlueprint choice = blueprint
                .reference(key.columns())
                .orElseGet(() -> new ReferenceBlueprint(
                        key.columns(), key.parentTable(), ReferenceBlueprint.Role.PLAIN, new Cardinality.Even(), 0));
        int number = references.size();
        references.add(new TableModel.Reference(key, choice, isSelf(key), shared));
        for (int i = 0; i < key.columns().size(); i++) {
            suppliers.putIfAbsent(
                    key.columns().get(i),
                    new TableModel.ColumnOfReference(number, key.parentColumns().get(i)));
        }
    }

    /** A key that takes its values from itself, row by row, would never come to one; a shared column may stay as it is. */
    private boolean isSelfMade(ForeignKey key, List<String> shared) {
        if (!isSelf(key)) {
            return false;
        }
        for (int i = 0; i < key.columns().size(); i++) {
            String column = key.columns().get(i);
            String parent = key.parentColumns().get(i);
            boolean same = shared.contains(column) && column.equals(parent);
            if (!same && (shared.contains(column) || key.columns().contains(parent))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a reference that is followed leads to the same parent anyway. */
    private boolean isImplied(ForeignKey key) {
        return references.stream().map(TableModel.Reference::foreignKey).anyMatch(followed -> implies(followed, key));
    }

    private boolean implies(ForeignKey followed, ForeignKey key) {
        if (!followed.columns().containsAll(key.columns())) {
            return false;
        }
        List<String> inParent = key.columns().stream()
                .map(column -> followed.parentColumns().get(followed.columns().indexOf(column)))
                .toList();
        if (followed.parentTable().equals(key.parentTable()) && inParent.equals(key.parentColumns())) {
            return true;
        }
        return model.schema().table(followed.parentTable()).stream()
                .flatMap(parent -> parent.foreignKeys().stream())
                .anyMatch(next -> next.columns().equals(inParent)
                        && next.parentTable().equals(key.parentTable())
                        && next.parentColumns().equals(key.parentColumns()));
    }
}

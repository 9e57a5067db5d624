package dev.rowloom.engine;

import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.Exclusion;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a unique key asks of the rows: which columns and references tell them apart, and how nulls count. */
final class KeyReading {

    private final TableModel model;
    private final KeyAtoms atoms;

    KeyReading(TableModel model, KeyAtoms atoms) {
        this.model = model;
        this.atoms = atoms;
    }

    /** Returns the columns and references by which a key tells rows apart. */
    Set<Atom> atoms(UniqueKey key) {
        Set<Atom> found = new LinkedHashSet<>();
        for (String column : toldColumns(key)) {
            int position = model.position(column);
            if (position >= 0) {
                TableModel.ColumnOfReference reference = model.referenceOf(position);
                found.add(reference == null ? Atom.column(position) : Atom.reference(reference.reference()));
            }
        }
        // what is the same in all rows tells none apart, so that the rest has to
        Set<Atom> telling = new LinkedHashSet<>(found);
        telling.removeIf(atoms::isConstant);
        return telling.isEmpty() ? found : telling;
    }

    /** Returns how many columns and references tell rows apart. */
    int size(UniqueKey key) {
        return atoms(key).size();
    }

    /** Returns whether different parents of a reference differ in the columns that belong to the key. */
    boolean isWhole(Atom atom, UniqueKey key) {
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
        return ReferenceParts.of(model, atom.reference()).stream().anyMatch(keyColumns::containsAll)
                || model.schema().table(reference.parentTable()).orElseThrow().uniqueKeys().stream()
                        .anyMatch(parentKey -> parentColumns.containsAll(parentKey.columns()) && parentKey.isPlain());
    }

    /** Returns whether the owner decides which parents a reference can choose, and is part of the key. */
    boolean hasOwnerOf(Atom atom, UniqueKey key) {
        int lead = model.lead(model.references().get(atom.reference()));
        Atom owner = Atom.reference(model.owner());
        return lead >= 0 && lead == model.owner() && atoms(key).contains(owner) && isWhole(owner, key);
    }

    /** Returns whether a key never tells rows apart, as a column of it is null in each. */
    boolean isNullInEveryRow(UniqueKey key) {
        return key.nulls() == UniqueKey.NullComparison.DISTINCT
                && key.columns().stream()
                        .map(model::position)
                        .anyMatch(position -> position >= 0 && atoms.isAlwaysNull(position));
    }

    /** Returns whether the database fills all columns of a key. */
    boolean isFilledByDatabase(UniqueKey key) {
        List<String> columns = KeyExpressions.columnsOf(key);
        return !columns.isEmpty() && columns.stream().allMatch(this::isFilledByDatabase);
    }

    private boolean isFilledByDatabase(String column) {
        return model.position(column) < 0
                && model.table()
                        .column(column)
                        .filter(it -> it.computedAs().isPresent())
                        .isEmpty();
    }

    /** Returns whether every part of a key differs where its column does. */
    boolean isTold(UniqueKey key) {
        return key.parts().stream().allMatch(part -> {
            KeyExpressions.Told told = KeyExpressions.told(model.table(), part);
            return told != null && model.position(told.column()) >= 0;
        });
    }

    /**
     * Returns the columns whose nulls make two rows clash that agree in the rest; a null in another one keeps them apart, or
     * leaves the row out of the key, as where the predicate says that the column is not null.
     */
    Set<String> clashing(UniqueKey key) {
        return KeyExpressions.told(model.table(), key).stream()
                .filter(told -> told.nullCounts() || key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT)
                .map(KeyExpressions.Told::column)
                .filter(column -> !key.leavesOutNullsOf(column))
                .collect(Collectors.toSet());
    }

    private List<String> toldColumns(UniqueKey key) {
        return KeyExpressions.told(model.table(), key).stream()
                .map(KeyExpressions.Told::column)
                .distinct()
                .toList();
    }

    /** Returns the key in words. */
    String describe(UniqueKey key) {
        String kind = key.kind() == UniqueKey.Kind.PRIMARY
                ? "primary key"
                : model.exclusions().keys().contains(key) ? "exclusion constraint" : "unique key";
        return kind + (key.name() == null ? "" : " " + key.name()) + " ("
                + String.join(", ", KeyExpressions.columnsOf(key)) + ")";
    }

    /** Returns an exclusion constraint in words. */
    static String describe(Exclusion exclusion) {
        List<String> columns = exclusion.elements().stream()
                .flatMap(element -> element.expression().columns().stream())
                .distinct()
                .toList();
        return "exclusion constraint" + (exclusion.name() == null ? "" : " " + exclusion.name()) + " ("
                + String.join(", ", columns) + ")";
    }
}

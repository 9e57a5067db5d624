package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the reference of a table along whose parents its rows are laid out. */
final class OwnerChoice {

    private final TableModel model;
    private final List<TableModel.Reference> references;

    OwnerChoice(TableModel model) {
        this.model = model;
        this.references = model.references();
    }

    /**
     * Returns the number of the owner, or −1. For want of another, the owner is what other references depend on, first of all
     * where a key has columns of both.
     */
    int owner() {
        for (int i = 0; i < references.size(); i++) {
            boolean paired = model.ordered().pairOf(i) != null;
            if (references.get(i).isOwner() && !paired && !isLeftOutByCheck(references.get(i))) {
                return i;
            }
        }
        int found = -1;
        for (TableModel.Reference scoped : references) {
            int lead = model.lead(scoped);
            if (lead >= 0
                    && !references.get(lead).self()
                    && !references.get(lead).isScoped()) {
                if (isJunction(lead, scoped)) {
                    return lead;
                }
                found = found < 0 ? lead : found;
            }
        }
        return found;
    }

    /**
     * Returns whether CHECKs say in which rows a reference is absent, or which parents it has, which no layout of an owner's
     * children follows; a key of several columns or another reference may need the layout all the same.
     */
    private boolean isLeftOutByCheck(TableModel.Reference reference) {
        List<String> own = reference.foreignKey().columns();
        boolean tied = own.stream()
                .filter(model::admitsNull)
                .anyMatch(column -> model.domains().conditions().stream()
                        .anyMatch(condition -> condition.expression().columns().contains(column)));
        boolean chosen = ChosenReferences.isAsked(model, reference.foreignKey());
        List<List<String>> keys = model.table().uniqueKeys().stream()
                .filter(key -> !model.hasClashingNulls(key))
                .map(KeyExpressions::columnsOf)
                .filter(columns -> !own.containsAll(columns) && columns.stream().anyMatch(own::contains))
                .toList();
        boolean leads =
                references.stream().anyMatch(other -> other.shared().stream().anyMatch(own::contains));
        return (tied && keys.isEmpty() || chosen && keys.stream().allMatch(this::isToldByText)) && !leads;
    }

    /** Returns whether a key has a text that differs in every row anyway, so that no layout has to hold the key. */
    private boolean isToldByText(List<String> columns) {
        return columns.stream()
                .anyMatch(column -> model.table().column(column).orElseThrow().type() instanceof DataType.TextType
                        && model.hasMany(column));
    }

    private boolean isJunction(int lead, TableModel.Reference scoped) {
        Set<String> columns = new HashSet<>(references.get(lead).foreignKey().columns());
        columns.addAll(scoped.foreignKey().columns());
        List<String> chosen = scoped.foreignKey().columns().stream()
                .filter(it -> !scoped.shared().contains(it))
                .toList();
        return model.table().uniqueKeys().stream()
                .filter(key -> columns.containsAll(key.columns()))
                .anyMatch(key -> key.columns().stream().anyMatch(chosen::contains));
    }
}

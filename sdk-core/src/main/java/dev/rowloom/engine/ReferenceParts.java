package dev.rowloom.engine;

import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.List;

/**
 * Finds unique keys over a part of a foreign key's columns: of the parents that agree in that part one can be chosen, as where
 * a document refers to one of its versions.
 */
final class ReferenceParts {

    private ReferenceParts() {}

    /** Returns the columns of such keys, each a part of the columns of a reference that tells no parents apart. */
    static List<List<String>> of(TableModel model, int number) {
        TableModel.Reference reference = model.references().get(number);
        ForeignKey key = reference.foreignKey();
        if (reference.self() || reference.isScoped()) {
            return List.of();
        }
        List<List<String>> parts = model.table().uniqueKeys().stream()
                .filter(UniqueKey::isPlain)
                .map(UniqueKey::columns)
                .filter(columns -> key.columns().containsAll(columns))
                .filter(columns -> columns.stream().noneMatch(model::isNullable))
                .filter(columns -> !model.isKeyOfParent(key, columns))
                .toList();
        // last, as it follows the references of the whole schema
        return parts.isEmpty() || ChosenReferences.isOpen(model, number) ? parts : List.of();
    }
}

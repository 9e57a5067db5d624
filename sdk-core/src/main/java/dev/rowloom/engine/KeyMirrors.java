package dev.rowloom.engine;

import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables whose keys are each other's, round in a circle: each row of one has its counterpart in the others.
 *
 * <p>One table of the circle makes its keys itself. The others take theirs, each once; where all have as many rows, the
 * foreign key of the first is met as well.
 */
final class KeyMirrors {

    private final Map<String, TablePlanning> tables;
    private final List<Mirror> found = new ArrayList<>();

    /** A foreign key that is met where its table has no more rows than its parent. */
    record Mirror(String table, ForeignKey foreignKey) {}

    KeyMirrors(Map<String, TablePlanning> tables, Map<String, Set<ForeignKey>> refused) {
        this.tables = tables;
        tables.keySet()
                .forEach(table -> refused.getOrDefault(table, Set.of()).stream()
                        .filter(key -> comesBack(table, key))
                        .forEach(key -> found.add(new Mirror(table, key))));
    }

    /** Returns whether what the key refers to takes each of the table's own keys once. */
    private boolean comesBack(String table, ForeignKey key) {
        String at = key.parentTable();
        List<String> columns = key.parentColumns();
        Set<String> seen = new HashSet<>();
        while (seen.add(at)) {
            TablePlanning planning = tables.get(at);
            int supplier = planning == null ? -1 : supplier(planning.model(), columns);
            if (planning == null || supplier < 0) {
                return false;
            }
            TableModel.Reference reference = planning.model().references().get(supplier);
            boolean each = planning.keys().assignment(Atom.reference(supplier)) instanceof Assignment.Alone
                    && !planning.model().isNullable(reference)
                    && !reference.isScoped()
                    && !reference.self();
            if (!each) {
                return false;
            }
            columns = TableModel.inParent(reference.foreignKey(), columns);
            at = reference.foreignKey().parentTable();
            if (at.equals(table) && columns.equals(key.columns())) {
                return true;
            }
        }
        return false;
    }

    private static int supplier(TableModel model, List<String> columns) {
        int found = -1;
        for (String column : columns) {
            TableModel.ColumnOfReference of = model.referenceOf(model.position(column));
            if (of == null || found >= 0 && of.reference() != found) {
                return -1;
            }
            found = of.reference();
        }
        return found;
    }

    /** Returns the foreign keys of a table that are met where it has no more rows than their parents. */
    List<ForeignKey> of(String table) {
        return found.stream()
                .filter(mirror -> mirror.table().equals(table))
                .map(Mirror::foreignKey)
                .toList();
    }
}

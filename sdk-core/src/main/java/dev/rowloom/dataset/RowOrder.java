package dev.rowloom.dataset;

import dev.rowloom.engine.RowBatch;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.validation.internal.BatchView;
import dev.rowloom.validation.internal.KeyDigest;
import dev.rowloom.validation.internal.KeyDigest.Hash;
import dev.rowloom.validation.internal.KeyRule;
import dev.rowloom.validation.internal.ReferenceRule;
import dev.rowloom.validation.internal.SchemaRules;
import dev.rowloom.validation.internal.TableRules;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds tables whose rows refer to later rows of their own, as rows from files may. */
final class RowOrder {

    private final TableRules rules;
    private final KeyDigest digest = new KeyDigest();

    private RowOrder(TableRules rules) {
        this.rules = rules;
    }

    /** Returns the ids of tables where a row refers to a later one of its own table. */
    static Set<String> forward(Schema schema, Collection<TableData> tables) {
        List<TableData> suspects = tables.stream()
                .filter(data -> data.size() > 1 && refersToItself(data.layout().table()))
                .toList();
        Set<String> found = new LinkedHashSet<>();
        if (suspects.isEmpty()) {
            return found;
        }
        Set<String> present =
                tables.stream().map(data -> data.layout().table().id()).collect(Collectors.toSet());
        Set<String> elsewhere = schema.tables().stream()
                .map(Table::id)
                .filter(id -> !present.contains(id))
                .collect(Collectors.toSet());
        Map<String, TableRules> rules = SchemaRules.of(schema, elsewhere);
        for (TableData data : suspects) {
            String id = data.layout().table().id();
            if (new RowOrder(Objects.requireNonNull(rules.get(id))).isForward(data)) {
                found.add(id);
            }
        }
        return found;
    }

    private static boolean refersToItself(Table table) {
        return table.foreignKeys().stream().anyMatch(key -> key.parentTable().equals(table.id()));
    }

    private boolean isForward(TableData data) {
        return rules.references().stream()
                .filter(reference ->
                        reference.key().parentTable().equals(rules.table().id()))
                .anyMatch(reference -> isForward(data, reference));
    }

    private boolean isForward(TableData data, ReferenceRule reference) {
        BatchView view = new BatchView(rules.table());
        Set<Hash> seen = new HashSet<>();
        for (RowBatch batch : data.batches().toList()) {
            view.open(batch);
            for (int row = 0; row < batch.size(); row++) {
                view.moveTo(row);
                if (reference.parent().firstUnknown(view) >= 0 || view.firstUnknown(reference.reads()) >= 0) {
                    // the database makes keys, in the order of the rows
                    return false;
                }
                add(seen, reference.parent(), reference.parent().values(view));
                Hash parent = hash(reference.parent(), reference.values(view));
                if (parent != null && !seen.contains(parent)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(Set<Hash> seen, KeyRule key, @Nullable Object @Nullable [] values) {
        Hash own = hash(key, values);
        if (own != null) {
            seen.add(own);
        }
    }

    private @Nullable Hash hash(KeyRule key, @Nullable Object @Nullable [] values) {
        return values == null ? null : digest.of(key.sure(values));
    }
}

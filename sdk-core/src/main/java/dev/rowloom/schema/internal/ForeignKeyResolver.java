package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes foreign keys of drafts, now that all tables are known; what leads nowhere is left out with a diagnostic. */
final class ForeignKeyResolver {

    private final Catalogue catalogue;
    private final Names names;
    private final Map<TableDraft, Table> built;

    ForeignKeyResolver(Catalogue catalogue, Map<TableDraft, Table> built) {
        this.catalogue = catalogue;
        this.names = catalogue.names();
        this.built = built;
    }

    /** Returns the table with its foreign keys. */
    Table resolve(TableDraft draft) {
        Table table = table(draft);
        Table.Builder builder = table.toBuilder();
        Set<String> seen = new LinkedHashSet<>();
        for (ForeignKeyDraft reference : draft.foreignKeys) {
            ForeignKey key = key(reference, table);
            if (key != null && seen.add(key.describe())) {
                builder.foreignKey(key);
            }
        }
        return builder.build();
    }

    private Table table(TableDraft draft) {
        Table table = built.get(draft);
        if (table == null) {
            throw new IllegalArgumentException("table " + draft + " is not among those built");
        }
        return table;
    }

    private @Nullable ForeignKey key(ForeignKeyDraft draft, Table table) {
        ForeignKeyDraft.Reference reference = draft.reference();
        TableDraft parentDraft = catalogue.table(reference.parent(), reference.searchPath());
        Table parent = parentDraft == null ? null : built.get(parentDraft);
        if (parent == null) {
            boolean leftOut = parentDraft != null;
            return leaveOut(
                    draft,
                    table,
                    "table " + reference.parent() + (leftOut ? ", which is left out" : ", which is missing"));
        }
        List<String> columns = existing(draft.columns(), table);
        if (columns == null) {
            return leaveOut(
                    draft,
                    table,
                    "table " + parent.id() + " from columns " + draft.columns() + ", not all of which exist");
        }
        List<String> referred = reference.columns().isEmpty()
                ? parent.primaryKey().map(UniqueKey::columns).orElse(List.of())
                : existing(reference.columns(), parent);
        if (referred == null) {
            return leaveOut(
                    draft,
                    table,
                    "columns " + reference.columns() + " of table " + parent.id() + ", not all of which exist");
        }
        if (referred.size() != columns.size()) {
            return leaveOut(
                    draft,
                    table,
                    "table " + parent.id() + " with " + columns.size() + " columns to its key of " + referred.size());
        }
        String mismatch = new ReferenceTypes(names.dialect()).mismatch(table, columns, parent, referred);
        if (mismatch != null) {
            return leaveOut(draft, table, "table " + parent.id() + " by values of another kind: " + mismatch);
        }
        return new ForeignKey(
                draft.name(),
                columns,
                parent.id(),
                referred,
                reference.deferral(),
                reference.onDelete(),
                reference.onUpdate());
    }

    private @Nullable ForeignKey leaveOut(ForeignKeyDraft draft, Table table, String where) {
        catalogue.warn(
                draft.line(),
                "table " + table.id() + ": a foreign key refers to " + where + "; it is ignored",
                draft.columns() + " -> " + draft.reference().parent());
        return null;
    }

    private @Nullable List<String> existing(List<String> wanted, Table table) {
        List<String> found = new ArrayList<>();
        for (String name : wanted) {
            for (Column column : table.columns()) {
                if (names.same(column.name(), name)) {
                    found.add(column.name());
                }
            }
        }
        return found.size() == wanted.size() ? found : null;
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Diagnostic;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the tables of a catalogue, once the whole script is read. */
final class SchemaBuilder {

    private final Catalogue catalogue;
    private final Names names;
    private final SqlParser parser;
    private final ColumnResolver columns;
    private final Map<String, List<Place>> unknownTypes = new LinkedHashMap<>();

    private final Set<String> ids = new LinkedHashSet<>();

    private record Place(String column, int line) {}

    SchemaBuilder(Catalogue catalogue, SqlParser parser) {
        this.catalogue = catalogue;
        this.names = catalogue.names();
        this.parser = parser;
        this.columns = new ColumnResolver(catalogue);
    }

    /** Returns the tables, in the order of the script. */
    List<Table> build() {
        Inheritance inheritance = new Inheritance(names);
        catalogue.tables().forEach(table -> inheritance.complete(table, new LinkedHashSet<>()));
        Partitions.moveToRoots(catalogue);
        List<TableDraft> kept = catalogue.tables().stream()
                .filter(table -> table.fate == TableDraft.Fate.KEPT && !table.columns.isEmpty())
                .toList();
        Map<TableDraft, Table> built = new LinkedHashMap<>();
        kept.forEach(draft -> built.put(draft, table(draft)));
        warnOfUnknownTypes();
        warnOfRowSecurity(kept);
        ForeignKeyResolver references = new ForeignKeyResolver(catalogue, built);
        return kept.stream().map(references::resolve).toList();
    }

    /** Returns what was noticed, in the order of the script. */
    List<Diagnostic> diagnostics() {
        List<Diagnostic> sorted = new ArrayList<>(catalogue.diagnostics());
        sorted.sort(Comparator.comparingInt(Diagnostic::line));
        sorted.replaceAll(catalogue.lines()::placed);
        return sorted;
    }

    private Table table(TableDraft draft) {
        String schema = draft.name.qualifier();
        String id = catalogue.isMain(schema) ? draft.name.name() : draft.name.toString();
        Set<String> primary = KeyResolver.primaryColumns(draft, names);
        List<Column> resolved = new ArrayList<>();
        for (ColumnDraft column : List.copyOf(draft.columns)) {
            resolved.add(columns.resolve(column, draft, primary));
        }
        resolved = new IndexRoom(names).limited(resolved, draft);
        RowScope scope = new RowScope(names, resolved);
        ExpressionReader expressions = new ExpressionReader(parser, scope, catalogue.functions());
        while (!ids.add(id)) {
            id += "_"; // a quoted name that holds a dot
        }
        Table.Builder table =
                Table.builder(id, draft.name).comment(draft.comment).refusal(draft.refusal);
        resolved.forEach(table::column);
        KeyResolver resolver = new KeyResolver(catalogue, expressions, scope);
        List<UniqueKey> keys = resolver.resolve(draft);
        keys.forEach(table::uniqueKey);
        resolver.exclusions(draft).forEach(table::exclusion);
        new CheckResolver(catalogue, expressions).resolve(draft, resolved).forEach(table::check);
        noteUnknownTypes(draft, resolved);
        return table.build();
    }

    private void noteUnknownTypes(TableDraft draft, List<Column> resolved) {
        for (int i = 0; i < resolved.size(); i++) {
            DataType type = resolved.get(i).type();
            while (type instanceof DataType.ArrayType array) {
                type = array.element();
            }
            boolean written = resolved.get(i).computedAs().isEmpty();
            if (type instanceof DataType.OpaqueType opaque && written && !isKnown(opaque)) {
                unknownTypes
                        .computeIfAbsent(opaque.name(), name -> new ArrayList<>())
                        .add(new Place(draft + "." + draft.columns.get(i).name, draft.columns.get(i).line));
            }
        }
    }

    private boolean isKnown(DataType.OpaqueType type) {
        return KnownTypes.NAMES.contains(type.name()) || names.dialect().isSpatial(type);
    }

    private void warnOfRowSecurity(List<TableDraft> tables) {
        List<TableDraft> secured = tables.stream()
                .filter(table -> table.rowSecurity != TableDraft.RowSecurity.NONE)
                .toList();
        if (!secured.isEmpty()) {
            String more = secured.size() == 1 ? "" : " (and " + (secured.size() - 1) + " more)";
            catalogue.warn(
                    secured.get(0).line,
                    "table " + secured.get(0) + more + ": row level security is on, and rows are not made for its"
                            + " policies; load them as a user with BYPASSRLS, or as the owner where it is not forced",
                    "");
        }
    }

    private void warnOfUnknownTypes() {
        unknownTypes.forEach((type, places) -> {
            Place first = places.get(0);
            String more = places.size() == 1 ? "" : " (and " + (places.size() - 1) + " more)";
            catalogue.warn(
                    first.line(),
                    "column " + first.column() + more + ": nothing is known of the values of type " + type,
                    "");
        });
    }
}

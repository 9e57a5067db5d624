package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares a blueprint with a schema that may have moved on since, and fills its gaps by inference. */
final class SchemaChanges {

    private final Blueprint blueprint;
    private final Schema schema;

    SchemaChanges(Blueprint blueprint, Schema schema) {
        this.blueprint = blueprint;
        this.schema = schema;
    }

    static List<SchemaChange> of(Blueprint blueprint, Schema schema) {
        return new SchemaChanges(blueprint, schema).changes();
    }

    private List<SchemaChange> changes() {
        List<SchemaChange> changes = new ArrayList<>();
        for (Table table : schema.tables()) {
            TableBlueprint rules = blueprint.tables().get(table.id());
            if (rules == null) {
                changes.add(new SchemaChange(SchemaChange.Kind.TABLE_ADDED, table.id(), "", "", ""));
            } else {
                columns(table, rules, changes);
                references(table, rules, changes);
            }
        }
        blueprint.tables().keySet().stream()
                .filter(id -> schema.table(id).isEmpty())
                .forEach(id -> changes.add(new SchemaChange(SchemaChange.Kind.TABLE_REMOVED, id, "", "", "")));
        return List.copyOf(changes);
    }

    private void columns(Table table, TableBlueprint rules, List<SchemaChange> changes) {
        SchemaPin pin = blueprint.schema();
        Map<String, String> pinned = pin == null ? Map.of() : pin.tables().getOrDefault(table.id(), Map.of());
        Set<String> left = new LinkedHashSet<>(rules.columns().keySet());
        for (Column column : table.columns()) {
            String is = SchemaPin.declaration(column);
            String was = pinned.getOrDefault(column.name(), is);
            boolean written = column.computedAs().isEmpty();
            if (!left.remove(column.name()) && written) {
                changes.add(new SchemaChange(SchemaChange.Kind.COLUMN_ADDED, table.id(), column.name(), "", is));
            } else if (!was.equals(is)) {
                changes.add(new SchemaChange(SchemaChange.Kind.COLUMN_CHANGED, table.id(), column.name(), was, is));
            }
        }
        left.forEach(name -> changes.add(new SchemaChange(
                SchemaChange.Kind.COLUMN_REMOVED, table.id(), name, pinned.getOrDefault(name, ""), "")));
    }

    private void references(Table table, TableBlueprint rules, List<SchemaChange> changes) {
        if (blueprint.schema() == null) {
            return; // who wrote the document by hand may have left some out
        }
        Set<String> known = new LinkedHashSet<>();
        rules.references().forEach(it -> known.add(key(it.columns(), it.table())));
        Set<String> all = new LinkedHashSet<>();
        table.foreignKeys().forEach(it -> all.add(key(it.columns(), it.parentTable())));
        all.stream()
                .filter(key -> !known.contains(key))
                .forEach(key ->
                        changes.add(new SchemaChange(SchemaChange.Kind.REFERENCE_ADDED, table.id(), key, "", key)));
        known.stream()
                .filter(key -> !all.contains(key))
                .forEach(key ->
                        changes.add(new SchemaChange(SchemaChange.Kind.REFERENCE_REMOVED, table.id(), key, key, "")));
    }

    private static String key(List<String> columns, String parent) {
        return "(" + String.join(", ", columns) + ") -> " + parent;
    }

    /** Returns the blueprint for the schema as it is. */
    Blueprint filled() {
        List<SchemaChange> changes = changes();
        if (changes.isEmpty()) {
            return blueprint;
        }
        Blueprint inferred = Blueprint.infer(schema, blueprint.culture());
        Map<String, TableFacts> facts =
                TableFacts.of(schema, MeaningCatalogue.builtIn().catalogue().words());
        Map<String, TableBlueprint> tables = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            TableBlueprint fresh = inferred.tables().get(table.id());
            TableBlueprint kept = blueprint.tables().get(table.id());
            if (fresh != null) {
                tables.put(
                        table.id(),
                        kept == null ? fresh : filled(Objects.requireNonNull(facts.get(table.id())), kept, fresh));
            }
        }
        List<String> notes = changes.stream().map(SchemaChange::toString).toList();
        Blueprint filled = blueprint.withTables(tables, notes);
        return blueprint.schema() == null ? filled : filled.pinnedTo(schema);
    }

    private TableBlueprint filled(TableFacts facts, TableBlueprint kept, TableBlueprint fresh) {
        Map<String, ColumnBlueprint> columns = new LinkedHashMap<>();
        fresh.columns().forEach((name, column) -> {
            ColumnBlueprint before = kept.columns().get(name);
            columns.put(name, before != null && fits(facts.column(name), before) ? before : column);
        });
        List<ReferenceBlueprint> references = fresh.references().stream()
                .map(it -> kept.reference(it.columns())
                        .filter(before -> before.table().equals(it.table()))
                        .orElse(it))
                .toList();
        return new TableBlueprint(kept.id(), columns, references);
    }

    /** Returns whether a column can have the rule that it had. */
    private boolean fits(ColumnFacts column, ColumnBlueprint before) {
        boolean reference = before.rule() instanceof Rule.Reference;
        if (reference != column.isForeign() && reference) {
            return false;
        }
        try {
            new RuleClipper(column, Vocabularies.bundled().with(blueprint.vocabularies()), note -> {})
                    .fit(before.rule());
            return true;
        } catch (BlueprintException e) {
            return false;
        }
    }
}

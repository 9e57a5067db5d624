package dev.rowloom.validation.internal;

import dev.rowloom.engine.NotChecked;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a schema asks of rows, compiled. */
public final class SchemaRules {

    private final Schema schema;
    private final Set<String> elsewhere;
    private final Map<String, KeyRules> keys = new HashMap<>();

    private SchemaRules(Schema schema, Set<String> elsewhere) {
        this.schema = schema;
        this.elsewhere = elsewhere;
        schema.tables().forEach(table -> keys.put(table.id(), new KeyRules(schema.dialect(), table)));
    }

    /**
     * Returns the rules of all tables by their ids, in the order of the schema.
     *
     * @param elsewhere the ids of tables to whose rows references are not checked
     */
    public static Map<String, TableRules> of(Schema schema, Set<String> elsewhere) {
        return new SchemaRules(schema, elsewhere).compile();
    }

    private Map<String, TableRules> compile() {
        // all references first: they ask for keys of other tables
        Map<String, ReferenceRules> references = new HashMap<>();
        Map<String, List<ReferenceRule>> compiled = new HashMap<>();
        for (Table table : schema.tables()) {
            ReferenceRules own = new ReferenceRules(schema.dialect(), table);
            references.put(table.id(), own);
            compiled.put(table.id(), references(table, own));
        }
        Map<String, TableRules> rules = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            KeyRules ofKeys = Objects.requireNonNull(keys.get(table.id()));
            List<NotChecked> keysNotChecked = new ArrayList<>(ofKeys.notChecked());
            keysNotChecked.addAll(
                    Objects.requireNonNull(references.get(table.id())).notChecked());
            RowRules ofRows = new RowRules(schema.dialect(), table);
            rules.put(
                    table.id(),
                    new TableRules(
                            table,
                            ofRows.refusal(),
                            ofRows.columns(),
                            ofRows.conditions(),
                            ofKeys.rules(),
                            Objects.requireNonNull(compiled.get(table.id())),
                            keysNotChecked,
                            ofRows.notChecked()));
        }
        return Collections.unmodifiableMap(rules);
    }

    private List<ReferenceRule> references(Table table, ReferenceRules own) {
        List<ReferenceRule> compiled = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            Table parent = schema.table(key.parentTable()).orElse(null);
            KeyRules parentKeys = keys.get(key.parentTable());
            if (parent == null || parentKeys == null || elsewhere.contains(key.parentTable())) {
                own.notChecked(key, "the rows of " + key.parentTable() + " are elsewhere");
                continue;
            }
            ReferenceRule rule = own.compile(key, parent, parentKeys);
            if (rule != null) {
                compiled.add(rule);
            }
        }
        return compiled;
    }
}

package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schema that a blueprint was made for, as far as it matters to tell later what has changed.
 *
 * @param hash of the schema
 * @param tables the declarations of columns by name, by table id
 */
record SchemaPin(String hash, Map<String, Map<String, String>> tables) {

    SchemaPin {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    static SchemaPin of(Schema schema) {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            Map<String, String> columns = new LinkedHashMap<>();
            table.columns().forEach(column -> columns.put(column.name(), declaration(column)));
            tables.put(table.id(), columns);
        }
        return new SchemaPin(schema.hash(), tables);
    }

    /** Returns what a column is declared as. */
    static String declaration(Column column) {
        return column.declaredType()
                + (column.isNullable() ? "" : " NOT NULL")
                + column.computedAs().map(formula -> " computed").orElse("");
    }

    static SchemaPin read(JsonObject json) {
        json.only("hash", "tables");
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        json.object("tables").objects().forEach((id, table) -> {
            Map<String, String> columns = new LinkedHashMap<>();
            table.fields().forEach(column -> columns.put(column, table.text(column)));
            tables.put(id, columns);
        });
        return new SchemaPin(json.text("hash"), tables);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("hash", hash);
        ObjectNode all = json.putObject("tables");
        tables.forEach((id, columns) -> columns.forEach(all.putObject(id)::put));
        return json;
    }
}

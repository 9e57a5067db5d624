package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.ColumnMeaning;
import dev.rowloom.blueprint.MeaningCatalogue;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The explanations of all columns of a plan, those that the database computes too. */
final class Explanations {

    private final Schema schema;
    private final Map<String, Explanation> byName;

    /**
     * Puts explanations in the order of the schema.
     *
     * @param written those of the columns that are written
     */
    Explanations(Schema schema, List<Explanation> written) {
        this.schema = schema;
        Map<String, Explanation> known = new HashMap<>();
        written.forEach(it -> known.put(name(it.table(), it.column()), it));
        Map<String, ColumnMeaning> meanings = new HashMap<>();
        boolean complete = schema.tables().stream()
                .allMatch(table ->
                        table.columns().stream().allMatch(it -> known.containsKey(name(table.id(), it.name()))));
        if (!complete) {
            MeaningCatalogue.builtIn().recognise(schema).forEach(it -> meanings.put(name(it.table(), it.column()), it));
        }
        Map<String, Explanation> all = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                String name = name(table.id(), column.name());
                Explanation found = known.get(name);
                all.put(name, found != null ? found : computed(column, Objects.requireNonNull(meanings.get(name))));
            }
        }
        this.byName = Collections.unmodifiableMap(all);
    }

    private static Explanation computed(Column column, ColumnMeaning meaning) {
        String rule =
                column.computedAs().map(it -> "the database computes " + it).orElse("left to the database");
        return new Explanation(
                meaning.table(),
                column.name(),
                column.declaredType(),
                meaning.meaning(),
                meaning.confidence(),
                meaning.reason(),
                rule,
                null,
                "");
    }

    private static String name(String table, String column) {
        return table + "." + column;
    }

    List<Explanation> all() {
        return List.copyOf(byName.values());
    }

    /** Returns the one of a column; a name that is no exact one is found as the schema finds it. */
    Explanation of(String column) {
        Explanation exact = byName.get(column);
        if (exact != null) {
            return exact;
        }
        return schema.findColumn(column)
                .map(found -> byName.get(name(found.table().id(), found.column().name())))
                .orElseThrow(() -> unknown(column));
    }

    private UsageException unknown(String column) {
        int dot = column.lastIndexOf('.');
        if (dot < 0) {
            List<String> owners = byName.values().stream()
                    .filter(it -> it.column().equalsIgnoreCase(column))
                    .map(it -> name(it.table(), it.column()))
                    .limit(3)
                    .toList();
            return new UsageException("'" + column + "' names no table; write table.column"
                    + (owners.isEmpty() ? "" : ", such as " + String.join(" or ", owners)));
        }
        String table = column.substring(0, dot);
        return schema.find(table)
                .map(found -> new UsageException("table " + table + " has no column '" + column.substring(dot + 1) + "'"
                        + NearNames.hint(
                                column.substring(dot + 1),
                                found.columns().stream().map(Column::name).toList())))
                .orElseGet(() -> new UsageException("unknown table '" + table + "' in '" + column + "'"
                        + NearNames.hint(
                                table,
                                new ArrayList<>(
                                        schema.tables().stream().map(Table::id).toList()))));
    }
}

package dev.rowloom.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of one table come about.
 *
 * @param id names the table's random streams; kept when the table is renamed, so that its values stay
 * @param columns the columns by name, in the table's order; columns the database computes are left out
 * @param references the foreign keys, in the table's order
 * @since 0.1.0
 */
public record TableBlueprint(String id, Map<String, ColumnBlueprint> columns, List<ReferenceBlueprint> references) {

    /** Copies the collections, keeping their order. */
    public TableBlueprint {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        references = List.copyOf(references);
    }

    /** Returns this table with one column put in place of the one of that name. */
    public TableBlueprint with(String column, ColumnBlueprint replacement) {
        Map<String, ColumnBlueprint> changed = new LinkedHashMap<>(columns);
        changed.put(column, replacement);
        return new TableBlueprint(id, changed, references);
    }

    /** Returns the reference over exactly those columns. */
    public Optional<ReferenceBlueprint> reference(List<String> columns) {
        return references.stream().filter(it -> it.columns().equals(columns)).findFirst();
    }
}

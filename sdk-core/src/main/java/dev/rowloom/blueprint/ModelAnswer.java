package dev.rowloom.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model answered, as far as it could be read. Immutable.
 *
 * @since 0.1.0
 */
public final class ModelAnswer {

    private final Map<String, List<Rule.Weighted>> pools;
    private final List<ModelEntry> entries;
    private final List<Correction> refused;
    private final boolean whole;

    ModelAnswer(
            Map<String, List<Rule.Weighted>> pools, List<ModelEntry> entries, List<Correction> refused, boolean whole) {
        this.pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
        this.entries = List.copyOf(entries);
        this.refused = List.copyOf(refused);
        this.whole = whole;
    }

    /** Returns whether the answer came to its end: one that was cut or is malformed from some place on did not. */
    public boolean isWhole() {
        return whole;
    }

    /** Returns whether nothing of it could be read. */
    public boolean isEmpty() {
        return pools.isEmpty() && entries.isEmpty();
    }

    /** Returns the columns that were written, as {@code TABLE.COLUMN} in the answer's order. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        entries.forEach(entry -> columns.add(entry.table() + "." + entry.column()));
        return columns;
    }

    /** Returns the names of the pools that were written. */
    public Set<String> pools() {
        return pools.keySet();
    }

    Map<String, List<Rule.Weighted>> words() {
        return pools;
    }

    List<ModelEntry> entries() {
        return entries;
    }

    List<Correction> refused() {
        return refused;
    }

    @Override
    public String toString() {
        return "answer of " + entries.size() + " entries and " + pools.size() + " pools"
                + (whole ? "" : ", broken off");
    }
}

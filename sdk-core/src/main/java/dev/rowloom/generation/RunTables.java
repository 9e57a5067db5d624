package dev.rowloom.generation;

import dev.rowloom.engine.DataPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rows that a run has, as far as others need them. Thread-safe. */
final class RunTables {

    private final DataPlan plan;
    private final Map<String, DirectTable> tables;
    private final Map<String, KeptRows> kept = new ConcurrentHashMap<>();

    RunTables(DataPlan plan, Map<String, DirectTable> tables) {
        this.plan = plan;
        this.tables = Map.copyOf(tables);
        tables.forEach((id, table) -> kept.put(id, new KeptRows(table.layout(), table.kept())));
    }

    DataPlan plan() {
        return plan;
    }

    @Nullable
    DirectTable table(String id) {
        return tables.get(id);
    }

    /** Returns the rows of a table so far. */
    KeptRows rows(String id) {
        KeptRows rows = kept.get(id);
        if (rows == null) {
            throw new IllegalStateException("table " + id + " is not of the run");
        }
        return rows;
    }
}

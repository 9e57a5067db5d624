package dev.rowloom.generation;

import dev.rowloom.engine.DataPlan;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rows that a run has, as far as others need them. Thread-safe. */
final class RunTables {

    private final DataPlan plan;
    private final Map<String, DirectTable> tables;
    private final StandIns standIns;
    private final Map<String, KeptRows> kept = new ConcurrentHashMap<>();

    RunTables(DataPlan plan, Map<String, DirectTable> tables, StandIns standIns) {
        this.plan = plan;
        this.standIns = standIns;
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

    /** Returns what a model is told in place of a value: a stand-in if it is a personal one of the caller's. */
    String told(String table, String column, String value) {
        return standIns.told(
                table, column, value, (rows, key, text) -> rows(rows).has(key, text));
    }

    /** Returns the cell that a model means by one that it wrote: of a key that refers to a stand-in, the value itself. */
    Cell meant(String table, String column, Cell cell) {
        return standIns.meant(table, column, cell);
    }
}

package dev.rowloom.jdbc;

import java.time.Duration;
import java.util.List;

/**
 * What was loaded.
 *
 * @param tables the tables in the order in which they were loaded
 * @param elapsed how long it took, commit included
 * @since 0.1.0
 */
public record LoadReport(List<TableLoad> tables, Duration elapsed) {

    /** Copies the list. */
    public LoadReport {
        tables = List.copyOf(tables);
    }

    /**
     * The rows of one table.
     *
     * @param table the table's id
     * @param rows how many rows the database took
     */
    public record TableLoad(String table, long rows) {}

    /** Returns how many rows were loaded into all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableLoad::rows).sum();
    }
}

package dev.rowloom;

import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.StepReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run wrote.
 *
 * @param tables the tables in the order in which they were written
 * @param warnings what was changed or assumed, in words, such as row counts that were cut
 * @param elapsed how long it took, planning included
 * @param generation how the rows came from a model, or null if none was asked
 * @param steps what was done to the rows before they were written, in order
 * @since 0.1.0
 */
public record GenerationSummary(
        List<TableSummary> tables,
        List<String> warnings,
        Duration elapsed,
        @Nullable GenerationReport generation,
        List<StepReport> steps) {

    /** Copies the lists. */
    public GenerationSummary {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
        steps = List.copyOf(steps);
    }

    /** Makes a summary of rows to which nothing was done. */
    public GenerationSummary(
            List<TableSummary> tables, List<String> warnings, Duration elapsed, @Nullable GenerationReport generation) {
        this(tables, warnings, elapsed, generation, List.of());
    }

    /** Makes a summary of rows that no model was asked for. */
    public GenerationSummary(List<TableSummary> tables, List<String> warnings, Duration elapsed) {
        this(tables, warnings, elapsed, null);
    }

    /** Returns the number of rows of all tables, at most {@link Long#MAX_VALUE}. */
    public long rows() {
        long rows = 0;
        for (TableSummary table : tables) {
            rows = rows > Long.MAX_VALUE - table.rows() ? Long.MAX_VALUE : rows + table.rows();
        }
        return rows;
    }

    /**
     * What was written of one table.
     *
     * @param table the table's id
     * @param rows the number of rows
     * @param columns the number of columns
     */
    public record TableSummary(String table, long rows, int columns) {}
}

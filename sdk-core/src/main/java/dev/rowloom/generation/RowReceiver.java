package dev.rowloom.generation;

import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;

/**
 * Takes rows as they come. Calls for one table come one after another, in the order of its rows; those for different tables
 * may come at the same time.
 *
 * @since 0.1.0
 */
public interface RowReceiver {

    /**
     * Takes the next rows of a table.
     *
     * @param rows the rows; they don't change afterwards
     */
    void rows(RowBatch rows);

    /**
     * Ends a table.
     *
     * @param layout its columns and how many rows it got
     * @param report how they came
     */
    void ended(TableLayout layout, TableGeneration report);
}

/**
 * Makes rows: every value is a pure function of its address (table, row, column), so that any row can be made anywhere,
 * in any order, on any thread.
 *
 * <p>A {@link dev.rowloom.engine.DataPlan} is proven feasible before the first row; it hands out
 * {@linkplain dev.rowloom.engine.Row rows} for people and {@linkplain dev.rowloom.engine.RowBatch batches} for sinks.
 */
@NullMarked
package dev.rowloom.engine;

import org.jspecify.annotations.NullMarked;

/**
 * Rows written by a model: which requests are made, what they say, and how rows are read out of answers as they stream.
 *
 * <p>A table's rows are asked for in batches. {@code PromptWriter} turns what one is to bring into a prompt and the JSON Schema
 * of its answer; whatever a schema or a row says stands in the marks of {@code DataFence} there, so that it is data to a model
 * and no instruction. {@code RowParser} takes rows from the answer, {@code Attempts} asks again where that can help. Callers
 * meet {@link dev.rowloom.generation.DirectOptions} and {@link dev.rowloom.generation.ColumnControls}.
 */
@NullMarked
package dev.rowloom.generation;

import org.jspecify.annotations.NullMarked;

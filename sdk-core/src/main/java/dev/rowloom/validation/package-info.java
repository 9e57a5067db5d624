/**
 * Holds rows against their schema, wherever they come from: a model, a database, a file or the engine.
 *
 * <p>A {@link dev.rowloom.validation.Validator} takes batches of rows, of any tables in any order, and gives a {@link
 * dev.rowloom.validation.ValidationReport}. It informs and never changes a row. Conditions are evaluated as they are for the
 * engine; what can't be evaluated is listed, not passed over.
 *
 * <p>Inside, {@code TableRules} is what one table asks for, made once: {@code TypeTests} look at single values, {@code
 * ConditionRule} at CHECKs, {@code KeyRule} and {@code ReferenceRule} at keys, whose values a {@code KeySet} holds as hashes.
 * {@code TableRun} runs them over the rows.
 */
@NullMarked
package dev.rowloom.validation;

import org.jspecify.annotations.NullMarked;

/**
 * Evaluates conditions and values over a row under SQL's three-valued logic. Not part of the API.
 *
 * <p>{@link dev.rowloom.schema.internal.condition.Condition} and {@link dev.rowloom.schema.internal.condition.Value} are
 * compiled once from an {@link dev.rowloom.schema.Expression}: types are settled and constants converted then, so that a
 * row costs little. What differs between products is in {@link dev.rowloom.schema.ExpressionRules}.
 */
@NullMarked
package dev.rowloom.schema.internal.condition;

import org.jspecify.annotations.NullMarked;

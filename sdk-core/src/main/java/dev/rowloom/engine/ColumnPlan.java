package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;

/**
 * How a plan makes a column.
 *
 * @param table the table's id
 * @param column the column's name
 * @param blueprint the column's part of the blueprint: rule, meaning, confidence, reason
 * @param tier what it takes to make a cell
 * @param note how keys and constraints bear on the column, in words; may be empty
 * @since 0.1.0
 */
public record ColumnPlan(String table, String column, ColumnBlueprint blueprint, Tier tier, String note) {}

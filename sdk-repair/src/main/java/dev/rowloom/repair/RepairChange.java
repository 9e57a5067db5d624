package dev.rowloom.repair;

import dev.rowloom.engine.CellState;
import org.jspecify.annotations.Nullable;

/**
 * A cell that was changed. Immutable.
 *
 * @param table the table's id
 * @param row the number of the row in the raw dataset, from 0
 * @param column the column's name
 * @param from what the cell held
 * @param to what it holds now
 * @param rule the kind of change
 * @param reason why, in words that hold no value
 * @param ambiguous whether other values were as near
 * @since 0.1.0
 */
public record RepairChange(
        String table,
        long row,
        String column,
        Content from,
        Content to,
        RepairRule rule,
        String reason,
        boolean ambiguous) {

    /**
     * What a cell holds.
     *
     * @param state what it is
     * @param value a value as text with all its digits, bytes as hexadecimal digits; null for what is no value
     * @param original the text that it came from where that is not just the value's own; null where there is none
     */
    public record Content(
            CellState state,
            @Nullable String value,
            @Nullable String original) {

        static Content of(Cell cell) {
            return new Content(cell.state(), cell.text(), cell.original());
        }

        /** Returns what a person reads: the value, or the text that is none, or {@code NULL} and the like. */
        @Override
        public String toString() {
            return value != null ? value : original != null ? original : state.name();
        }
    }
}

package dev.rowloom.repair;

import dev.rowloom.engine.CellState;
import org.jspecify.annotations.Nullable;

/**
 * What a cell holds, apart from any batch.
 *
 * @param state what it holds
 * @param value the carrier of a value, else null
 * @param text the value as a batch reads it with all digits, else null
 * @param original the text that it came from where that is not the value's own, else null
 */
record Cell(
        CellState state,
        @Nullable Object value,
        @Nullable String text,
        @Nullable String original) {

    static final Cell NULL = new Cell(CellState.NULL, null, null, null);

    boolean isValue() {
        return state == CellState.VALUE;
    }

    /** Returns what a person reads: the text of a value, or that which is none; null where there is nothing. */
    @Nullable
    String shown() {
        return text == null ? original : text;
    }

    /** Returns whether the other holds the same, whatever it came from. */
    boolean holds(Cell other) {
        return state == other.state
                && (text == null ? other.text == null : text.equals(other.text))
                && (isValue() || (original == null ? other.original == null : original.equals(other.original)));
    }

    /** Returns the value without what it came from. */
    Cell plain() {
        return original == null || !isValue() ? this : new Cell(state, value, text, null);
    }
}

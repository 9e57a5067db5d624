package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;

/**
 * Cells of a row that may be changed together.
 *
 * @param positions the columns by their positions in the table
 * @param cells what they get, in the same order
 * @param cause why
 * @param cost how far that is from what was there; moves of as many cells are tried in ascending order of it
 */
record Move(int[] positions, Cell[] cells, Cause cause, double cost) {

    Move(int position, Cell cell, Cause cause, double cost) {
        this(new int[] {position}, new Cell[] {cell}, cause, cost);
    }

    int count() {
        return positions.length;
    }
}

package dev.rowloom.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the given rows of a table hold in one column. Not to be changed once the table is read. */
final class PinnedColumn {

    private final @Nullable Object[] cells;

    /** Makes the column with nothing given. */
    PinnedColumn(int rows) {
        this.cells = new @Nullable Object[rows];
        Arrays.fill(cells, Pins.OPEN);
    }

    void give(int row, @Nullable Object cell) {
        cells[row] = cell;
    }

    /** Returns a Long, bytes, null for SQL's NULL, or {@link Pins#OPEN}. */
    @Nullable
    Object cell(int row) {
        return cells[row];
    }
}

package dev.rowloom.repair;

import dev.rowloom.repair.RepairChange.Content;
import java.util.List;

/**
 * A row that was dropped, with all it held. Immutable.
 *
 * @param table the table's id
 * @param row the number of the row in the raw dataset, from 0
 * @param cells what it held, by the columns of the table's layout
 * @param reason why, in words that hold no value
 * @since 0.1.0
 */
public record DroppedRow(String table, long row, List<Content> cells, String reason) {

    /** Copies the list. */
    public DroppedRow {
        cells = List.copyOf(cells);
    }
}

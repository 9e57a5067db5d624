package dev.rowloom.repair;

import dev.rowloom.RowloomException;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes changes of one table back. */
final class Undoing {

    private static final int BATCH = 1024;

    private final TableLayout layout;
    private final List<RowBatch> batches;
    private final Map<Long, List<RepairChange>> changes = new HashMap<>();
    private final Map<Long, DroppedRow> dropped = new HashMap<>();
    private final long rows;
    private int batch;
    private int offset;

    Undoing(TableData table, List<RepairChange> changes, List<DroppedRow> dropped) {
        this.layout = table.layout();
        this.batches = table.batches().toList();
        this.rows = (long) table.size() + dropped.size();
        changes.forEach(it ->
                this.changes.computeIfAbsent(it.row(), row -> new ArrayList<>()).add(it));
        dropped.forEach(it -> this.dropped.put(it.row(), it));
    }

    TableData undone() {
        List<RowBatch> undone = new ArrayList<>();
        for (long first = 0; first < rows; first += BATCH) {
            RowBatchBuilder builder = new RowBatchBuilder(layout, first);
            for (long row = first; row < Math.min(rows, first + BATCH); row++) {
                DroppedRow gone = dropped.get(row);
                if (gone == null) {
                    kept(builder, row);
                } else {
                    for (int place = 0; place < gone.cells().size(); place++) {
                        Rebuilder.set(builder, place, gone.cells().get(place));
                    }
                }
                builder.endRow();
            }
            undone.add(builder.build());
        }
        return new TableData(new TableLayout(layout.table(), layout.columns(), rows), undone);
    }

    private void kept(RowBatchBuilder builder, long row) {
        while (batch < batches.size() && offset >= batches.get(batch).size()) {
            batch++;
            offset = 0;
        }
        if (batch >= batches.size()) {
            throw new RowloomException("the log does not fit these rows: "
                    + layout.table().id() + " has no row " + row + "; give the rows that the repair gave");
        }
        RowBatch rowsAtHand = batches.get(batch);
        for (int place = 0; place < layout.columns().size(); place++) {
            builder.copy(place, rowsAtHand.column(place), offset);
        }
        for (RepairChange change : changes.getOrDefault(row, List.of())) {
            int place = layout.position(change.column());
            if (place < 0) {
                throw new RowloomException("the log does not fit these rows: "
                        + layout.table().id() + " has no column " + change.column());
            }
            Rebuilder.set(builder, place, change.from());
        }
        offset++;
    }
}

package dev.rowloom.repair;

import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.repair.RepairChange.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes batches with other cells or rows; columns without a change are shared. */
final class Rebuilder {

    /** Says what is other in a table. */
    interface Other {

        /** Returns what a cell is to hold, or null for what it holds. */
        @Nullable
        Content cell(int place, int row);

        /** Returns whether cells of a column are other in some rows, from one on and before another. */
        boolean isChanged(int place, int from, int to);
    }

    private Rebuilder() {}

    /** Returns a table without some rows and with other cells. */
    static TableData rebuilt(TableWork table) {
        List<RowBatch> batches = new ArrayList<>();
        int[][] changed = new int[table.layout().columns().size()][];
        for (int position = 0; position < table.width(); position++) {
            IntCells own = table.changes(position);
            if (table.isWritten(position)) {
                changed[table.place(position)] = own == null ? new int[0] : own.rows();
            }
        }
        Other other = new Overlaid(table, changed);
        int first = 0;
        long number = 0;
        for (RowBatch batch : table.batches()) {
            RowBatch made = rebuilt(table, batch, new Span(first, number), other);
            batches.add(made);
            first += batch.size();
            number += made.size();
        }
        TableLayout layout =
                new TableLayout(table.layout().table(), table.layout().columns(), number);
        return new TableData(number == table.layout().rows() ? table.layout() : layout, batches);
    }

    private record Span(int first, long number) {}

    private record Overlaid(TableWork table, int[][] changed) implements Other {
        @Override
        public @Nullable Content cell(int place, int row) {
            Fix fix =
                    table.fix(table.position(table.layout().columns().get(place).name()), row);
            return fix == null ? null : Content.of(fix.cell());
        }

        @Override
        public boolean isChanged(int place, int from, int to) {
            int found = java.util.Arrays.binarySearch(changed[place], from);
            int at = found >= 0 ? found : -found - 1;
            return at < changed[place].length && changed[place][at] < to;
        }
    }

    private static RowBatch rebuilt(TableWork table, RowBatch batch, Span span, Other other) {
        int first = span.first();
        int last = first + batch.size();
        int gone = table.dropped().get(first, last).cardinality();
        int width = table.layout().columns().size();
        boolean[] whole = new boolean[width];
        boolean same = gone == 0 && batch.firstRow() == span.number();
        for (int place = 0; place < width; place++) {
            whole[place] = gone == 0 && !other.isChanged(place, first, last);
            same &= whole[place];
        }
        if (same) {
            return batch;
        }
        RowBatchBuilder builder = new RowBatchBuilder(table.layout(), span.number());
        for (int place = 0; place < width; place++) {
            if (whole[place]) {
                builder.column(place, batch.column(place));
            }
        }
        for (int row = 0; row < batch.size(); row++) {
            if (table.isDropped(first + row)) {
                continue;
            }
            for (int place = 0; place < width; place++) {
                if (!whole[place]) {
                    set(builder, place, other.cell(place, first + row), batch, row);
                }
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static void set(RowBatchBuilder builder, int place, @Nullable Content content, RowBatch batch, int row) {
        if (content == null) {
            builder.copy(place, batch.column(place), row);
        } else {
            set(builder, place, content);
        }
    }

    /** Sets a cell to what a change says. */
    static void set(RowBatchBuilder builder, int place, Content content) {
        if (content.state() == CellState.VALUE && content.value() != null) {
            builder.value(place, content.value(), content.original());
        } else if (content.state() == CellState.RAW) {
            builder.raw(place, String.valueOf(content.original()));
        } else {
            builder.state(place, content.state());
        }
    }
}

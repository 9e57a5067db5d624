package dev.rowloom;

import dev.rowloom.engine.BytesVector;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import java.util.Locale;

/** Estimates the memory that all rows of a plan take, so that a run that can't end well does not begin. */
final class MemoryNeed {

    /** So many rows fit any heap. */
    private static final long FEW_ROWS = 100_000;

    /** A number, or where a text begins and ends; with a share of the bits for nulls. */
    private static final int BYTES_OF_CELL = 8;

    private static final int SAMPLE = 256;

    private MemoryNeed() {}

    /**
     * Checks that the rows of a plan fit.
     *
     * @param heap the most bytes that Java may use
     * @throws UsageException if they do not
     */
    static void check(DataPlan plan, long heap) {
        if (plan.rows() <= FEW_ROWS) {
            return;
        }
        double bytes = 0;
        for (TableLayout table : plan.tables()) {
            bytes += table.rows() * bytesOfRow(plan, table);
        }
        TableLayout most = plan.tables().stream()
                .max(java.util.Comparator.comparingLong(TableLayout::rows))
                .orElseThrow();
        if (bytes > heap || most.rows() > Integer.MAX_VALUE) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "%,d rows, %,d of them in table %s, take about %,.0f MiB in memory, where Java has %,d MiB for"
                            + " everything; stream them with generateTo(sink), ask for fewer rows, or give Java more"
                            + " with -Xmx",
                    plan.rows(),
                    most.rows(),
                    most.table().id(),
                    bytes / (1 << 20),
                    heap >> 20));
        }
    }

    private static double bytesOfRow(DataPlan plan, TableLayout table) {
        int sample = (int) Math.min(SAMPLE, table.rows());
        if (sample == 0) {
            return 0;
        }
        RowCursor cursor = plan.open(table.table().id());
        RowBatch batch = cursor.read(0, sample);
        long bytes = (long) BYTES_OF_CELL * sample * table.columns().size();
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnVector column = batch.column(i);
            if (column instanceof BytesVector texts) {
                for (int row = 0; row < sample; row++) {
                    bytes += texts.end(row) - texts.start(row);
                }
            }
        }
        return (double) bytes / sample;
    }
}

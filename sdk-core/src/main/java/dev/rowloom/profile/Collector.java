package dev.rowloom.profile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of one table: counts all, and keeps a uniform sample of them (Vitter's algorithm R, by a hash of the row's
 * number in the place of chance, so that the same rows give the same profile).
 */
final class Collector {

    private static final int MOST_ROWS = 50_000;
    private static final int LEAST_ROWS = 500;
    private static final int MOST_CELLS = 2_000_000;
    private static final int MOST_COUNTS = 1_000_000;
    private static final int LEAST_COUNTS = 200;
    private static final int COUNTS = 50_000;

    private final List<String> columns;
    private final List<ColumnTally> tallies = new ArrayList<>();
    private final int capacity;
    private final List<@Nullable String[]> kept = new ArrayList<>();
    private long rows;

    Collector(List<String> columns) {
        this.columns = columns;
        int count = Math.max(1, columns.size());
        this.capacity = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, MOST_CELLS / count));
        int counts = Math.max(LEAST_COUNTS, Math.min(COUNTS, MOST_COUNTS / count));
        for (int i = 0; i < columns.size(); i++) {
            tallies.add(new ColumnTally(counts));
        }
    }

    /** Reads rows to their end, and closes them. */
    static Collector of(SampleRows rows) {
        try (rows) {
            Collector collector = new Collector(rows.columns());
            for (List<@Nullable String> row = rows.next(); row != null; row = rows.next()) {
                collector.add(row);
            }
            return collector;
        }
    }

    void add(List<@Nullable String> row) {
        @Nullable String[] cells = new @Nullable String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = tallies.get(i).add(i < row.size() ? row.get(i) : null);
        }
        if (kept.size() < capacity) {
            kept.add(cells);
        } else {
            long place = Math.floorMod(DistinctSketch.mix(rows * 0x9E3779B97F4A7C15L), rows + 1);
            if (place < capacity) {
                kept.set((int) place, cells);
            }
        }
        rows++;
    }

    List<String> columns() {
        return columns;
    }

    long rows() {
        return rows;
    }

    int sampled() {
        return kept.size();
    }

    ColumnTally tally(int column) {
        return tallies.get(column);
    }

    /** Returns the sample's cells of a column. */
    @Nullable
    String[] sample(int column) {
        @Nullable String[] cells = new @Nullable String[kept.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = kept.get(i)[column];
        }
        return cells;
    }
}

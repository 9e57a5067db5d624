package dev.rowloom.dataset;

import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, in memory column by column. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class TableData {

    private final TableLayout layout;
    private final List<RowBatch> batches;
    private final int[] starts;
    private final int size;
    private final @Nullable Dataset dataset;

    /**
     * Returns a table.
     *
     * @param layout the table and its columns
     * @param batches the rows in order, without gaps; not to be changed afterwards
     */
    public TableData(TableLayout layout, List<RowBatch> batches) {
        this(layout, batches, null);
    }

    private TableData(TableLayout layout, List<RowBatch> batches, @Nullable Dataset dataset) {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(batches, "batches");
        this.layout = layout;
        this.batches = List.copyOf(batches);
        this.starts = new int[batches.size()];
        int rows = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = rows;
            rows = Math.addExact(rows, batches.get(i).size());
        }
        this.size = rows;
        this.dataset = dataset;
    }

    /** Returns the same rows as a part of a dataset, whose other tables they refer to. */
    TableData within(Dataset whole) {
        return new TableData(layout, batches, whole);
    }

    /** Returns the table and the columns that were written. */
    public TableLayout layout() {
        return layout;
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns one row, from 0. */
    public Row row(int number) {
        int found = Arrays.binarySearch(starts, number);
        int batch = found >= 0 ? found : -found - 2;
        return batches.get(batch).row(number - starts[batch]);
    }

    /** Returns the rows in order, as a view: each row is made anew when asked for. */
    public List<Row> rows() {
        return new RowList();
    }

    /**
     * Returns the rows in order as records or beans; {@link RowMapper} says how.
     *
     * @throws dev.rowloom.UsageException if a component has no column, or a column or value does not fit its component; the
     *     message names component, column, types and row
     */
    public <T> List<T> as(Class<T> type) {
        return RowMapper.of(layout, type, null, dataset).mapAll(rows());
    }

    /**
     * Returns the rows in order as records or beans of a module that does not open their package.
     *
     * @param lookup {@code MethodHandles.lookup()} of the caller, in the module of the class
     * @throws dev.rowloom.UsageException as {@link #as(Class)}
     */
    public <T> List<T> as(Class<T> type, Lookup lookup) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(lookup, "lookup");
        return RowMapper.of(layout, type, lookup, dataset).mapAll(rows());
    }

    /** Returns the rows in order, column by column. */
    public Stream<RowBatch> batches() {
        return batches.stream();
    }

    private final class RowList extends AbstractList<Row> implements RandomAccess {
        @Override
        public Row get(int index) {
            return row(java.util.Objects.checkIndex(index, TableData.this.size));
        }

        @Override
        public int size() {
            return TableData.this.size;
        }
    }
}

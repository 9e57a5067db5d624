package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row, with its values as the Java carriers that {@link Encoding} names. Immutable. Rows are equal that have the same
 * number, table, columns and values.
 *
 * @since 0.1.0
 */
public final class Row {

    private final TableLayout layout;
    private final long number;
    private final @Nullable Object[] values;

    Row(TableLayout layout, long number, @Nullable Object[] values) {
        this.layout = layout;
        this.number = number;
        this.values = values;
    }

    /** Returns the row's number in its table, from 0. */
    public long number() {
        return number;
    }

    /**
     * Returns the value of a column, null for SQL's NULL.
     *
     * @throws UsageException if the table has no such column, or the database computes it
     */
    public @Nullable Object get(String column) {
        Objects.requireNonNull(column, "column");
        int position = layout.position(column);
        if (position < 0) {
            throw new UsageException("table " + layout.table().id() + " writes no column '" + column + "'; it writes "
                    + layout.columns().stream().map(ColumnLayout::name).toList());
        }
        return values[position];
    }

    /**
     * Returns the value of a column by its position in {@link TableLayout#columns()}, null for SQL's NULL.
     *
     * @throws IndexOutOfBoundsException if the table writes not so many columns
     */
    public @Nullable Object get(int position) {
        return values[position];
    }

    /** Returns the values by column name, in column order; a value may be null. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(layout.columns().get(i).name(), values[i]);
        }
        return map;
    }

    /** Returns whether the other is the same row of the same table, with the same values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that
                && number == that.number
                && layout.table().id().equals(that.layout.table().id())
                && names(layout).equals(names(that.layout))
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(number) + Arrays.deepHashCode(values);
    }

    private static List<String> names(TableLayout layout) {
        return layout.columns().stream().map(ColumnLayout::name).toList();
    }

    @Override
    public String toString() {
        return layout.table().id() + "[" + number + "]" + asMap();
    }
}

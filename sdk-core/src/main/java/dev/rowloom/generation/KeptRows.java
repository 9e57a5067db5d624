package dev.rowloom.generation;

import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.ForeignKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a table's rows that its children need: those they refer to, and those that describe a row. Thread-safe. */
final class KeptRows {

    /** A number of more digits is no key of an engine or a model in its right mind. */
    private static final int LONGEST_NUMBER = 100;

    private static final int LONGEST_SCALE = 400;

    private final TableLayout layout;
    private final List<String> columns;
    private final List<List<@Nullable String>> rows = new ArrayList<>();
    private final Map<List<String>, Map<List<String>, Integer>> indexes = new HashMap<>();

    /**
     * Keeps nothing yet.
     *
     * @param columns the columns to keep
     */
    KeptRows(TableLayout layout, List<String> columns) {
        this.layout = layout;
        this.columns = List.copyOf(columns);
    }

    synchronized void add(RowBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            List<@Nullable String> cells = new ArrayList<>(columns.size());
            for (String column : columns) {
                cells.add(text(batch.column(layout.position(column)), row));
            }
            rows.add(Collections.unmodifiableList(cells));
            int number = rows.size() - 1;
            indexes.forEach((key, index) -> index(index, key, number));
        }
    }

    synchronized int size() {
        return rows.size();
    }

    /** Returns the values of some columns of a row, in their order; null for no value. */
    synchronized List<@Nullable String> values(int row, List<String> wanted) {
        List<@Nullable String> values = new ArrayList<>(wanted.size());
        for (String column : wanted) {
            values.add(rows.get(row).get(columns.indexOf(column)));
        }
        return values;
    }

    /** Returns the number of the first row with those values, or null if there is none. */
    synchronized @Nullable Integer find(List<String> key, List<String> values) {
        List<String> comparable = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            comparable.add(comparable(key.get(i), values.get(i)));
        }
        return indexes.computeIfAbsent(key, this::index).get(comparable);
    }

    /** Returns whether a column is kept and has a value in some row. */
    synchronized boolean has(String column, String value) {
        return columns.contains(column) && find(List.of(column), List.of(value)) != null;
    }

    private Map<List<String>, Integer> index(List<String> key) {
        Map<List<String>, Integer> index = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            index(index, key, row);
        }
        return index;
    }

    /** Adds a row to an index; one without a value there is equal to none. */
    private void index(Map<List<String>, Integer> index, List<String> key, int row) {
        List<String> present = new ArrayList<>();
        List<@Nullable String> values = values(row, key);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                present.add(comparable(key.get(i), value));
            }
        }
        if (present.size() == key.size()) {
            index.putIfAbsent(List.copyOf(present), row);
        }
    }

    /** Returns a value so that numbers which are equal are the same text: a child's column may have other digits. */
    private String comparable(String column, String value) {
        return switch (layout.columns().get(layout.position(column)).encoding()) {
            case INTEGER, DECIMAL, FLOAT -> number(value);
            default -> value;
        };
    }

    private static String number(String value) {
        try {
            BigDecimal number = new BigDecimal(value.strip());
            return number.precision() - number.scale() > LONGEST_NUMBER || number.scale() > LONGEST_SCALE
                    ? value
                    : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** Returns the values of a foreign key of a row, or null if it refers to nothing. */
    static @Nullable List<String> key(TableLayout layout, ForeignKey key, RowBatch rows, int row) {
        List<String> values = new ArrayList<>();
        for (String column : key.columns()) {
            String value = text(rows.column(layout.position(column)), row);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    /** Returns a cell as a model reads and writes it: what it wrote, else the value's own text; null for no value. */
    static @Nullable String text(ColumnVector cells, int cell) {
        String original = cells.original(cell);
        if (original != null) {
            return original;
        }
        Object value = cells.value(cell);
        return value == null
                ? null
                : value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }
}

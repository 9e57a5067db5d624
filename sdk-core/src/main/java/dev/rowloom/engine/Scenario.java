package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose values a caller gives: the first rows of their tables, in the order of the list. Immutable and thread-safe.
 *
 * @param rows the rows, those of one table in the order of their numbers
 * @param counted which of them have exactly the children that are given here
 * @since 0.1.0
 */
public record Scenario(List<PinnedRow> rows, List<CountedChildren> counted) {

    /** No rows. */
    public static final Scenario NONE = new Scenario(List.of(), List.of());

    /** The greatest number of rows that can be given. */
    public static final int MOST_ROWS = 10_000;

    /**
     * Copies the lists.
     *
     * @throws UsageException if there are more rows than {@link #MOST_ROWS}, or one refers to a row that is not there
     */
    public Scenario {
        rows = List.copyOf(rows);
        counted = List.copyOf(counted);
        if (rows.size() > MOST_ROWS) {
            throw new UsageException(
                    "the scenario has " + rows.size() + " rows; at most " + MOST_ROWS + " can be given");
        }
        for (PinnedRow row : rows) {
            for (int parent : row.parents().values()) {
                Objects.checkIndex(parent, rows.size());
            }
        }
        for (CountedChildren children : counted) {
            Objects.checkIndex(children.parent(), rows.size());
        }
    }

    /**
     * One row.
     *
     * @param table the table's id
     * @param label what messages call the row beside its number, such as its name; empty for nothing
     * @param values what columns hold, by their names, as text; null for SQL's NULL. Every other column is filled in
     * @param parents the rows that foreign keys refer to, by the keys' columns, as places in {@link Scenario#rows}
     * @since 0.1.0
     */
    public record PinnedRow(
            String table, String label, Map<String, @Nullable String> values, Map<List<String>, Integer> parents) {

        /** Copies the maps, keeping their order. */
        public PinnedRow {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(label, "label");
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            parents = Collections.unmodifiableMap(new LinkedHashMap<>(parents));
        }
    }

    /**
     * That a row has no other children by a foreign key than the given rows.
     *
     * @param parent the row's place in {@link Scenario#rows}
     * @param table the table of the children
     * @param columns the columns of the foreign key
     * @since 0.1.0
     */
    public record CountedChildren(int parent, String table, List<String> columns) {

        /** Copies the list. */
        public CountedChildren {
            columns = List.copyOf(columns);
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the rows of a table, in the order of their numbers. */
    List<PinnedRow> of(String table) {
        return rows.stream().filter(row -> row.table().equals(table)).toList();
    }

    /** Returns the number that each row has in its table. */
    List<Integer> numbers() {
        Map<String, Integer> next = new HashMap<>();
        List<Integer> numbers = new ArrayList<>();
        for (PinnedRow row : rows) {
            numbers.add(next.merge(row.table(), 1, Integer::sum) - 1);
        }
        return numbers;
    }

    /** Returns how many rows each table has at least. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(row.table(), 1, Integer::sum));
        return counts;
    }
}

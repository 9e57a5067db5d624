package dev.rowloom.it.load;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.TableLayout;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which values differ between two plans, in the rows, tables and columns that both have. */
final class Moves {

    private final DataPlan before;
    private final DataPlan after;
    private final Map<String, String> renamed;

    /**
     * Compares two plans.
     *
     * @param renamed the new names of renamed tables, and of renamed columns as {@code table.column} by their old ones
     */
    Moves(DataPlan before, DataPlan after, Map<String, String> renamed) {
        this.before = before;
        this.after = after;
        this.renamed = renamed;
    }

    /**
     * Returns the columns with a value that differs, as {@code table.column} by their old names; with {@code (nulls)} behind
     * where all that differs is whether there is a value.
     */
    Set<String> columns() {
        Map<String, Boolean> moved = new TreeMap<>();
        for (TableLayout table : before.tables()) {
            String id = table.table().id();
            String newId = renamed.getOrDefault(id, id);
            if (after.schema().table(newId).isPresent()) {
                for (long row = 0; row < Math.min(table.rows(), after.rows(newId)); row++) {
                    compare(id, before.row(id, row), after.row(newId, row), moved);
                }
            }
        }
        Set<String> columns = new TreeSet<>();
        moved.forEach((column, nullsOnly) -> columns.add(nullsOnly ? column + " (nulls)" : column));
        return columns;
    }

    private void compare(String table, Row old, Row now, Map<String, Boolean> moved) {
        Map<String, @Nullable Object> values = new HashMap<>(now.asMap());
        old.asMap().forEach((name, value) -> {
            String newName = renamed.getOrDefault(table + "." + name, name);
            if (values.containsKey(newName) && !isSame(value, values.get(newName))) {
                boolean nulls = value == null || values.get(newName) == null;
                moved.merge(table + "." + name, nulls, Boolean::logicalAnd);
            }
        });
    }

    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return x.compareTo(y) == 0;
        }
        return text(a).equals(text(b));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }
}

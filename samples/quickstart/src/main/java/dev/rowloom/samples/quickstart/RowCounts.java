package dev.rowloom.samples.quickstart;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row counts of a command line.
 *
 * @param all the count for tables without one of their own, or null where none is given
 * @param tables counts by table, as the caller spells it
 */
record RowCounts(@Nullable Long all, Map<String, Long> tables) {

    /** Digits, with single underscores between them. */
    private static final String NUMBER = "[0-9]+(_[0-9]+)*";

    /**
     * Reads the values of {@code --rows}.
     *
     * @param values each {@code N} or {@code TABLE=N}
     * @throws UsageException if one is neither, or a count is given twice
     */
    static RowCounts of(List<String> values) {
        Long all = null;
        Map<String, Long> tables = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.lastIndexOf('=');
            long count = count(value, value.substring(equals + 1));
            if (equals == 0) {
                throw new UsageException("--rows " + value + ": there is no table name before the '='");
            } else if (equals < 0 && all != null) {
                throw new UsageException("--rows N is given twice: " + all + " and " + count);
            } else if (equals < 0) {
                all = count;
            } else if (tables.put(value.substring(0, equals), count) != null) {
                throw new UsageException("--rows is given twice for table '" + value.substring(0, equals) + "'");
            }
        }
        return new RowCounts(all, tables);
    }

    private static long count(String value, String digits) {
        if (!digits.matches(NUMBER)) {
            throw new UsageException("--rows " + value + ": '" + digits
                    + "' is not a number of rows; write --rows N or --rows TABLE=N with N such as 500 or 10_000");
        }
        try {
            return Long.parseLong(digits.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new UsageException("--rows " + value + ": at most " + Long.MAX_VALUE + " rows can be asked for", e);
        }
    }

    /**
     * Returns these counts with the tables named as the schema names them, where a name differs in letter case alone.
     *
     * @throws UsageException if a name fits several tables, or two names are of the same table
     */
    RowCounts named(Schema schema) {
        Map<String, Long> named = new LinkedHashMap<>();
        tables.forEach((table, count) -> {
            if (named.put(id(schema, table), count) != null) {
                throw new UsageException("--rows is given twice for table '" + id(schema, table) + "'");
            }
        });
        return new RowCounts(all, named);
    }

    private static String id(Schema schema, String name) {
        Optional<Table> found = schema.find(name);
        if (found.isPresent()) {
            return found.get().id();
        }
        List<String> fitting = schema.tables().stream()
                .map(Table::id)
                .filter(id -> id.equalsIgnoreCase(name))
                .toList();
        if (fitting.size() > 1) {
            throw new UsageException("--rows " + name + "=…: several tables have that name in other letter case: "
                    + String.join(", ", fitting));
        }
        return name;
    }
}

package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a snapshot: for each table a line <code># table</code>, the names of its columns, and a line for each row;
 * values with commas, quotes, line ends or a number sign in front are in double quotes, NULL is nothing.
 */
final class SnapshotText {

    private static final String TABLE = "# ";

    private final Map<String, List<List<@Nullable String>>> tables = new LinkedHashMap<>();

    private SnapshotText() {}

    static SnapshotText of(Dataset dataset, List<String> ids) {
        SnapshotText text = new SnapshotText();
        List<TableData> chosen = ids.isEmpty()
                ? dataset.tables()
                : ids.stream().map(dataset::table).toList();
        for (TableData table : chosen) {
            List<List<@Nullable String>> lines = new ArrayList<>();
            lines.add(new ArrayList<>(
                    table.layout().columns().stream().map(ColumnLayout::name).toList()));
            table.rows().forEach(row -> lines.add(cells(row)));
            text.tables.put(table.layout().table().id(), lines);
        }
        return text;
    }

    private static List<@Nullable String> cells(Row row) {
        List<@Nullable String> cells = new ArrayList<>();
        row.asMap().values().forEach(value -> cells.add(value == null ? null : shown(value)));
        return cells;
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        tables.forEach((table, lines) -> {
            text.append(TABLE).append(table).append('\n');
            lines.forEach(
                    line -> text.append(line.stream().map(SnapshotText::quoted).collect(Collectors.joining(",")))
                            .append('\n'));
        });
        return text.toString();
    }

    private static String quoted(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean plain = !cell.isEmpty() && cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && !cell.startsWith("#") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    static SnapshotText parse(String text) {
        SnapshotText parsed = new SnapshotText();
        List<List<@Nullable String>> lines = new ArrayList<>();
        for (SnapshotLines reader = new SnapshotLines(text); reader.hasNext(); ) {
            if (reader.startsWith(TABLE)) {
                lines = new ArrayList<>();
                parsed.tables.put(reader.rest().substring(TABLE.length()), lines);
            } else {
                lines.add(reader.cells());
            }
        }
        if (parsed.tables.isEmpty()) {
            throw new UsageException("the snapshot holds no table; delete it and write it anew");
        }
        return parsed;
    }

    /** Returns what changed, in words, table by table. */
    List<String> differences(SnapshotText now) {
        List<String> differences = new ArrayList<>();
        for (String table : tables.keySet()) {
            if (now.tables.containsKey(table)) {
                compare(table, this, now, differences);
            } else {
                differences.add("table " + table + " is no more");
            }
        }
        now.tables.keySet().stream()
                .filter(table -> !tables.containsKey(table))
                .forEach(table -> differences.add("table " + table + " is new"));
        return differences;
    }

    private List<List<@Nullable String>> lines(String table) {
        return tables.getOrDefault(table, List.of());
    }

    private static void compare(String table, SnapshotText old, SnapshotText made, List<String> differences) {
        List<List<@Nullable String>> before = old.lines(table);
        List<List<@Nullable String>> now = made.lines(table);
        List<@Nullable String> names = before.get(0);
        List<@Nullable String> newNames = now.get(0);
        names.stream()
                .filter(name -> !newNames.contains(name))
                .forEach(name -> differences.add("column " + table + "." + name + " is no more"));
        newNames.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> differences.add("column " + table + "." + name + " is new"));
        if (before.size() != now.size()) {
            differences.add("table " + table + " has " + (now.size() - 1) + " rows, not " + (before.size() - 1));
        }
        for (int row = 1; row < Math.min(before.size(), now.size()); row++) {
            for (int i = 0; i < names.size(); i++) {
                int at = newNames.indexOf(names.get(i));
                if (at >= 0
                        && !Objects.equals(before.get(row).get(i), now.get(row).get(at))) {
                    differences.add(table + " row " + (row - 1) + ", " + names.get(i) + ": "
                            + cut(before.get(row).get(i)) + " became "
                            + cut(now.get(row).get(at)));
                }
            }
        }
    }

    private static String cut(@Nullable String cell) {
        return cell == null ? "NULL" : "'" + (cell.length() > 40 ? cell.substring(0, 40) + "…" : cell) + "'";
    }
}

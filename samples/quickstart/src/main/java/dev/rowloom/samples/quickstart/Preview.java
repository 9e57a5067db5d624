package dev.rowloom.samples.quickstart;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Shows the first rows of a few tables. */
final class Preview {

    private static final int ROWS = 5;

    private Preview() {}

    /**
     * Returns the lines of the preview.
     *
     * @param tables the tables of the plan
     * @param rows makes a row of a table by its number
     * @param width how wide a line may be
     */
    static List<String> lines(List<TableLayout> tables, BiFunction<String, Long, Row> rows, int width) {
        List<String> lines = new ArrayList<>();
        for (TableLayout table : PreviewTables.of(tables)) {
            lines.add(title(table));
            lines.addAll(table(table, rows).lines(width));
            lines.add("");
        }
        return lines;
    }

    private static String title(TableLayout table) {
        String name = DisplayText.printable(table.table().id());
        return table.rows() > ROWS
                ? String.format(Locale.ROOT, "%s (first %d of %,d rows)", name, ROWS, table.rows())
                : String.format(Locale.ROOT, "%s (%s)", name, Counts.of(table.rows(), "row"));
    }

    private static TextTable table(TableLayout table, BiFunction<String, Long, Row> rows) {
        TextTable text =
                new TextTable(table.columns().stream().map(Preview::heading).toList());
        for (long number = 0; number < Math.min(ROWS, table.rows()); number++) {
            Row row = rows.apply(table.table().id(), number);
            text.add(table.columns().stream()
                    .map(column -> CellText.of(row.get(column.name()), column))
                    .toList());
        }
        return text;
    }

    static TextTable.Heading heading(ColumnLayout column) {
        String name = DisplayText.printable(column.name());
        return switch (column.encoding()) {
            case INTEGER, DECIMAL, FLOAT -> TextTable.Heading.right(name);
            default -> TextTable.Heading.left(name);
        };
    }
}

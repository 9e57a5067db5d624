package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.ExportException;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.LoadPlan.Step;
import dev.rowloom.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Turns rows of one table into tuples, and into the UPDATEs of what is postponed. Immutable. */
final class SqlRows {

    private static final byte[] COMMA = ", ".getBytes(UTF_8);
    private static final byte[] WHERE = " WHERE ".getBytes(UTF_8);
    private static final byte[] AND = " AND ".getBytes(UTF_8);

    private final TableLayout layout;
    private final SqlCells cells;
    private final boolean[] postponed;
    private final int[] rowKey;
    private final byte[][] assignments;
    private final byte[] update;
    private final byte[] keptByUpdate;
    private final int longestLine;

    SqlRows(TableLayout layout, Step step, Dialect dialect) {
        this.layout = layout;
        this.longestLine = dialect.longestLine();
        this.cells = new SqlCells(layout, dialect);
        List<String> later = step.postponedColumns();
        postponed = new boolean[layout.columns().size()];
        assignments = new byte[postponed.length][];
        for (int i = 0; i < postponed.length; i++) {
            String name = layout.columns().get(i).name();
            postponed[i] = later.contains(name);
            assignments[i] = (dialect.quote(name) + " = ").getBytes(UTF_8);
        }
        rowKey = later.isEmpty()
                ? new int[0]
                : step.rowKey().stream().mapToInt(layout::position).toArray();
        update = ("UPDATE " + dialect.quote(layout.table().name()) + " SET ").getBytes(UTF_8);
        keptByUpdate = dialect.changedByUpdate(layout.table()).stream()
                .map(dialect::quote)
                .map(name -> ", " + name + " = " + name)
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    static String insert(TableLayout layout, Dialect dialect) {
        Table table = layout.table();
        StringBuilder columns = new StringBuilder(" (");
        int lineStart = 0;
        for (ColumnLayout column : layout.columns()) {
            boolean full = columns.length() - lineStart > dialect.longestLine();
            lineStart = full ? columns.length() : lineStart;
            columns.append(columns.length() == 2 ? "" : full ? ",\n" : ", ").append(dialect.quote(column.name()));
        }
        columns.append(')');
        String override = dialect.identityOverride(table);
        return "INSERT INTO " + dialect.quote(table.name()) + columns + (override.isEmpty() ? "" : " " + override)
                + " VALUES\n";
    }

    void encode(RowBatch batch, SqlChunk chunk) {
        ColumnVector[] columns = TextTableWriter.columns(batch);
        for (int row = 0; row < batch.size(); row++) {
            tuple(columns, row, chunk.rows);
            chunk.rows.put(SqlStatements.SEPARATOR);
            chunk.endRow();
            if (rowKey.length > 0) {
                update(columns, row, chunk.updates);
            }
        }
        chunk.numbers.add(batch);
    }

    private void tuple(ColumnVector[] columns, int row, ByteBuilder out) {
        int lineStart = out.length();
        out.put('(');
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            if (out.length() - lineStart > longestLine) {
                out.put('\n');
                lineStart = out.length();
            }
            if (postponed[i] && SqlCells.holdsValue(columns[i], row)) {
                SqlCells.writeNull(out);
            } else {
                cells.write(i, columns[i], row, out);
            }
        }
        out.put(')');
    }

    private void update(ColumnVector[] columns, int row, ByteBuilder out) {
        boolean first = true;
        for (int i = 0; i < columns.length; i++) {
            if (postponed[i] && SqlCells.holdsValue(columns[i], row)) {
                out.put(first ? update : COMMA);
                assign(i, columns[i], row, out);
                first = false;
            }
        }
        if (first) {
            return;
        }
        out.put(keptByUpdate);
        for (int i = 0; i < rowKey.length; i++) {
            out.put(i == 0 ? WHERE : AND);
            assign(rowKey[i], columns[rowKey[i]], row, out);
        }
        out.put(';');
        out.put('\n');
    }

    private void assign(int position, ColumnVector column, int row, ByteBuilder out) {
        if (!SqlCells.holdsValue(column, row)) {
            throw new ExportException(
                    "table " + layout.table().id() + ", column "
                            + layout.columns().get(position).name()
                            + ": a row without a value there can't be found again to set its postponed references; supply the value");
        }
        out.put(assignments[position]);
        cells.write(position, column, row, out);
    }
}

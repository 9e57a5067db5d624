package dev.rowloom.jdbc;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;

/** Collects the rows of a table as a JSON array of objects, each value as the text that PostgreSQL reads. */
final class JsonRows {

    private final List<ColumnLayout> columns;
    private final StringBuilder json = new StringBuilder("[");
    private long rows;

    JsonRows(List<ColumnLayout> columns) {
        this.columns = columns;
    }

    /** Adds a row without the columns that are left to the database, which another statement leaves out. */
    void add(RowBatch batch, int row, Postponed postponed) {
        json.append(rows++ == 0 ? "{" : ",\n{");
        boolean first = true;
        for (int i = 0; i < columns.size(); i++) {
            ColumnVector cells = batch.column(i);
            if (Batches.holds(cells, row) && !postponed.holds(i)) {
                json.append(first ? "" : ",");
                quote(columns.get(i).name());
                json.append(':');
                quote(text(cells, row));
                first = false;
            }
        }
        json.append('}');
    }

    @Override
    public String toString() {
        return json + "]";
    }

    private static String text(ColumnVector cells, int row) {
        Object value = cells.hasValue(row) ? cells.value(row) : cells.original(row);
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
    }

    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}

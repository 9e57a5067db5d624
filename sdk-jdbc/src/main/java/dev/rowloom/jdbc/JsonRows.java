package dev.rowloom.jdbc;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.RowBatch;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Collects the rows of a table as a JSON array of objects, each value as the text that PostgreSQL reads. */
final class JsonRows {

    private final List<ColumnLayout> columns;
    private final StringBuilder json = new StringBuilder("[");
    private long rows;

    JsonRows(List<ColumnLayout> columns) {
        this.columns = columns;
    }

    void add(RowBatch batch, Postponed postponed) {
        for (int row = 0; row < batch.size(); row++) {
            json.append(rows++ == 0 ? "{" : ",\n{");
            boolean first = true;
            for (int i = 0; i < columns.size(); i++) {
                ColumnVector cells = batch.column(i);
                if (cells.hasValue(row) && !postponed.holds(i)) {
                    json.append(first ? "" : ",");
                    quote(columns.get(i).name());
                    json.append(':');
                    quote(text(columns.get(i).encoding(), cells, row));
                    first = false;
                }
            }
            json.append('}');
        }
    }

    @Override
    public String toString() {
        return json + "]";
    }

    private static String text(Encoding encoding, ColumnVector cells, int row) {
        Object value = Objects.requireNonNull(cells.value(row), "value");
        return value instanceof byte[] bytes ? "\\x" + HexFormat.of().formatHex(bytes) : plain(encoding, value);
    }

    private static String plain(Encoding encoding, Object value) {
        return encoding == Encoding.DECIMAL ? ((BigDecimal) value).toPlainString() : String.valueOf(value);
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

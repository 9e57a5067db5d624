package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.CellWriter.BytesWriter;
import dev.rowloom.export.CellWriter.LongWriter;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.LiteralStyle;
import dev.rowloom.schema.LiteralStyle.Booleans;
import java.util.Arrays;

/** Rows as records of CSV. */
final class CsvFormat implements RowFormat {

    private static final byte[] NOTHING = {};

    private final CellWriter[] cells;
    private final byte[] head;
    private final byte[] lineEnd;

    CsvFormat(TableLayout table, Dialect dialect, String lineEnd) {
        this.cells = table.columns().stream()
                .map(column -> writer(column, dialect.literals()))
                .toArray(CellWriter[]::new);
        this.lineEnd = lineEnd.getBytes(UTF_8);
        this.head = head(table);
    }

    private byte[] head(TableLayout table) {
        ByteBuilder out = new ByteBuilder(256);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            CsvText.INSTANCE.write(table.columns().get(i).name(), out);
        }
        out.put(lineEnd);
        return Arrays.copyOf(out.array(), out.length());
    }

    @Override
    public byte[] head() {
        return head;
    }

    @Override
    public byte[] separator() {
        return NOTHING;
    }

    @Override
    public byte[] tail(Rows written) {
        return NOTHING;
    }

    @Override
    public void row(ColumnVector[] columns, int row, ByteBuilder out) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            ColumnVector column = columns[i];
            if (column.hasValue(row)) {
                cells[i].write(column, row, out);
            } else if (RawText.isIn(column, row)) {
                RawText.write(column, row, CsvText.INSTANCE, out);
            }
        }
        out.put(lineEnd);
    }

    private static CellWriter writer(ColumnLayout column, LiteralStyle style) {
        return switch (column.encoding()) {
            case INTEGER -> CellWriter.ofLongs(Cells.integer());
            case DECIMAL, FLOAT -> CellWriter.ofLongs(Cells.decimal(column.scale()));
            case BOOLEAN ->
                CellWriter.ofLongs(
                        style.booleans() == Booleans.WORDS ? Cells.truth("true", "false") : Cells.truth("1", "0"));
            case DATE, TIME, TIMESTAMP, INSTANT -> CellWriter.ofLongs(temporal(column, style));
            case TEXT -> CellWriter.ofBytes(CsvText.INSTANCE);
            case UUID -> CellWriter.ofBytes(Cells.uuid());
            case BINARY -> CellWriter.ofBytes(hex(hexPrefix(style)));
        };
    }

    private static LongWriter temporal(ColumnLayout column, LiteralStyle style) {
        if (column.format() != null) {
            return TemporalPattern.of(column, column.format(), CsvText.INSTANCE);
        }
        return switch (column.encoding()) {
            case DATE -> Cells.date();
            case TIME -> Cells.time();
            case INSTANT -> Cells.enclosed("", Cells.timestamp(' '), style.instantSuffix());
            default -> Cells.timestamp(' ');
        };
    }

    /** Without a prefix, no bytes would be no text, which is null. */
    private static BytesWriter hex(String prefix) {
        BytesWriter hex = Cells.enclosed(prefix, Cells.hex(), "");
        return (data, start, end, out) -> {
            BytesWriter writer = start == end && prefix.isEmpty() ? CsvText.INSTANCE : hex;
            writer.write(data, start, end, out);
        };
    }

    /** What the dialect writes between the quote and the digits of a binary literal is part of the value. */
    private static String hexPrefix(LiteralStyle style) {
        return style.binaryPrefix().substring(style.binaryPrefix().indexOf('\'') + 1);
    }
}

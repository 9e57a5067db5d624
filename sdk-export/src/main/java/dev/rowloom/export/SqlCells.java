package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.CellWriter.BytesWriter;
import dev.rowloom.export.CellWriter.LongWriter;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Dialect.Enclosure;
import dev.rowloom.schema.LiteralStyle;
import dev.rowloom.schema.LiteralStyle.Arrays;
import dev.rowloom.schema.LiteralStyle.Booleans;

/** Writes the cells of one table as literals of a dialect. Immutable. */
final class SqlCells {

    private static final byte[] NULL = "NULL".getBytes(UTF_8);

    private final Dialect dialect;
    private final LiteralStyle style;
    private final BytesWriter text;
    private final CellWriter[] values;
    private final byte[][] defaults;

    SqlCells(TableLayout table, Dialect dialect) {
        this.dialect = dialect;
        style = dialect.literals();
        text = new SqlText(style.escaping(), new Enclosure("'", "'"));
        values = table.columns().stream().map(this::writer).toArray(CellWriter[]::new);
        defaults = table.columns().stream()
                .map(column -> dialect.defaultExpression(column.column()).getBytes(UTF_8))
                .toArray(byte[][]::new);
    }

    /** Returns whether there is something to refer by: a value, or text of a model in place of one. */
    static boolean holdsValue(ColumnVector column, int row) {
        return column.hasValue(row) || RawText.isIn(column, row);
    }

    void write(int position, ColumnVector column, int row, ByteBuilder out) {
        if (column.hasValue(row)) {
            values[position].write(column, row, out);
        } else if (RawText.isIn(column, row)) {
            RawText.write(column, row, text, out);
        } else if (column.state(row) == CellState.DEFAULT || column.state(row) == CellState.ABSENT) {
            out.put(defaults[position]);
        } else {
            out.put(NULL);
        }
    }

    static void writeNull(ByteBuilder out) {
        out.put(NULL);
    }

    private CellWriter writer(ColumnLayout column) {
        Enclosure around = dialect.enclosure(column.column());
        return switch (column.encoding()) {
            case INTEGER -> CellWriter.ofLongs(Cells.integer());
            case DECIMAL, FLOAT -> CellWriter.ofLongs(Cells.decimal(column.scale()));
            case BOOLEAN ->
                CellWriter.ofLongs(
                        style.booleans() == Booleans.WORDS ? Cells.truth("TRUE", "FALSE") : Cells.truth("1", "0"));
            case DATE -> enclosed(around, Cells.date());
            case TIME -> enclosed(around, Cells.time());
            case TIMESTAMP, INSTANT -> enclosed(around, Cells.timestamp(style.timeSeparator()));
            case TEXT -> CellWriter.ofBytes(text(column.column().type(), around));
            case UUID -> CellWriter.ofBytes(Cells.enclosed(around.before(), Cells.uuid(), around.after()));
            case BINARY -> CellWriter.ofBytes(Cells.enclosed(around.before(), Cells.hex(), around.after()));
        };
    }

    private static CellWriter enclosed(Enclosure around, LongWriter writer) {
        return CellWriter.ofLongs(Cells.enclosed(around.before(), writer, around.after()));
    }

    private BytesWriter text(DataType type, Enclosure around) {
        if (type instanceof DataType.BitType) {
            return bits(around);
        }
        BytesWriter whole = new SqlText(style.escaping(), around);
        boolean constructed = type instanceof DataType.ArrayType && style.arrays() == Arrays.CONSTRUCTOR;
        return constructed ? new SqlArray(whole) : whole;
    }

    /** Writes a bit string; text that is none as text, so that nothing but digits leaves the quotes. */
    private BytesWriter bits(Enclosure around) {
        BytesWriter bits = Cells.enclosed(around.before(), Cells.plain(), around.after());
        return (data, start, end, out) -> {
            for (int i = start; i < end; i++) {
                if (data[i] != '0' && data[i] != '1') {
                    text.write(data, start, end, out);
                    return;
                }
            }
            bits.write(data, start, end, out);
        };
    }
}

package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.export.CellWriter.BytesWriter;
import java.util.Objects;

/** Cells that hold text which could not be read as the column's type. */
final class RawText {

    private RawText() {}

    static boolean isIn(ColumnVector column, int row) {
        return column.state(row) == CellState.RAW;
    }

    /** Appends the text of such a cell. */
    static void write(ColumnVector column, int row, BytesWriter writer, ByteBuilder out) {
        byte[] text = Objects.requireNonNullElse(column.original(row), "").getBytes(UTF_8);
        writer.write(text, 0, text.length, out);
    }
}

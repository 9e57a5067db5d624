package dev.rowloom.repair;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.LongVector;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Table;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes cells of vectors and of texts. */
final class CellReader {

    private CellReader() {}

    /** Returns a cell of a vector. */
    static Cell of(ColumnVector vector, int at) {
        CellState state = vector.state(at);
        Object value = vector.value(at);
        return new Cell(state, value, value == null ? null : text(vector, at, value), vector.original(at));
    }

    private static String text(ColumnVector vector, int at, Object value) {
        if (vector instanceof LongVector longs && vector.encoding() == Encoding.FLOAT) {
            return BigDecimal.valueOf(longs.get(at), longs.scale()).toPlainString();
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    /** Returns what a text says in a column, or null where it is no value of its type. */
    static @Nullable Cell read(Table table, ColumnLayout column, String text) {
        TableLayout layout = new TableLayout(table, List.of(column), 1);
        ColumnVector vector =
                new RowBatchBuilder(layout, 0).text(0, text).endRow().build().column(0);
        return vector.hasValue(0) ? of(vector, 0).plain() : null;
    }
}

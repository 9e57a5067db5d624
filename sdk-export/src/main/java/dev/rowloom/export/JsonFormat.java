package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.export.CellWriter.LongWriter;
import dev.rowloom.schema.DataType;
import java.util.Arrays;

/** Rows as JSON objects, one a line. */
final class JsonFormat implements RowFormat {

    private static final byte[] NULL = "null".getBytes(UTF_8);

    private final byte[] head;
    private final byte[] separator;
    private final byte[] tail;
    private final byte[] tailOfNone;
    private final byte[][] names;
    private final CellWriter[] cells;

    /** What stands around and between the objects. */
    enum Frame {
        /** One array of all objects. */
        ARRAY("[\n", ",\n", "\n]\n", "]\n"),
        /** Each object on a line of its own. */
        LINES("", "\n", "\n", "");

        private final String head;
        private final String separator;
        private final String tail;
        private final String tailOfNone;

        Frame(String head, String separator, String tail, String tailOfNone) {
            this.head = head;
            this.separator = separator;
            this.tail = tail;
            this.tailOfNone = tailOfNone;
        }
    }

    JsonFormat(TableLayout table, Frame frame) {
        this.head = frame.head.getBytes(UTF_8);
        this.separator = frame.separator.getBytes(UTF_8);
        this.tail = frame.tail.getBytes(UTF_8);
        this.tailOfNone = frame.tailOfNone.getBytes(UTF_8);
        this.names = table.columns().stream()
                .map(column -> memberName(column.name()))
                .toArray(byte[][]::new);
        this.cells = table.columns().stream().map(JsonFormat::writer).toArray(CellWriter[]::new);
    }

    private static byte[] memberName(String name) {
        ByteBuilder out = new ByteBuilder(64);
        JsonText.INSTANCE.write(name, out);
        out.put(':');
        return Arrays.copyOf(out.array(), out.length());
    }

    @Override
    public byte[] head() {
        return head;
    }

    @Override
    public byte[] separator() {
        return separator;
    }

    @Override
    public byte[] tail(Rows written) {
        return written == Rows.SOME ? tail : tailOfNone;
    }

    @Override
    public void row(ColumnVector[] columns, int row, ByteBuilder out) {
        byte before = '{';
        for (int i = 0; i < cells.length; i++) {
            ColumnVector column = columns[i];
            CellState state = column.hasValue(row) ? CellState.VALUE : column.state(row);
            if (state == CellState.ABSENT || state == CellState.DEFAULT) {
                continue;
            }
            out.put(before);
            before = ',';
            out.put(names[i]);
            if (state == CellState.VALUE) {
                cells[i].write(column, row, out);
            } else if (state == CellState.RAW) {
                RawText.write(column, row, JsonText.INSTANCE, out);
            } else {
                out.put(NULL);
            }
        }
        if (before == '{') {
            out.put('{');
        }
        out.put('}');
    }

    private static CellWriter writer(ColumnLayout column) {
        return switch (column.encoding()) {
            case INTEGER -> CellWriter.ofLongs(Cells.integer());
            case DECIMAL, FLOAT -> CellWriter.ofLongs(Cells.decimal(column.scale()));
            case BOOLEAN -> CellWriter.ofLongs(Cells.truth("true", "false"));
            case DATE, TIME, TIMESTAMP, INSTANT -> CellWriter.ofLongs(temporal(column));
            case TEXT ->
                CellWriter.ofBytes(
                        column.column().type() instanceof DataType.JsonType ? JsonFormat::embed : JsonText.INSTANCE);
            case UUID -> CellWriter.ofBytes(Cells.enclosed("\"", Cells.uuid(), "\""));
            case BINARY -> CellWriter.ofBytes(Cells.enclosed("\"", Cells.base64(), "\""));
        };
    }

    private static LongWriter temporal(ColumnLayout column) {
        if (column.format() != null) {
            return TemporalPattern.of(column, column.format(), JsonText.INSTANCE);
        }
        return switch (column.encoding()) {
            case DATE -> Cells.enclosed("\"", Cells.date(), "\"");
            case TIME -> Cells.enclosed("\"", Cells.time(), "\"");
            case INSTANT -> Cells.enclosed("\"", Cells.timestamp('T'), "Z\"");
            default -> Cells.enclosed("\"", Cells.timestamp('T'), "\"");
        };
    }

    /** Writes a document as it is but on one line; text that is no document as a string, so that the file stays JSON. */
    private static void embed(byte[] data, int start, int end, ByteBuilder out) {
        if (!JsonSyntax.isValid(data, start, end)) {
            JsonText.INSTANCE.write(data, start, end, out);
            return;
        }
        int from = out.length();
        out.put(data, start, end);
        byte[] array = out.array();
        for (int i = from; i < out.length(); i++) {
            if (array[i] == '\n' || array[i] == '\r') {
                array[i] = ' ';
            }
        }
    }
}

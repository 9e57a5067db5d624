package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows that the engine did not make, such as those that a model wrote, cell by cell.
 *
 * <pre>{@code
 * RowBatch batch = new RowBatchBuilder(layout, 0).text(0, "17").text(1, "Ada").endRow().build();
 * }</pre>
 *
 * <p>A text is read as the column's type, with the rounding that a database does; one that is no value of the type is kept
 * as {@link CellState#RAW}. {@link ColumnVector#original} has the text wherever it is not just the value's own.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1.0
 */
public final class RowBatchBuilder {

    private static final int UUID_BYTES = 16;

    /** Digits behind the point that a number is taken with; one with more, such as 1e-99999999, is kept as it was written. */
    private static final int MOST_DIGITS = 400;

    private final TableLayout layout;
    private final long firstRow;
    private final List<List<Cell>> columns = new ArrayList<>();
    private final @Nullable Cell[] row;
    private final @Nullable ColumnVector[] shared;
    private int rows;

    /**
     * What a cell is to hold.
     *
     * @param value a Long or bytes for a value, else null
     * @param original the text it came from where that is not the value's own, else null
     */
    private record Cell(
            CellState state,
            @Nullable Object value,
            @Nullable String original) {

        static final Cell NULL = new Cell(CellState.NULL, null, null);
        static final Cell ABSENT = new Cell(CellState.ABSENT, null, null);
        static final Cell DEFAULT = new Cell(CellState.DEFAULT, null, null);
    }

    /**
     * Starts without rows.
     *
     * @param layout the table and the columns that are written
     * @param firstRow the number of the first row in its table, from 0
     */
    public RowBatchBuilder(TableLayout layout, long firstRow) {
        this.layout = Objects.requireNonNull(layout, "layout");
        this.firstRow = firstRow;
        this.row = new @Nullable Cell[layout.columns().size()];
        this.shared = new @Nullable ColumnVector[row.length];
        layout.columns().forEach(column -> columns.add(new ArrayList<>()));
    }

    /** Returns the number of rows that are ended. */
    public int size() {
        return rows;
    }

    /**
     * Sets a cell of the row at hand to what a text says.
     *
     * @param position the column's in {@link TableLayout#columns()}
     * @param text such as {@code 12.50} or {@code 2026-01-31}; bytes as hexadecimal digits
     */
    public RowBatchBuilder text(int position, String text) {
        row[position] = read(layout.columns().get(position), Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Sets a cell of the row at hand to what a text says, and tells of another text that it came from.
     *
     * @param position the column's in {@link TableLayout#columns()}
     * @param text as {@link #text} takes it; floating-point numbers with all their digits
     * @param original what {@link ColumnVector#original} is to return, or null if that is the value's own text
     */
    public RowBatchBuilder value(int position, String text, @Nullable String original) {
        Cell read = read(layout.columns().get(position), Objects.requireNonNull(text, "text"));
        row[position] = read.state() == CellState.RAW ? read : new Cell(CellState.VALUE, read.value(), original);
        return this;
    }

    /** Sets a cell of the row at hand to text that is no value of the column's type, or is not to be taken for one. */
    public RowBatchBuilder raw(int position, String text) {
        row[position] = raw(Objects.requireNonNull(text, "text"));
        return this;
    }

    /**
     * Takes the cells of a column as they are in all rows, whatever is set there; they are shared, not copied.
     *
     * @param position the column's in {@link TableLayout#columns()}
     * @param cells as many as there are rows in the end; not to be changed afterwards
     * @throws UsageException if the encodings or scales differ
     */
    public RowBatchBuilder column(int position, ColumnVector cells) {
        ColumnLayout column = layout.columns().get(position);
        boolean fits = cells.encoding() == column.encoding()
                && !(cells instanceof LongVector longs && longs.scale() != column.scale());
        if (!fits) {
            throw new UsageException("column " + column.name() + " holds " + column.encoding() + " of scale "
                    + column.scale() + ", not " + cells.encoding());
        }
        shared[position] = cells;
        return this;
    }

    /**
     * Sets a cell of the row at hand to no value.
     *
     * @param state {@link CellState#NULL}, {@link CellState#ABSENT} or {@link CellState#DEFAULT}
     * @throws UsageException if the state is another
     */
    public RowBatchBuilder state(int position, CellState state) {
        row[position] = switch (state) {
            case NULL -> Cell.NULL;
            case ABSENT -> Cell.ABSENT;
            case DEFAULT -> Cell.DEFAULT;
            case VALUE, RAW -> throw new UsageException("a cell of state " + state + " needs a text");
        };
        return this;
    }

    /**
     * Sets a cell of the row at hand to that of another vector of the same encoding; numbers may have another scale.
     *
     * @throws UsageException if the encodings differ
     */
    public RowBatchBuilder copy(int position, ColumnVector source, int cell) {
        ColumnLayout column = layout.columns().get(position);
        if (source.encoding() != column.encoding()) {
            throw new UsageException(
                    "column " + column.name() + " holds " + column.encoding() + ", not " + source.encoding());
        }
        row[position] = source.hasValue(cell)
                ? copied(column, source, cell)
                : new Cell(source.state(cell), null, source.original(cell));
        return this;
    }

    /** Ends the row at hand; cells that were not set are {@link CellState#ABSENT}. */
    public RowBatchBuilder endRow() {
        for (int i = 0; i < row.length; i++) {
            Cell cell = row[i];
            if (shared[i] != null) {
                continue;
            }
            columns.get(i).add(cell == null ? Cell.ABSENT : cell);
            row[i] = null;
        }
        rows++;
        return this;
    }

    /** Returns the rows that are ended. */
    public RowBatch build() {
        List<ColumnVector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnVector taken = shared[i];
            vectors.add(taken == null ? vector(layout.columns().get(i), columns.get(i)) : taken);
        }
        RowBatch batch = new RowBatch(layout, vectors);
        batch.span(firstRow, rows);
        return batch;
    }

    private static ColumnVector vector(ColumnLayout column, List<Cell> cells) {
        ColumnVector vector = column.encoding().isLong()
                ? new LongVector(column.encoding(), column.scale())
                : new BytesVector(column.encoding());
        vector.reset(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (vector instanceof LongVector longs) {
                longs.set(i, cell.value() instanceof Long number ? number : 0);
            } else if (vector instanceof BytesVector bytes) {
                if (cell.value() instanceof byte[] value) {
                    bytes.append(value);
                }
                bytes.endCell();
            }
            vector.setState(i, cell.state());
            if (cell.original() != null) {
                vector.setOriginal(i, cell.original());
            }
        }
        return vector;
    }

    private static Cell copied(ColumnLayout column, ColumnVector source, int cell) {
        if (source instanceof LongVector longs) {
            BigDecimal exact = BigDecimal.valueOf(longs.get(cell), longs.scale());
            return number(column, exact.movePointRight(column.scale()), source.original(cell));
        }
        BytesVector bytes = (BytesVector) source;
        byte[] value = java.util.Arrays.copyOfRange(bytes.data(), bytes.start(cell), bytes.end(cell));
        return new Cell(CellState.VALUE, value, source.original(cell));
    }

    private static Cell read(ColumnLayout column, String text) {
        return switch (column.encoding()) {
            case TEXT -> words(text);
            case UUID -> uuid(text);
            case BINARY -> binary(text);
            default -> number(column, text);
        };
    }

    /** Half of a pair of characters becomes a question mark; the text as it was tells. */
    private static Cell words(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean whole = text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        return new Cell(CellState.VALUE, bytes, whole ? null : text);
    }

    private static Cell number(ColumnLayout column, String text) {
        DataType type = column.column().type();
        BigDecimal units = Units.exact(type, text);
        boolean whole = column.encoding() == Encoding.INTEGER;
        if (units == null
                || units.precision() - units.scale() > 40
                || units.scale() > MOST_DIGITS
                || whole && units.stripTrailingZeros().scale() > 0) {
            return raw(text);
        }
        Cell cell = number(column, units.movePointLeft(Units.scale(type) - column.scale()), null);
        if (!(cell.value() instanceof Long value)) {
            return raw(text);
        }
        String own = LongVector.boxed(value, column.encoding(), column.scale()).toString();
        return own.equals(text) ? cell : new Cell(CellState.VALUE, value, text);
    }

    private static Cell number(ColumnLayout column, BigDecimal units, @Nullable String original) {
        Long value = Units.wholeOrNull(units);
        return value == null
                ? raw(original == null ? units.movePointLeft(column.scale()).toPlainString() : original)
                : new Cell(CellState.VALUE, value, original);
    }

    private static Cell uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            byte[] bytes = ByteBuffer.allocate(UUID_BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            return new Cell(CellState.VALUE, bytes, uuid.toString().equals(text) ? null : text);
        } catch (IllegalArgumentException e) {
            return raw(text);
        }
    }

    private static Cell binary(String text) {
        try {
            String digits = text.startsWith("\\x") || text.startsWith("0x") ? text.substring(2) : text;
            return new Cell(CellState.VALUE, HexFormat.of().parseHex(digits), digits.equals(text) ? null : text);
        } catch (IllegalArgumentException e) {
            return raw(text);
        }
    }

    private static Cell raw(String text) {
        return new Cell(CellState.RAW, null, text);
    }
}

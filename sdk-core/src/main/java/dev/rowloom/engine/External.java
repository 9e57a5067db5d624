package dev.rowloom.engine;

import dev.rowloom.RowloomException;
import dev.rowloom.UsageException;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of a caller's own function. */
final class External extends ColumnProgram {

    private static final int UUID_BYTES = 16;
    private static final int MOST_SHOWN = 60;

    private final ColumnContext column;
    private final int limit;
    private final ValueFunction function;
    private final long key;

    External(ColumnContext column, ValueFunction function) {
        this.column = column;
        this.function = function;
        this.key = column.key("value");
        this.limit =
                column.column().type() instanceof DataType.BinaryType binary ? binary.maxLength() : DataType.UNLIMITED;
    }

    @Override
    void fill(Frame frame, ColumnVector target) {
        for (int i = 0; i < frame.count(); i++) {
            Object value = call(new CellView(frame, i));
            if (value == null) {
                if (!column.domain().nullable()) {
                    throw new UsageException(
                            "the function of column " + column.name() + " gave null for row " + frame.row(i)
                                    + ", but the column is NOT NULL or referred to; return a value, or drop the function");
                }
                target.setState(i, CellState.NULL);
            }
            store(target, i, value, frame.row(i));
        }
    }

    private @Nullable Object call(CellView cell) {
        try {
            return function.value(cell);
        } catch (RowloomException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RowloomException(
                    "the function of column " + column.name() + " failed for row " + cell.row() + ": " + e, e);
        }
    }

    /** Returns whether the function gives for a row what the frame has. */
    boolean gives(Frame frame, int cell) {
        ColumnVector again = frame.table().newVector(column.position());
        again.reset(1);
        Object value = call(new CellView(frame, cell));
        if (value == null) {
            again.setState(0, CellState.NULL);
        }
        store(again, 0, value, frame.row(cell));
        ColumnVector made = frame.column(column.position());
        return !made.hasValue(cell) || Objects.deepEquals(made.value(cell), again.value(0));
    }

    private void store(ColumnVector target, int cell, @Nullable Object value, long row) {
        if (target instanceof LongVector longs) {
            if (value != null) {
                long units = units(value, longs.scale(), row);
                if (!column.units().contains(units)) {
                    throw wrong(value, row);
                }
                longs.set(cell, units);
            }
            return;
        }
        BytesVector bytes = (BytesVector) target;
        if (value instanceof byte[] raw) {
            bytes.append(raw);
        } else if (value instanceof UUID uuid && target.encoding() == Encoding.UUID) {
            bytes.append(ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array());
        } else if (value != null) {
            if (target.encoding() != Encoding.TEXT) {
                throw wrong(value, row);
            }
            bytes.append(admitted(value.toString(), row).getBytes(StandardCharsets.UTF_8));
        }
        if (target.encoding() == Encoding.BINARY && bytes.pending() > limit
                || target.encoding() == Encoding.UUID && value != null && bytes.pending() != UUID_BYTES) {
            throw wrong(java.util.Objects.requireNonNull(value), row);
        }
        bytes.endCell();
    }

    private long units(Object value, int scale, long row) {
        Object literal = value instanceof Number || value instanceof Boolean ? value : text(value);
        BigDecimal exact = Units.exact(column.column().type(), literal);
        if (exact == null) {
            throw wrong(value, row);
        }
        Long whole = Units.wholeOrNull(
                exact.movePointLeft(Units.scale(column.column().type()) - scale));
        if (whole == null) {
            throw wrong(value, row);
        }
        return whole;
    }

    private static String text(Object value) {
        return value instanceof OffsetDateTime instant
                ? instant.withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .toString()
                : value.toString();
    }

    private String admitted(String text, long row) {
        ColumnDomain domain = column.domain();
        int length = text.codePointCount(0, text.length());
        boolean fits = length >= domain.minLength()
                && column.limit().admits(length, text.getBytes(StandardCharsets.UTF_8).length);
        boolean listed = domain.values() == null || domain.allowedValues().contains(text);
        if (!fits || !listed || domain.excluded().contains(text)) {
            throw wrong(text, row);
        }
        return text;
    }

    private UsageException wrong(Object value, long row) {
        String text = value instanceof byte[] bytes ? bytes.length + " bytes" : "'" + value + "'";
        return new UsageException("the function of column " + column.name() + " gave "
                + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text) + ", a "
                + value.getClass().getSimpleName() + ", for row " + row + ", which is no value of "
                + column.column().declaredType()
                + " as its type and CHECKs have it");
    }

    private final class CellView implements ValueFunction.Cell {

        private final Frame frame;
        private final int cell;

        CellView(Frame frame, int cell) {
            this.frame = frame;
            this.cell = cell;
        }

        @Override
        public long row() {
            return frame.row(cell);
        }

        @Override
        public long random() {
            return Mix.hash(key, frame.row(cell));
        }

        @Override
        public @Nullable Object get(String other) {
            int position = frame.table().layout().position(other);
            if (position < 0) {
                throw new UsageException("the function of column " + column.name() + " asks for '" + other
                        + "', which table " + column.table().id() + " does not write");
            }
            if (!frame.canRead(position)) {
                throw new UsageException("the function of column " + column.name() + " asks for '" + other
                        + "', whose value depends on it");
            }
            return frame.column(position).value(cell);
        }
    }
}

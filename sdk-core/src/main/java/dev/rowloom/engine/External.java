package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of a caller's own function. */
final class External extends ColumnProgram {

    private final ColumnContext column;
    private final ValueFunction function;
    private final long key;

    External(ColumnContext column, ValueFunction function) {
        this.column = column;
        this.function = function;
        this.key = column.key("value");
    }

    @Override
    void fill(Frame frame, ColumnVector target) {
        for (int i = 0; i < frame.count(); i++) {
            Object value = function.value(new CellView(frame, i));
            if (value == null) {
                if (!column.column().isNullable()) {
                    throw new UsageException("the function of column " + column.name() + " gave null for row "
                            + frame.row(i) + ", but the column is NOT NULL; return a value, or drop the function");
                }
                target.setState(i, CellState.NULL);
            }
            store(target, i, value);
        }
    }

    private void store(ColumnVector target, int cell, @Nullable Object value) {
        if (target instanceof LongVector longs) {
            if (value != null) {
                longs.set(cell, units(value, longs.scale()));
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
                throw wrong(value);
            }
            bytes.append(value.toString().getBytes(StandardCharsets.UTF_8));
        }
        bytes.endCell();
    }

    private long units(Object value, int scale) {
        Object literal = value instanceof Number || value instanceof Boolean ? value : text(value);
        BigDecimal exact = Units.exact(column.column().type(), literal);
        if (exact == null) {
            throw wrong(value);
        }
        return exact.movePointLeft(Units.scale(column.column().type()) - scale)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
    }

    private static String text(Object value) {
        return value instanceof OffsetDateTime instant
                ? instant.withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .toString()
                : value.toString();
    }

    private UsageException wrong(Object value) {
        return new UsageException("the function of column " + column.name() + " gave a "
                + value.getClass().getSimpleName() + " that is no value of "
                + column.column().declaredType());
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

package dev.rowloom.engine;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes batches of given values, as the carriers that {@link Encoding} names; a {@link CellState} is a cell without a value. */
public final class TestBatches {

    /** Text of a model that could not be read. */
    public record Raw(String text) {}

    private TestBatches() {}

    public static RowBatch of(TableLayout layout, long firstRow, List<? extends List<?>> rows) {
        List<ColumnVector> columns = new ArrayList<>();
        for (int i = 0; i < layout.columns().size(); i++) {
            columns.add(column(layout.columns().get(i), i, rows));
        }
        RowBatch batch = new RowBatch(layout, columns);
        batch.span(firstRow, rows.size());
        return batch;
    }

    private static ColumnVector column(ColumnLayout layout, int position, List<? extends List<?>> rows) {
        ColumnVector vector = layout.encoding().isLong()
                ? new LongVector(layout.encoding(), layout.scale())
                : new BytesVector(layout.encoding());
        vector.reset(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Object value = rows.get(row).get(position);
            if (value instanceof Raw raw) {
                vector.setState(row, CellState.RAW);
                vector.setOriginal(row, raw.text());
            } else if (value == null || value instanceof CellState) {
                vector.setState(row, value == null ? CellState.NULL : (CellState) value);
            } else if (vector instanceof LongVector longs) {
                longs.set(row, number(value, layout.scale()));
            } else {
                ((BytesVector) vector).append(bytes(value));
            }
            if (vector instanceof BytesVector bytes) {
                bytes.endCell();
            }
        }
        return vector;
    }

    private static long number(Object value, int scale) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        } else if (value instanceof BigDecimal decimal) {
            return decimal.setScale(scale).unscaledValue().longValueExact();
        } else if (value instanceof LocalDate date) {
            return date.toEpochDay();
        } else if (value instanceof LocalTime time) {
            return time.toNanoOfDay() / 1000;
        } else if (value instanceof LocalDateTime dateTime) {
            return dateTime.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + dateTime.getNano() / 1000;
        } else if (value instanceof OffsetDateTime instant) {
            return number(instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), scale);
        }
        return ((Number) value).longValue();
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        } else if (value instanceof UUID uuid) {
            return ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        return ((String) value).getBytes(StandardCharsets.UTF_8);
    }
}

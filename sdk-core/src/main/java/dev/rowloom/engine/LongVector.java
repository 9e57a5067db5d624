package dev.rowloom.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Cells that are held in a {@code long}: numbers, truth values, dates and times.
 *
 * @since 0.1.0
 */
public final class LongVector extends ColumnVector {

    private static final long MICROS = 1_000_000;

    private final int scale;
    private long[] values = new long[0];

    LongVector(Encoding encoding, int scale) {
        super(encoding);
        this.scale = scale;
    }

    /** Returns the digits after the decimal point of {@link Encoding#DECIMAL} and {@link Encoding#FLOAT}; else 0. */
    public int scale() {
        return scale;
    }

    /** Returns a cell's number, as the encoding says; undefined where the cell holds no value. */
    public long get(int cell) {
        return values[cell];
    }

    void set(int cell, long value) {
        values[cell] = value;
    }

    @Override
    void copyCell(ColumnVector source, int cell) {
        values[cell] = ((LongVector) source).values[cell];
        setState(cell, source.state(cell));
    }

    @Override
    void swap(ColumnVector other) {
        super.swap(other);
        LongVector longs = (LongVector) other;
        long[] theirs = longs.values;
        longs.values = values;
        values = theirs;
    }

    @Override
    void reset(int cells) {
        super.reset(cells);
        if (values.length < cells) {
            values = new long[cells];
        }
    }

    @Override
    public LongVector copy() {
        LongVector copy = new LongVector(encoding(), scale);
        copy.values = Arrays.copyOf(values, size());
        copyStatesTo(copy);
        return copy;
    }

    @Override
    Object boxed(int cell) {
        long value = values[cell];
        return switch (encoding()) {
            case DECIMAL -> BigDecimal.valueOf(value, scale);
            case FLOAT -> BigDecimal.valueOf(value, scale).doubleValue();
            case BOOLEAN -> value != 0;
            case DATE -> LocalDate.ofEpochDay(value);
            case TIME -> LocalTime.ofNanoOfDay(value * 1000);
            case TIMESTAMP -> dateTime(value);
            case INSTANT -> dateTime(value).atOffset(ZoneOffset.UTC);
            default -> value;
        };
    }

    private static LocalDateTime dateTime(long micros) {
        int nanos = (int) Math.floorMod(micros, MICROS) * 1000;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, MICROS), nanos, ZoneOffset.UTC);
    }
}

package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Ranges as PostgreSQL writes them, none of which overlaps another: each lies within a slot of its own. */
final class Ranges extends BytesProgram {

    /** Slots of a week from 1990 on; of numbers, of ten. */
    static final int SLOTS = 5000;

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final int DAYS = 7;
    private static final int UNITS = 10;

    private final DataType element;
    private final IndexSource slot;
    private final long key;

    Ranges(DataType element, IndexSource slot, long key) {
        this.element = element;
        this.slot = slot;
        this.key = key;
    }

    /** Returns whether ranges of a type of elements can be written. */
    static boolean isKnown(DataType element) {
        return element instanceof DataType.DateType
                || element instanceof DataType.TimestampType
                || element instanceof DataType.IntegerType
                || element instanceof DataType.DecimalType;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long number = slot.index(frame, cell);
        long bits = Mix.hash(key, frame.row(cell));
        String text;
        if (element instanceof DataType.DateType || element instanceof DataType.TimestampType) {
            LocalDate from = FIRST.plusDays(number * DAYS);
            LocalDate to = from.plusDays(1 + Mix.below(bits, DAYS - 1));
            String time = element instanceof DataType.TimestampType ? " 08:00:00" : "";
            String quote = time.isEmpty() ? "" : "\"";
            text = "[" + quote + from + time + quote + "," + quote + to + time + quote + ")";
        } else {
            long from = number * UNITS;
            text = "[" + from + "," + (from + 1 + Mix.below(bits, UNITS - 1)) + ")";
        }
        out.append(text.getBytes(StandardCharsets.UTF_8));
    }
}

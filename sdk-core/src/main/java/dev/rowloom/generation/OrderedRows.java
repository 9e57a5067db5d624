package dev.rowloom.generation;

import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.TableLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows that come in any order into that of their places, and hands them on as soon as all before them are there or
 * given up. Thread-safe.
 */
final class OrderedRows {

    private final TableLayout layout;
    private final Time time;
    private final Consumer<RowBatch> receiver;
    private final TreeMap<Long, Slot> waiting = new TreeMap<>();
    private final List<Long> engineRows = new ArrayList<>();
    private long nextPlace;
    private long handedOn;
    private long modelRows;
    private @Nullable Long firstModelRow;

    /** Who made a row. */
    enum Maker {
        MODEL,
        ENGINE,
        /** The row was given. */
        CALLER
    }

    /**
     * A row in waiting.
     *
     * @param stays whether it is wanted, asked when all rows ahead are there or given up
     * @param row writes its cells, or null if the place stays empty
     */
    private record Slot(
            Maker maker, BooleanSupplier stays, @Nullable Consumer<RowBatchBuilder> row) {}

    OrderedRows(TableLayout layout, Time time, Consumer<RowBatch> receiver) {
        this.layout = layout;
        this.time = time;
        this.receiver = receiver;
    }

    /** Puts a row into its place. */
    void put(long place, Maker maker, Consumer<RowBatchBuilder> row) {
        put(place, maker, () -> true, row);
    }

    /**
     * Puts a row into its place unless it turns out that it can't stay.
     *
     * @param stays whether it can, asked when all rows ahead are there or given up
     */
    void put(long place, Maker maker, BooleanSupplier stays, Consumer<RowBatchBuilder> row) {
        put(place, new Slot(maker, stays, row));
    }

    /** Leaves a place empty. */
    void skip(long place) {
        put(place, new Slot(Maker.ENGINE, () -> false, null));
    }

    /** Puts a row behind all others. */
    synchronized void append(Maker maker, Consumer<RowBatchBuilder> row) {
        put(waiting.isEmpty() ? nextPlace : waiting.lastKey() + 1, maker, row);
    }

    synchronized long handedOn() {
        return handedOn;
    }

    synchronized long modelRows() {
        return modelRows;
    }

    /** Returns when the first row of the model was handed on, or null if none was. */
    synchronized @Nullable Long firstModelRow() {
        return firstModelRow;
    }

    /** Returns the numbers of the rows that the engine made. */
    synchronized List<Long> engineRows() {
        return Collections.unmodifiableList(new ArrayList<>(engineRows));
    }

    private synchronized void put(long place, Slot slot) {
        waiting.put(place, slot);
        RowBatchBuilder ready = null;
        while (!waiting.isEmpty() && waiting.firstKey() == nextPlace) {
            Slot first = waiting.pollFirstEntry().getValue();
            nextPlace++;
            Consumer<RowBatchBuilder> row = first.row();
            if (row != null && first.stays().getAsBoolean()) {
                ready = ready == null ? new RowBatchBuilder(layout, handedOn) : ready;
                count(first.maker(), handedOn + ready.size());
                row.accept(ready);
                ready.endRow();
            }
        }
        if (ready != null) {
            handedOn += ready.size();
            receiver.accept(ready.build());
        }
    }

    private void count(Maker maker, long number) {
        if (maker == Maker.ENGINE) {
            engineRows.add(number);
        } else if (maker == Maker.MODEL) {
            modelRows++;
            firstModelRow = firstModelRow == null ? (Long) time.nanoTime() : firstModelRow;
        }
    }
}

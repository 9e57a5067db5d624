package dev.rowloom.generation;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a table that wait for the end of the run, and what is taken out of them then. Not thread-safe. */
final class HeldRows {

    private final DirectTable table;
    private final Loose loose;
    private final List<RowBatch> batches = new ArrayList<>();
    private final List<Integer> firsts = new ArrayList<>();
    private final BitSet gone = new BitSet();
    private final Map<Integer, Set<String>> lost = new HashMap<>();
    private int size;

    HeldRows(DirectTable table) {
        this.table = table;
        this.loose = new Loose(table.table());
    }

    DirectTable table() {
        return table;
    }

    void add(RowBatch batch) {
        batches.add(batch);
        firsts.add(size);
        size += batch.size();
    }

    int size() {
        return size;
    }

    boolean isGone(int row) {
        return gone.get(row);
    }

    /** Returns how many rows from some row on are taken out. */
    int gone(long from) {
        return (int) gone.stream().filter(row -> row >= from).count();
    }

    /** Returns whether some of a row's columns have become null. */
    boolean hasLost(int row, List<String> columns) {
        Set<String> all = lost.getOrDefault(row, Set.of());
        return columns.stream().anyMatch(all::contains);
    }

    /** Lets a row refer to nothing by a key, or takes it out. Returns true. */
    boolean loosen(ForeignKey key, int row) {
        List<String> columns = loose.columns(key);
        if (columns.isEmpty()) {
            gone.set(row);
        } else {
            lost.computeIfAbsent(row, it -> new LinkedHashSet<>()).addAll(columns);
        }
        return true;
    }

    /** Returns the values of a foreign key of a row, or null if it refers to nothing. */
    @Nullable
    List<String> key(ForeignKey key, int row) {
        if (hasLost(row, key.columns())) {
            return null;
        }
        int batch = batch(row);
        return KeptRows.key(table.layout(), key, batches.get(batch), row - firsts.get(batch));
    }

    private int batch(int row) {
        int found = java.util.Collections.binarySearch(firsts, row);
        return found >= 0 ? found : -found - 2;
    }

    /** Hands on the rows that are left. */
    void release(Consumer<RowBatch> receiver) {
        int handedOn = 0;
        RowBatchBuilder builder = new RowBatchBuilder(table.layout(), 0);
        for (int row = 0; row < size; row++) {
            if (!isGone(row)) {
                write(row, builder);
            }
            if (builder.size() == RowCursor.MAX_ROWS || row == size - 1 && builder.size() > 0) {
                receiver.accept(builder.build());
                handedOn += builder.size();
                builder = new RowBatchBuilder(table.layout(), handedOn);
            }
        }
    }

    private void write(int row, RowBatchBuilder builder) {
        int batch = batch(row);
        for (int i = 0; i < table.layout().columns().size(); i++) {
            builder.copy(i, batches.get(batch).column(i), row - firsts.get(batch));
        }
        lost.getOrDefault(row, Set.of())
                .forEach(column -> builder.state(table.layout().position(column), CellState.NULL));
        builder.endRow();
    }
}

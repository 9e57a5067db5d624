package dev.rowloom.validation.internal;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Table;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row of a batch that is looked at, by the columns of its table. */
public final class BatchView implements RowView {

    private static final int MOST_SHOWN = 60;

    private final Table table;
    private final int[] places;
    private @Nullable TableLayout layout;
    private @Nullable RowBatch batch;
    private int row;

    /** Creates a view that no batch is open in. */
    public BatchView(Table table) {
        this.table = table;
        this.places = new int[table.columns().size()];
    }

    /** Looks at a batch, its first row first. */
    @SuppressWarnings("ReferenceEquality") // another layout of equal columns is looked at anew, no harm done
    public void open(RowBatch rows) {
        batch = rows;
        row = 0;
        if (layout == rows.layout()) {
            return;
        }
        layout = rows.layout();
        for (int i = 0; i < places.length; i++) {
            places[i] = rows.layout().position(table.columns().get(i).name());
        }
    }

    /** Looks at another row of the batch. */
    public void moveTo(int position) {
        row = position;
    }

    /** Returns the row's number in its table. */
    public long number() {
        return batch().firstRow() + row;
    }

    @Override
    public @Nullable Object value(int position) {
        return places[position] < 0 ? null : vector(position).value(row);
    }

    @Override
    public @Nullable String original(int position) {
        return places[position] < 0 ? null : vector(position).original(row);
    }

    @Override
    public Knowledge knowledge(int position) {
        if (places[position] < 0) {
            return Knowledge.SUPPLIED;
        }
        CellState state = vector(position).state(row);
        return switch (state) {
            case VALUE -> Knowledge.VALUE;
            case NULL -> Knowledge.NULL;
            case RAW -> Knowledge.UNREAD;
            case ABSENT, DEFAULT ->
                RowView.supplied(table.columns().get(position)) ? Knowledge.SUPPLIED : Knowledge.MISSING;
        };
    }

    /** Returns the values of some columns as a report shows them. */
    public Map<String, @Nullable String> texts(List<String> columns) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        for (String column : columns) {
            int position = table.position(column);
            switch (knowledge(position)) {
                case VALUE -> texts.put(column, text(value(position)));
                case NULL -> texts.put(column, null);
                case UNREAD -> texts.put(column, cut(String.valueOf(original(position))));
                case MISSING, SUPPLIED -> {}
            }
        }
        return texts;
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            int shown = Math.min(bytes.length, MOST_SHOWN / 2);
            return HexFormat.of().formatHex(bytes, 0, shown) + (shown < bytes.length ? "…" : "");
        }
        return value == null ? null : cut(String.valueOf(value));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }

    private ColumnVector vector(int position) {
        return batch().column(places[position]);
    }

    private RowBatch batch() {
        if (batch == null) {
            throw new IllegalStateException("no batch is open");
        }
        return batch;
    }
}

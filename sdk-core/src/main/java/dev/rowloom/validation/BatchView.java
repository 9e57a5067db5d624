package dev.rowloom.validation;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.condition.Cells;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The row of a batch that is looked at, by the columns of its table. */
final class BatchView implements Cells {

    private static final int MOST_SHOWN = 60;

    private final Table table;
    private final int[] places;
    private @Nullable TableLayout layout;
    private @Nullable RowBatch batch;
    private int row;

    /** What is known of a cell. */
    enum Knowledge {
        VALUE,
        NULL,
        /** Left out, and nothing else is put there: null in the end. */
        MISSING,
        /** The database supplies a value. */
        SUPPLIED,
        /** Text that is no value. */
        UNREAD
    }

    BatchView(Table table) {
        this.table = table;
        this.places = new int[table.columns().size()];
    }

    @SuppressWarnings("ReferenceEquality") // another layout of equal columns is looked at anew, no harm done
    void open(RowBatch rows) {
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

    void moveTo(int position) {
        row = position;
    }

    /** Returns the row's number in its table. */
    long number() {
        return batch().firstRow() + row;
    }

    @Override
    public @Nullable Object value(int position) {
        return places[position] < 0 ? null : vector(position).value(row);
    }

    /** Returns the text that a cell came from, where it is not just the value's own. */
    @Nullable
    String original(int position) {
        return places[position] < 0 ? null : vector(position).original(row);
    }

    Knowledge knowledge(int position) {
        if (places[position] < 0) {
            return Knowledge.SUPPLIED;
        }
        CellState state = vector(position).state(row);
        return switch (state) {
            case VALUE -> Knowledge.VALUE;
            case NULL -> Knowledge.NULL;
            case RAW -> Knowledge.UNREAD;
            case ABSENT, DEFAULT -> supplied(table.columns().get(position)) ? Knowledge.SUPPLIED : Knowledge.MISSING;
        };
    }

    /** Returns whether the database puts a value where a row leaves the column out. */
    static boolean supplied(Column column) {
        return column.defaultValue().isPresent()
                || column.identity().isPresent()
                || column.computedAs().isPresent();
    }

    /** Returns the first of some columns of which the row doesn't tell the value, or −1. */
    int firstUnknown(int[] positions) {
        for (int position : positions) {
            Knowledge known = knowledge(position);
            if (known == Knowledge.SUPPLIED || known == Knowledge.UNREAD) {
                return position;
            }
        }
        return -1;
    }

    /** Returns the values of some columns as a report shows them. */
    Map<String, @Nullable String> texts(List<String> columns) {
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

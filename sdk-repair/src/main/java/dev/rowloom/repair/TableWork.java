package dev.rowloom.repair;

import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Table;
import dev.rowloom.validation.internal.RowView;
import dev.rowloom.validation.internal.TableRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table with the changes that are laid over them, and a view of one of them at a time. Cells are told by the
 * positions of columns in the table. Not thread-safe.
 */
final class TableWork implements RowView {

    private final TableRules rules;
    private final TableLayout layout;
    private final List<RowBatch> batches;
    private final int[] starts;
    private final int size;
    private final int[] places;
    private final @Nullable IntCells[] changes;
    private final @Nullable Cell[] trial;
    private final BitSet dropped = new BitSet();
    private final List<KeyWork> keys = new ArrayList<>();
    private final List<RefWork> references = new ArrayList<>();
    private final List<RefWork> referrers = new ArrayList<>();
    private int row;
    private int batch;
    private int offset;

    TableWork(TableRules rules, TableData data) {
        this.rules = rules;
        this.layout = data.layout();
        this.batches = data.batches().toList();
        this.starts = new int[batches.size()];
        int rows = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = rows;
            rows += batches.get(i).size();
        }
        this.size = rows;
        this.places = rules.table().columns().stream()
                .mapToInt(column -> layout.position(column.name()))
                .toArray();
        this.changes = new @Nullable IntCells[places.length];
        this.trial = new @Nullable Cell[places.length];
    }

    TableRules rules() {
        return rules;
    }

    Table table() {
        return rules.table();
    }

    TableLayout layout() {
        return layout;
    }

    List<RowBatch> batches() {
        return batches;
    }

    int size() {
        return size;
    }

    List<KeyWork> keys() {
        return keys;
    }

    List<RefWork> references() {
        return references;
    }

    /** Returns the foreign keys that refer to this table. */
    List<RefWork> referrers() {
        return referrers;
    }

    /** Returns whether rows can be given another value in a column. */
    boolean isWritten(int position) {
        return places[position] >= 0;
    }

    ColumnLayout column(int position) {
        return layout.columns().get(places[position]);
    }

    /** Returns the position in the layout, or −1. */
    int place(int position) {
        return places[position];
    }

    /** Looks at a row. */
    void moveTo(int number) {
        row = number;
        int within = number - (batch < starts.length ? starts[batch] : 0);
        if (batch >= starts.length || within < 0 || within >= batches.get(batch).size()) {
            int found = Arrays.binarySearch(starts, number);
            batch = found >= 0 ? found : -found - 2;
            while (batches.get(batch).size() == 0) {
                batch++;
            }
            within = number - starts[batch];
        }
        offset = within;
    }

    /** Returns the row that is looked at. */
    int row() {
        return row;
    }

    private ColumnVector vector(int position) {
        return batches.get(batch).column(places[position]);
    }

    private @Nullable Cell over(int position) {
        Cell tried = trial[position];
        if (tried != null) {
            return tried;
        }
        IntCells own = changes[position];
        Fix fix = own == null ? null : own.get(row);
        return fix == null ? null : fix.cell();
    }

    /** Returns a cell of the row that is looked at. */
    Cell cell(int position) {
        Cell over = over(position);
        return over != null ? over : CellReader.of(vector(position), offset);
    }

    /** Returns a cell of any row, without what is tried. */
    Cell at(int position, int number) {
        Fix fix = fix(position, number);
        if (fix != null) {
            return fix.cell();
        }
        int found = Arrays.binarySearch(starts, number);
        int in = found >= 0 ? found : -found - 2;
        while (batches.get(in).size() == 0) {
            in++;
        }
        return CellReader.of(batches.get(in).column(places[position]), number - starts[in]);
    }

    /** Returns a cell as it came. */
    Cell base(int position) {
        return CellReader.of(vector(position), offset);
    }

    @Override
    public @Nullable Object value(int position) {
        if (places[position] < 0) {
            return null;
        }
        Cell over = over(position);
        return over != null ? over.value() : vector(position).value(offset);
    }

    @Override
    public @Nullable String original(int position) {
        if (places[position] < 0) {
            return null;
        }
        Cell over = over(position);
        return over != null ? over.original() : vector(position).original(offset);
    }

    @Override
    public Knowledge knowledge(int position) {
        if (places[position] < 0) {
            return Knowledge.SUPPLIED;
        }
        Cell over = over(position);
        CellState state = over != null ? over.state() : vector(position).state(offset);
        return switch (state) {
            case VALUE -> Knowledge.VALUE;
            case NULL -> Knowledge.NULL;
            case RAW -> Knowledge.UNREAD;
            case ABSENT, DEFAULT ->
                RowView.supplied(table().columns().get(position)) ? Knowledge.SUPPLIED : Knowledge.MISSING;
        };
    }

    /** Lays a cell over the row that is looked at, until it is taken away; null takes it away. */
    void attempt(int position, @Nullable Cell cell) {
        trial[position] = cell;
    }

    boolean isTried(int position) {
        return trial[position] != null;
    }

    /** Changes a cell of the row that is looked at, and what is noted of the row's keys and references. */
    void change(int position, Fix fix) {
        IntCells own = changes[position];
        if (own == null) {
            own = new IntCells();
            changes[position] = own;
        }
        own.put(row, base(position).holds(fix.cell()) ? null : fix);
    }

    /** Notes anew what the row that is looked at has for keys and refers to. */
    void note() {
        keys.forEach(key -> key.update(row));
        references.forEach(reference -> reference.enter(row));
    }

    boolean isDropped(int number) {
        return dropped.get(number);
    }

    BitSet dropped() {
        return dropped;
    }

    void drop(int number) {
        dropped.set(number);
        keys.forEach(key -> key.drop(number));
        references.forEach(reference -> reference.drop(number));
    }

    /** Returns what is laid over a column, or null where nothing is. */
    @Nullable
    IntCells changes(int position) {
        return changes[position];
    }

    /** Returns what a cell of a changed column was changed to, or null. */
    @Nullable
    Fix fix(int position, int number) {
        IntCells own = changes[position];
        return own == null ? null : own.get(number);
    }

    /** Returns whether anything lies over the rows, or one of them was dropped. */
    boolean isChanged() {
        return !dropped.isEmpty() || Arrays.stream(changes).anyMatch(Objects::nonNull);
    }

    /** Returns the number of columns of the table. */
    int width() {
        return places.length;
    }

    /** Returns the position of a column by its name. */
    int position(String column) {
        return Objects.checkIndex(table().position(column), places.length);
    }
}

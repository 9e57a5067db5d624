package dev.rowloom.dataset;

import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.LongVector;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Identity;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The last numbers of a table's identity columns: the greatest where the identity counts up, the least where it counts
 * down. Numbers before the identity's first are left out, as they can't meet one that the database gives.
 *
 * <p>A sink that writes to a database makes its sequences go on after them, by
 * {@link dev.rowloom.schema.Dialect#advanceSequences}. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LastNumbers {

    private final TableLayout table;
    private final int[] positions;
    private final long[] starts;
    private final boolean[] ascending;
    private final long[] last;
    private final boolean[] seen;

    /** Creates one that has seen no rows of the table yet. */
    public LastNumbers(TableLayout table) {
        Objects.requireNonNull(table, "table");
        this.table = table;
        positions = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).encoding() == Encoding.INTEGER
                        && column(i).identity().isPresent())
                .toArray();
        starts = Arrays.stream(positions).mapToLong(i -> identity(i).start()).toArray();
        ascending = new boolean[positions.length];
        for (int i = 0; i < positions.length; i++) {
            ascending[i] = identity(positions[i]).increment() > 0;
        }
        last = new long[positions.length];
        seen = new boolean[positions.length];
    }

    private Column column(int position) {
        return table.columns().get(position).column();
    }

    private Identity identity(int position) {
        return column(position).identity().orElseThrow();
    }

    /** Forgets what it has seen. */
    public void clear() {
        Arrays.fill(seen, false);
    }

    /** Takes in the numbers of a batch. */
    public void add(RowBatch batch) {
        Objects.requireNonNull(batch, "batch");
        for (int i = 0; i < positions.length; i++) {
            LongVector numbers = (LongVector) batch.column(positions[i]);
            for (int row = 0; row < batch.size(); row++) {
                if (numbers.hasValue(row)) {
                    add(i, numbers.get(row));
                }
            }
        }
    }

    /** Takes in what another one of the same table has seen. */
    public void add(LastNumbers other) {
        Objects.requireNonNull(other, "other");
        for (int i = 0; i < positions.length; i++) {
            if (other.seen[i]) {
                add(i, other.last[i]);
            }
        }
    }

    private void add(int i, long number) {
        boolean reached = ascending[i] ? number >= starts[i] : number <= starts[i];
        if (reached && (!seen[i] || (ascending[i] ? number > last[i] : number < last[i]))) {
            seen[i] = true;
            last[i] = number;
        }
    }

    /** Hands over each identity column that numbers were seen of, in table order, with the last of them. */
    public void forEach(BiConsumer<Column, Long> action) {
        Objects.requireNonNull(action, "action");
        for (int i = 0; i < positions.length; i++) {
            if (seen[i]) {
                action.accept(column(positions[i]), last[i]);
            }
        }
    }
}

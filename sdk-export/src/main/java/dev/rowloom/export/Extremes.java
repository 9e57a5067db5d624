package dev.rowloom.export;

import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.LongVector;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Identity;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The last numbers of a table's identity columns: the greatest where the identity counts up, the least where it counts
 * down. Numbers before the identity's first are left out, as they can't meet one that the database gives.
 */
final class Extremes {

    private final TableLayout table;
    private final int[] positions;
    private final long[] starts;
    private final boolean[] ascending;
    private final long[] last;
    private final boolean[] seen;

    Extremes(TableLayout table) {
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

    void clear() {
        Arrays.fill(seen, false);
    }

    /** Takes in the numbers of a batch. */
    void add(ColumnVector[] columns, int rows) {
        for (int i = 0; i < positions.length; i++) {
            LongVector numbers = (LongVector) columns[positions[i]];
            for (int row = 0; row < rows; row++) {
                if (numbers.hasValue(row)) {
                    add(i, numbers.get(row));
                }
            }
        }
    }

    /** Takes in what another one of the same table has seen. */
    void add(Extremes other) {
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

    void forEach(BiConsumer<Column, Long> action) {
        for (int i = 0; i < positions.length; i++) {
            if (seen[i]) {
                action.accept(column(positions[i]), last[i]);
            }
        }
    }
}

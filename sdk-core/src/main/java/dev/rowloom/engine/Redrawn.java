package dev.rowloom.engine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of a group's rows that were drawn again, over those of the first attempt. */
final class Redrawn {

    private final CheckGroup group;
    private final Frame first;
    private final boolean[] changed;
    private final @Nullable Object[][] cells;
    private final Frame.ReferenceState[] references;

    Redrawn(CheckGroup group, Frame first) {
        this.group = group;
        this.first = first;
        this.changed = new boolean[first.count()];
        this.cells = new @Nullable Object[group.members().length][];
        Arrays.setAll(cells, member -> new @Nullable Object[first.count()]);
        this.references =
                Arrays.stream(group.references()).mapToObj(first::reference).toArray(Frame.ReferenceState[]::new);
    }

    /** Keeps a row of an attempt. */
    void keep(Frame attempt, int from, int cell) {
        changed[cell] = true;
        for (int i = 0; i < cells.length; i++) {
            cells[i][cell] = cell(attempt.column(group.members()[i]), from);
        }
        for (int i = 0; i < references.length; i++) {
            Frame.ReferenceState state = attempt.reference(group.references()[i]);
            references[i].parents[cell] = state.parents[from];
            references[i].absent[cell] = state.absent[from];
        }
    }

    private static @Nullable Object cell(ColumnVector vector, int cell) {
        if (!vector.hasValue(cell)) {
            return null;
        } else if (vector instanceof LongVector longs) {
            return longs.get(cell);
        }
        BytesVector bytes = (BytesVector) vector;
        return Arrays.copyOfRange(bytes.data(), bytes.start(cell), bytes.end(cell));
    }

    /** Writes all rows into a frame. */
    void writeTo(Frame frame) {
        for (int i = 0; i < cells.length; i++) {
            int position = group.members()[i];
            ColumnVector source = first.column(position);
            ColumnVector target = frame.blank(position);
            for (int cell = 0; cell < changed.length; cell++) {
                if (changed[cell]) {
                    write(cells[i][cell], target, cell);
                } else {
                    target.copyCell(source, cell);
                }
            }
        }
        frame.takeReferences(first, group);
    }

    private static void write(@Nullable Object value, ColumnVector target, int cell) {
        if (target instanceof LongVector longs) {
            longs.set(cell, value == null ? 0 : (Long) value);
        } else {
            BytesVector bytes = (BytesVector) target;
            if (value != null) {
                bytes.append((byte[]) Objects.requireNonNull(value));
            }
            bytes.endCell();
        }
        target.setState(cell, value == null ? CellState.NULL : CellState.VALUE);
    }
}

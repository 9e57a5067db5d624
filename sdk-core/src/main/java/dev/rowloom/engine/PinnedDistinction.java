package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the given rows of a table apart from each other by its unique keys, as far as their values are not given. */
final class PinnedDistinction {

    /** So often other parents and values are tried for a row. */
    private static final long MOST_ATTEMPTS = 48;

    private final TablePlanning planning;
    private final TableModel model;
    private final String table;
    private final TableProgram program;
    private final PinnedTable pinned;
    private final Completed completed;

    PinnedDistinction(TablePlanning planning, TableProgram program, PinnedTable pinned, Completed completed) {
        this.planning = planning;
        this.model = planning.model();
        this.table = model.table().id();
        this.program = program;
        this.pinned = pinned;
        this.completed = completed;
    }

    /**
     * Returns whether other values were found for a row, so that all has to be planned again.
     *
     * @throws UsageException if the caller gave two rows the same key
     */
    boolean complete() {
        Pins pins = Objects.requireNonNull(program.pins());
        Frame frame = new Frame(program, 1);
        for (PinnedKey key : pins.keys()) {
            if (!key.isExact()) {
                continue;
            }
            Map<List<Object>, Integer> seen = new HashMap<>();
            for (int row = 0; row < pinned.count(); row++) {
                frame.span(row, 1);
                List<Object> value = key.of(frame, 0);
                Integer other = value == null ? null : seen.putIfAbsent(value, row);
                if (other != null) {
                    return move(key, row, other, frame);
                }
            }
        }
        return false;
    }

    /** Returns what a column holds in some other row, or null now and then where it may. */
    private @Nullable Object otherCell(int position, int row) {
        long attempt = completed.attempts(table, row);
        if (attempt % 4 == 3 && model.isNullable(model.columns().get(position).name())) {
            return null;
        }
        Frame natural = new Frame(program, 1, Frame.Mode.NATURAL);
        natural.span((row + 1 + attempt) % program.layout().rows(), 1);
        Object value = natural.column(position).value(0);
        return value == null
                ? null
                : PinnedValues.cell(planning.context(position), true, PinnedFilling.text(value), "row " + row);
    }

    private boolean move(PinnedKey key, int row, int other, Frame frame) {
        for (int one : new int[] {row, other}) {
            for (int number = 0; number < model.references().size(); number++) {
                boolean moves = model.references().get(number).foreignKey().columns().stream()
                        .anyMatch(key.columns()::contains);
                if (moves && !pinned.isTold(number, one) && completed.shift(table, one, number) < MOST_ATTEMPTS) {
                    completed.moveOn(table, one, number);
                    return true;
                }
            }
            for (int position : key.positions()) {
                if (!pinned.isGiven(position, one) && completed.attempts(table, one) < MOST_ATTEMPTS) {
                    completed.setCell(table, one, position, otherCell(position, one));
                    completed.countAttempt(table, one);
                    return true;
                }
            }
        }
        String values = key.columns().stream()
                .map(column -> column + " = "
                        + PinnedRows.cut(String.valueOf(
                                frame.column(model.position(column)).value(0))))
                .collect(Collectors.joining(", "));
        throw new UsageException(pinned.name(row) + " has the same " + values + " as " + pinned.name(other) + ": "
                + key.description() + " of table " + table + " admits one of them; give another value");
    }
}

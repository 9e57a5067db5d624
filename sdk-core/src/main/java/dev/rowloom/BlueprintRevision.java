package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintChange;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.blueprint.Correction;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of a blueprint that a model proposes: what would change in the document and in rows. Whoever wants it takes {@link
 * #blueprint()}; who doesn't keeps the one before. Immutable.
 *
 * @since 0.1.0
 */
public final class BlueprintRevision {

    private static final int LOOKED_AT = 1_000;
    private static final int MOST_ROWS = 5;

    private final Blueprint blueprint;
    private final List<BlueprintChange> changes;
    private final List<Cell> cells;

    /**
     * A cell that would be another.
     *
     * @param table the table's id
     * @param row the row's number
     * @param column the column's name
     * @param before the value now; null for NULL
     * @param after the value then; null for NULL
     */
    public record Cell(
            String table,
            long row,
            String column,
            @Nullable Object before,
            @Nullable Object after) {

        @Override
        public String toString() {
            return table + " " + row + " " + column + ": " + before + " -> " + after;
        }
    }

    private BlueprintRevision(Blueprint blueprint, List<BlueprintChange> changes, List<Cell> cells) {
        this.blueprint = blueprint;
        this.changes = List.copyOf(changes);
        this.cells = List.copyOf(cells);
    }

    /** Compares two plans of the same rows. */
    static BlueprintRevision of(DataPlan before, DataPlan after, Blueprint blueprint) {
        List<BlueprintChange> changes = BlueprintChange.between(before.blueprint(), after.blueprint());
        Set<String> tables = changes.stream()
                .map(BlueprintChange::table)
                .filter(table -> before.schema().table(table).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Cell> cells = new ArrayList<>();
        tables.forEach(table -> compare(before, after, table, cells));
        return new BlueprintRevision(blueprint, changes, cells);
    }

    private static void compare(DataPlan before, DataPlan after, String table, List<Cell> cells) {
        long rows = Math.min(LOOKED_AT, Math.min(before.rows(table), after.rows(table)));
        int shown = 0;
        for (long number = 0; number < rows && shown < MOST_ROWS; number++) {
            Row old = before.row(table, number);
            Row now = after.row(table, number);
            int size = cells.size();
            for (String column : now.asMap().keySet()) {
                if (!Objects.deepEquals(old.get(column), now.get(column))) {
                    cells.add(new Cell(table, number, column, old.get(column), now.get(column)));
                }
            }
            shown += cells.size() > size ? 1 : 0;
        }
    }

    /** Returns the blueprint with the change. It is valid: what the engine could not follow is left out of it. */
    public Blueprint blueprint() {
        return blueprint;
    }

    /** Returns what would change in the document; empty if nothing of the answer could be followed. */
    public List<BlueprintChange> changes() {
        return changes;
    }

    /** Returns the first rows of the tables concerned that would be others, of the first thousand each. */
    public List<Cell> cells() {
        return cells;
    }

    /** Returns what was not taken as the model wrote it. */
    public List<Correction> corrections() {
        return blueprint.report().map(BlueprintReport::corrections).orElse(List.of());
    }

    /** Returns whether nothing would change. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns the change for people: lines of the document with {@code -} and {@code +}, rows, and what was left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        changes.forEach(text::append);
        cells.forEach(cell -> text.append("  ").append(cell).append('\n'));
        corrections().forEach(correction -> text.append("! ").append(correction).append('\n'));
        return text.isEmpty() ? "no change\n" : text.toString();
    }
}

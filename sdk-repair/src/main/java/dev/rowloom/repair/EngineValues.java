package dev.rowloom.repair;

import dev.rowloom.RowloomException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.schema.Schema;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that the rules of a blueprint make at the address of a row. Not thread-safe. */
final class EngineValues {

    private final Schema schema;
    private final @Nullable Blueprint blueprint;
    private final int rows;
    private final Map<String, RowCursor> cursors = new HashMap<>();
    private @Nullable DataPlan plan;
    private @Nullable String failure;

    /**
     * @param plan the plan of the rows, or null where one is to be made when needed
     * @param blueprint the rules to plan by, or null where they are to be inferred
     * @param rows how many rows the largest table has
     */
    EngineValues(Schema schema, @Nullable DataPlan plan, @Nullable Blueprint blueprint, int rows) {
        this.schema = schema;
        this.plan = plan;
        this.blueprint = blueprint;
        this.rows = rows;
    }

    /** Returns why nothing could be planned, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Returns the value of a column at a row's address, or null where the rule makes none. */
    @Nullable
    Cell cell(TableWork table, int position, long row) {
        RowBatch made = row(table, row);
        int place = made == null
                ? -1
                : made.layout().position(table.table().columns().get(position).name());
        if (made == null || place < 0 || !made.column(place).hasValue(0)) {
            return null;
        }
        String text = CellReader.of(made.column(place), 0).text();
        return text == null ? null : CellReader.read(table.table(), table.column(position), text);
    }

    private @Nullable RowBatch row(TableWork table, long row) {
        DataPlan known = plan();
        if (known == null) {
            return null;
        }
        String id = table.table().id();
        boolean planned = known.tables().stream().anyMatch(it -> it.table().id().equals(id));
        long count = planned ? known.rows(id) : 0;
        if (count == 0) {
            return null;
        }
        try {
            return cursors.computeIfAbsent(id, known::open).read(Math.floorMod(row, count), 1);
        } catch (RowloomException e) {
            // a rule that can't make this row
            return null;
        }
    }

    private @Nullable DataPlan plan() {
        if (plan == null && failure == null) {
            try {
                SyntheticDataGenerator generator =
                        SyntheticDataGenerator.of(schema).rows(Math.max(1, rows));
                plan = (blueprint == null ? generator : generator.blueprint(blueprint)).plan();
            } catch (RowloomException e) {
                failure = "no values could be made by rules: " + e.getMessage();
            }
        }
        return plan;
    }
}

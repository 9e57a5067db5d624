package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.generation.OrderedRows.Maker;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows in place of those that a model did not write, where the model writes the keys: the engine's rows, referring to
 * rows that are there, and with none of the keys that are taken.
 */
final class EngineFiller {

    /** How many parents are tried for a row whose keys are taken. */
    private static final int TRIES = 16;

    /** Steps through the parents so that neighbouring rows don't get neighbouring ones; a prime. */
    private static final long STEP = 7_919;

    private final DirectTable table;
    private final RunTables tables;
    private final OrderedRows rows;

    EngineFiller(DirectTable table, RunTables tables, OrderedRows rows) {
        this.table = table;
        this.tables = tables;
        this.rows = rows;
    }

    /**
     * Makes rows until the table has as many as it is to have.
     *
     * @return why it still has fewer, or null if it has not
     */
    @Nullable
    GenerationFailure fill() {
        long target = table.layout().rows();
        RowCursor cursor = tables.plan().open(table.id());
        // the numbers that the model's rows most likely have come last
        long first = Math.min(rows.handedOn(), target);
        for (long i = 0; i < target && rows.handedOn() < target; i++) {
            RowBatch engine = cursor.read((first + i) % target, 1);
            add(engine);
        }
        long missing = target - rows.handedOn();
        return missing <= 0
                ? null
                : new GenerationFailure(
                        GenerationFailure.Code.PARENT_MISSING,
                        table.id(),
                        0,
                        0,
                        true,
                        null,
                        "the engine found no keys for " + missing + " rows among those that the model wrote",
                        "let Rowloom assign the keys (KeyStrategy.ASSIGNED)");
    }

    private void add(RowBatch engine) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Map<Integer, @Nullable String> changed = references(engine, attempt);
            if (changed != null && isNew(engine, changed)) {
                RowBatch copy = engine.copy();
                rows.append(Maker.ENGINE, builder -> write(builder, copy, changed));
                return;
            } else if (table.references().isEmpty()) {
                return;
            }
        }
    }

    /** Returns what foreign keys refer to, by the position of the column, or null if there is nothing to refer to. */
    private @Nullable Map<Integer, @Nullable String> references(RowBatch engine, int attempt) {
        Map<Integer, @Nullable String> changed = new TreeMap<>();
        table.toLater().stream()
                .filter(this::isNullable)
                .forEach(key -> key.columns()
                        .forEach(column -> changed.put(table.layout().position(column), null)));
        List<ForeignKey> keys = new ArrayList<>(table.references());
        keys.addAll(table.toItself());
        for (int ordinal = 0; ordinal < keys.size(); ordinal++) {
            ForeignKey key = keys.get(ordinal);
            if (key.parentTable().equals(table.id()) && refersToItself(engine, key)) {
                continue;
            }
            KeptRows parents = tables.rows(key.parentTable());
            boolean refersToNothing = key.columns().stream()
                    .anyMatch(column ->
                            !engine.column(table.layout().position(column)).hasValue(0));
            List<@Nullable String> values = refersToNothing || parents.size() == 0
                    ? null
                    : parents.values(parent(engine.firstRow(), attempt, ordinal, parents.size()), key.parentColumns());
            if (values == null && !refersToNothing && !isNullable(key)) {
                return null;
            }
            for (int i = 0; i < key.columns().size(); i++) {
                changed.put(table.layout().position(key.columns().get(i)), values == null ? null : values.get(i));
            }
        }
        return changed;
    }

    /**
     * Returns the number of the parent of a row: each key goes at another pace and a step on with every round, so that two
     * keys meet in all pairs.
     */
    private static int parent(long row, int attempt, int ordinal, int parents) {
        long pace = row * (STEP + 2L * ordinal) + row / parents * ordinal;
        return (int) ((pace + attempt * (ordinal + 1L)) % parents);
    }

    /** Returns whether a row refers to itself, or must since there is no other. */
    private boolean refersToItself(RowBatch engine, ForeignKey key) {
        boolean own = true;
        for (int i = 0; i < key.columns().size(); i++) {
            String value = KeptRows.text(
                    engine.column(table.layout().position(key.columns().get(i))), 0);
            String id = KeptRows.text(
                    engine.column(table.layout().position(key.parentColumns().get(i))), 0);
            own &= value != null && value.equals(id);
        }
        return own;
    }

    private boolean isNullable(ForeignKey key) {
        return key.columns().stream()
                .allMatch(column -> table.table().column(column).orElseThrow().isNullable());
    }

    private boolean isNew(RowBatch engine, Map<Integer, @Nullable String> changed) {
        KeptRows known = tables.rows(table.id());
        for (UniqueKey key : DirectTable.plainKeys(table.table())) {
            List<String> values = new ArrayList<>();
            for (String column : key.columns()) {
                int position = table.layout().position(column);
                String value = position < 0
                        ? null
                        : changed.containsKey(position)
                                ? changed.get(position)
                                : KeptRows.text(engine.column(position), 0);
                if (value == null) {
                    values.clear();
                    break;
                }
                values.add(value);
            }
            if (!values.isEmpty() && known.find(key.columns(), values) != null) {
                return false;
            }
        }
        return true;
    }

    private static void write(RowBatchBuilder builder, RowBatch engine, Map<Integer, @Nullable String> changed) {
        for (int i = 0; i < engine.layout().columns().size(); i++) {
            String value = changed.get(i);
            if (!changed.containsKey(i)) {
                builder.copy(i, engine.column(i), 0);
            } else if (value == null) {
                builder.state(i, CellState.NULL);
            } else {
                builder.text(i, value);
            }
        }
    }
}

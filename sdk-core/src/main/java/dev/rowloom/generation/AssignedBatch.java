package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.generation.OrderedRows.Maker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rows whose keys the engine assigned and whose other columns a model writes. */
final class AssignedBatch implements BatchRows {

    /** A row that says no number. */
    private static final int NONE = Integer.MIN_VALUE;

    private final DirectTable table;
    private final PromptWriter prompts;
    private final OtherTables others;
    private final RowBatch engine;
    private final OrderedRows rows;
    private final MissingRows missing;
    private final TableLog log;
    private final int number;
    /** What is settled of the rows that have not come, by their position in the engine's batch. */
    private final TreeMap<Integer, List<RowFacts.Fact>> pending;

    private final WideRows wide;
    private final List<Integer> asked = new ArrayList<>();
    private boolean numbered;

    /**
     * Prepares a batch.
     *
     * @param engine the engine's rows, copied, from the first of the batch
     * @param pending what is settled of the rows to ask for, by their position there
     * @param wide empty yet
     */
    AssignedBatch(
            DirectTable table,
            PromptWriter prompts,
            OtherTables others,
            RowBatch engine,
            Map<Integer, List<RowFacts.Fact>> pending,
            OrderedRows rows,
            MissingRows missing,
            TableLog log,
            int number,
            WideRows wide) {
        this.table = table;
        this.prompts = prompts;
        this.others = others;
        this.engine = engine;
        this.pending = new TreeMap<>(pending);
        this.wide = wide;
        pending.keySet().forEach(wide::add);
        this.rows = rows;
        this.missing = missing;
        this.log = log;
        this.number = number;
    }

    @Override
    public int missing() {
        return wide.missing();
    }

    @Override
    public int groups() {
        return wide.groups();
    }

    @Override
    public boolean isAdvisory() {
        return false;
    }

    @Override
    public Ask ask(int most) {
        asked.clear();
        wide.advance();
        wide.open().stream().limit(most).forEach(asked::add);
        List<RowFacts> facts = new ArrayList<>();
        numbered = wide.groups() > 1
                || asked.stream()
                        .anyMatch(row -> !pending.getOrDefault(row, List.of()).isEmpty());
        for (int i = 0; numbered && i < asked.size(); i++) {
            List<RowFacts.Fact> known = new ArrayList<>(pending.getOrDefault(asked.get(i), List.of()));
            known.addAll(wide.facts(asked.get(i)));
            facts.add(new RowFacts(i + 1, known));
        }
        int count = asked.size();
        long ahead = engine.firstRow() + (asked.isEmpty() ? 0 : asked.get(0));
        Prompt prompt = prompts.write(new BatchAsk(
                table.table(), wide.columns(), table.layout().rows(), ahead, count, facts, List.of(), List.of()));
        return new Ask(prompt, count, count, wide.tokens(count), wide.rowTokens());
    }

    @Override
    public boolean take(ParsedRow row) {
        if (others.has(row)) {
            log.reject(number, OtherTables.REASON, row.text());
            return false;
        }
        int place = place(row);
        if (place < 0) {
            log.reject(number, "NO_SUCH_ROW", row.text());
            return false;
        }
        List<Cell> cells = row.cells();
        Map<String, Cell> whole = wide.take(place, numbered ? cells.subList(1, cells.size()) : cells);
        if (whole != null) {
            pending.remove(place);
            rows.put(engine.firstRow() + place, Maker.MODEL, () -> missing.stays(engine, place), builder -> {
                settle(builder, place);
                for (ColumnLayout column : table.columns()) {
                    int position = table.layout().position(column.name());
                    CellWriter.write(builder, position, column, whole.getOrDefault(column.name(), Cell.ABSENT));
                }
            });
        }
        return true;
    }

    /** Lets the engine make the rows that have not come. */
    void fill() {
        end(place -> rows.put(engine.firstRow() + place, Maker.ENGINE, builder -> whole(builder, place)));
    }

    /** Gives up the rows that have not come. */
    void skip() {
        end(place -> {
            missing.add(engine, place);
            rows.skip(engine.firstRow() + place);
        });
    }

    private void end(Consumer<Integer> each) {
        wide.incomplete()
                .forEach(cells ->
                        log.reject(number, "INCOMPLETE_ROW", cells.values().toString()));
        Iterator<Integer> left = pending.keySet().iterator();
        while (left.hasNext()) {
            each.accept(left.next());
            left.remove();
        }
    }

    private void whole(RowBatchBuilder builder, int place) {
        for (int i = 0; i < table.layout().columns().size(); i++) {
            builder.copy(i, engine.column(i), place);
        }
    }

    private void settle(RowBatchBuilder builder, int place) {
        for (int i = 0; i < table.layout().columns().size(); i++) {
            if (!table.columns().contains(table.layout().columns().get(i))) {
                builder.copy(i, engine.column(i), place);
            }
        }
        missing.forget(builder, engine, place);
    }

    /** Returns the position of the row that an answer's row is for: by its number, else the first that has not come. */
    private int place(ParsedRow row) {
        if (numbered) {
            int said = number(row.cells().get(0));
            if (said >= 1 && said <= asked.size()) {
                int place = asked.get(said - 1);
                return wide.open().contains(place) ? place : -1;
            } else if (said != NONE || !wide.isFirstGroup()) {
                return -1; // of a row that nobody asked for, or nobody knows
            }
        }
        return asked.stream().filter(wide.open()::contains).findFirst().orElse(-1);
    }

    static int number(Cell cell) {
        try {
            return cell.kind() == Cell.Kind.NUMBER || cell.kind() == Cell.Kind.TEXT
                    ? Integer.parseInt(cell.text().strip())
                    : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}

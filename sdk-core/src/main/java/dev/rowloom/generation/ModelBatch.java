package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.generation.OrderedRows.Maker;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that a model writes with their keys. */
final class ModelBatch implements BatchRows {

    /** So many rows of a parent fit a prompt well; of more, each batch is told others. */
    private static final int MOST_PARENTS = 200;

    private static final int MOST_USED = 500;
    private static final String BETWEEN = " | ";

    private final DirectTable table;
    private final RunTables tables;
    private final PromptWriter prompts;
    private final OtherTables others;
    private final OrderedRows rows;
    private final TableLog log;
    private final int number;
    private final int count;
    private final WideRows wide;
    private final List<Integer> asked = new ArrayList<>();
    private int taken;
    private @Nullable RowCursor engine;

    ModelBatch(
            DirectTable table,
            RunTables tables,
            PromptWriter prompts,
            OtherTables others,
            OrderedRows rows,
            TableLog log,
            int number,
            int count,
            WideRows wide) {
        this.table = table;
        this.tables = tables;
        this.prompts = prompts;
        this.others = others;
        this.rows = rows;
        this.log = log;
        this.number = number;
        this.count = count;
        this.wide = wide;
        for (int row = 0; row < count; row++) {
            wide.add(row);
        }
    }

    @Override
    public int missing() {
        return isWide() ? wide.missing() : Math.max(0, count - taken);
    }

    @Override
    public int groups() {
        return wide.groups();
    }

    private boolean isWide() {
        return wide.groups() > 1;
    }

    @Override
    public boolean isAdvisory() {
        return !isWide();
    }

    @Override
    public Ask ask(int most) {
        if (isWide()) {
            return askForGroup(most);
        }
        int wanted = Math.min(most, missing());
        Prompt prompt = prompts.write(new BatchAsk(
                table.table(),
                table.columns(),
                table.layout().rows(),
                rows.handedOn(),
                wanted,
                List.of(),
                parents(),
                used()));
        // a model that writes some more than it was told to has not gone astray; the engine has no values for more rows
        int taken = table.isAllOfTheModel() ? wanted + wanted / 2 + 5 : wanted;
        return new Ask(prompt, wanted, taken, wide.tokens(wanted), wide.rowTokens());
    }

    /** Asks for a group of the columns of a wide table: by number, so that each row gets what goes with it. */
    private Ask askForGroup(int most) {
        wide.settleForBegun(); // fewer rows than asked for are as good
        wide.advance();
        asked.clear();
        wide.open().stream().limit(most).forEach(asked::add);
        List<RowFacts> facts = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            facts.add(new RowFacts(i + 1, wide.facts(asked.get(i))));
        }
        int wanted = asked.size();
        boolean first = wide.isFirstGroup();
        Prompt prompt = prompts.write(new BatchAsk(
                table.table(),
                wide.columns(),
                table.layout().rows(),
                rows.handedOn(),
                wanted,
                facts,
                first ? parents() : List.of(),
                first ? used() : List.of()));
        return new Ask(prompt, wanted, wanted, wide.tokens(wanted), wide.rowTokens());
    }

    @Override
    public boolean take(ParsedRow row) {
        if (others.has(row)) {
            log.reject(number, OtherTables.REASON, row.text());
            return false;
        }
        List<Cell> cells = row.cells();
        int place = taken;
        if (isWide()) {
            int said = AssignedBatch.number(cells.get(0));
            place = said >= 1 && said <= asked.size() ? asked.get(said - 1) : -1;
            if (!wide.open().contains(place)) {
                log.reject(number, "NO_SUCH_ROW", row.text());
                return false;
            }
        }
        Map<String, Cell> whole = wide.take(place, isWide() ? cells.subList(1, cells.size()) : cells);
        if (whole != null) {
            append(whole);
        }
        return true;
    }

    /** Ends the batch: of rows that lack some of the columns of a wide table, what came stays. */
    void end() {
        wide.incomplete().forEach(this::append);
    }

    private void append(Map<String, Cell> cells) {
        taken++;
        rows.append(Maker.MODEL, builder -> {
            if (!table.isAllOfTheModel()) {
                settle(builder, rows.handedOn() + builder.size());
            }
            for (ColumnLayout column : table.columns()) {
                int position = table.layout().position(column.name());
                Cell cell = cells.getOrDefault(column.name(), Cell.ABSENT);
                CellWriter.write(builder, position, column, tables.meant(table.id(), column.name(), cell));
            }
        });
    }

    /** Writes the engine's columns of a row. */
    private void settle(RowBatchBuilder builder, long row) {
        if (engine == null) {
            engine = tables.plan().open(table.id());
        }
        RowBatch made = engine.read(row % table.layout().rows(), 1);
        for (ColumnLayout column : table.layout().columns()) {
            if (!table.columns().contains(column)) {
                int position = table.layout().position(column.name());
                builder.copy(position, made.column(position), 0);
            }
        }
    }

    private List<ParentKeys> parents() {
        List<ParentKeys> parents = new ArrayList<>();
        for (ForeignKey key : table.references()) {
            DirectTable parent = tables.table(key.parentTable());
            if (parent != null && table.isOfTheModel(key.columns())) {
                parents.add(parents(key, parent));
            }
        }
        table.toItself().stream()
                .filter(key -> table.isOfTheModel(key.columns()))
                .forEach(key -> parents.add(parents(key, table)));
        return parents;
    }

    private ParentKeys parents(ForeignKey key, DirectTable parent) {
        KeptRows known = tables.rows(parent.id());
        List<String> columns = new ArrayList<>(key.parentColumns());
        parent.telling().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        int total = known.size();
        int first = total <= MOST_PARENTS ? 0 : (number - 1) * MOST_PARENTS % total;
        List<List<String>> told = new ArrayList<>();
        for (int i = 0; i < Math.min(total, MOST_PARENTS); i++) {
            told.add(told(parent.id(), columns, known.values((first + i) % total, columns)));
        }
        return new ParentKeys(key, columns, key.parentColumns().size(), told, total);
    }

    private List<UsedValues> used() {
        KeptRows known = tables.rows(table.id());
        List<UsedValues> used = new ArrayList<>();
        for (UniqueKey key : DirectTable.plainKeys(table.table())) {
            if (known.size() == 0
                    || !table.isOfTheModel(key.columns())
                    || key.columns().stream().anyMatch(column -> table.layout().position(column) < 0)) {
                continue;
            }
            List<String> values = new ArrayList<>();
            for (int row = Math.max(0, known.size() - MOST_USED); row < known.size(); row++) {
                values.add(String.join(BETWEEN, told(table.id(), key.columns(), known.values(row, key.columns()))));
            }
            used.add(new UsedValues(key.columns(), values, known.size()));
        }
        return used;
    }

    private List<String> told(String id, List<String> columns, List<@Nullable String> values) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            told.add(value == null ? "" : tables.told(id, columns.get(i), value));
        }
        return told;
    }
}

package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The given rows of all tables as planning sees them. */
final class Pinning {

    /** A given key is looked for so many foreign keys up. */
    private static final int MOST_STEPS = 16;

    private final Scenario scenario;
    private final List<Integer> numbers;
    private final Map<String, TablePlanning> plannings;
    private final Completed completed;
    private final Map<String, List<Scenario.PinnedRow>> rows = new LinkedHashMap<>();
    private final Map<String, PinnedTable> tables = new LinkedHashMap<>();

    /**
     * Reads what is given.
     *
     * @param completed what was found for the rows before
     * @throws UsageException if a column does not take what it is given, or a foreign key refers to no given row
     */
    Pinning(Scenario scenario, Map<String, TablePlanning> plannings, Completed completed) {
        this.scenario = scenario;
        this.numbers = scenario.numbers();
        this.plannings = plannings;
        this.completed = completed;
        scenario.counts().keySet().forEach(table -> rows.put(table, scenario.of(table)));
        scenario.counted().forEach(children -> rows.putIfAbsent(children.table(), List.of()));
        rows.keySet().forEach(this::read);
    }

    /** Returns the given rows of a table, or null for none. */
    @Nullable
    PinnedTable of(String table) {
        return tables.get(table);
    }

    /** Returns how many rows of a table are given. */
    int count(String table) {
        PinnedTable pinned = tables.get(table);
        return pinned == null ? 0 : pinned.count();
    }

    Map<String, PinnedTable> tables() {
        return tables;
    }

    private void read(String table) {
        TablePlanning planning = Objects.requireNonNull(plannings.get(table));
        TableModel model = planning.model();
        List<Scenario.PinnedRow> given = Objects.requireNonNull(rows.get(table));
        @Nullable
        PinnedColumn[] cells = new @Nullable PinnedColumn[model.columns().size()];
        long[] @Nullable [] parents = new long[model.references().size()] @Nullable [];
        for (int row = 0; row < given.size(); row++) {
            for (int position = 0; position < cells.length; position++) {
                Object cell = cell(planning, given, row, position);
                boolean referring = model.referenceOf(position) != null;
                if (cell != Pins.OPEN && !referring) {
                    PinnedColumn ofColumn = cells[position];
                    if (ofColumn == null) {
                        ofColumn = new PinnedColumn(given.size());
                        cells[position] = ofColumn;
                    }
                    ofColumn.give(row, cell);
                }
            }
        }
        for (int reference = 0; reference < parents.length && !given.isEmpty(); reference++) {
            int number = reference;
            parents[reference] = IntStream.range(0, given.size())
                    .mapToLong(row -> parent(planning, given, row, number))
                    .toArray();
        }
        checkForeignKeys(planning, given);
        tables.put(table, new PinnedTable(planning, given, cells, parents, counted(model), completed));
    }

    private @Nullable Object cell(TablePlanning planning, List<Scenario.PinnedRow> given, int row, int position) {
        TableModel model = planning.model();
        String name = model.columns().get(position).name();
        Map<String, @Nullable String> values = given.get(row).values();
        if (!values.containsKey(name)) {
            return completed.cell(model.table().id(), row, position);
        }
        ColumnContext column = planning.context(position);
        String where = PinnedTable.name(planning, given, row);
        boolean referring = model.referenceOf(position) != null;
        PinnedValues.checkExact(column, values.get(name), where);
        return PinnedValues.cell(
                column, referring ? column.column().isNullable() : model.isNullable(name), values.get(name), where);
    }

    private long parent(TablePlanning planning, List<Scenario.PinnedRow> given, int row, int number) {
        TableModel model = planning.model();
        TableModel.Reference reference = model.references().get(number);
        ForeignKey key = reference.foreignKey();
        long told = told(planning, given, row, key);
        if (told != PinnedTable.UNDECIDED) {
            if (reference.self() && told > row) {
                throw new UsageException(PinnedTable.name(planning, given, row) + " refers to row " + told
                        + " of its own table by foreign key " + key.describe()
                        + "; rows refer to themselves or to rows before them: give the parent first");
            }
            return told;
        }
        int digit = PinnedTable.digit(completed, model.table().id(), row, number);
        if (digit > 0) {
            return digit == 1 && model.isNullable(reference) ? OwnerLayout.NONE : PinnedTable.UNDECIDED;
        } else if (completed.shift(model.table().id(), row, number) > 0) {
            return PinnedTable.UNDECIDED;
        } else if (PinnedTable.isBound(planning, number)) {
            return Pins.FREE;
        }
        double rate = model.isNullable(reference) ? reference.blueprint().nullRate() : 0;
        long draw =
                Mix.hash(planning.context(model.position(key.columns().get(0))).key("given"), row);
        return Mix.unit(draw) < rate ? OwnerLayout.NONE : PinnedTable.UNDECIDED;
    }

    /** Returns the parent that a row is told, {@link OwnerLayout#NONE} where it is told to have none. */
    private long told(TablePlanning planning, List<Scenario.PinnedRow> given, int row, ForeignKey key) {
        Scenario.PinnedRow pinned = given.get(row);
        Integer place = pinned.parents().get(key.columns());
        List<String> columns =
                key.columns().stream().filter(pinned.values()::containsKey).toList();
        if (columns.stream().anyMatch(column -> pinned.values().get(column) == null)) {
            if (place != null) {
                throw new UsageException(PinnedTable.name(planning, given, row)
                        + " is to refer to a row by foreign key "
                        + key.describe() + ", but its column " + String.join(", ", columns) + " is given as null;"
                        + " leave out one of them");
            }
            return OwnerLayout.NONE;
        } else if (place != null) {
            long parent = numbers.get(place);
            if (!columns.isEmpty() && !agrees(planning, given, row, key, columns, (int) parent)) {
                throw new UsageException(PinnedTable.name(planning, given, row) + " has another "
                        + String.join(", ", columns) + " than the row it is to refer to by foreign key "
                        + key.describe() + "; leave the column out, or give both the same");
            }
            return parent;
        } else if (columns.isEmpty()) {
            return PinnedTable.UNDECIDED;
        }
        List<Scenario.PinnedRow> parents = rows.getOrDefault(key.parentTable(), List.of());
        for (int parent = 0; parent < parents.size(); parent++) {
            if (agrees(planning, given, row, key, columns, parent)) {
                return parent;
            }
        }
        String shown = columns.stream()
                .map(column -> column + " = " + pinned.values().get(column))
                .collect(java.util.stream.Collectors.joining(", "));
        throw new UsageException(PinnedTable.name(planning, given, row) + ": no given row of " + key.parentTable()
                + " has the key that " + shown + " refers to by foreign key " + key.describe()
                + "; give that row too, with its " + String.join(", ", key.parentColumns())
                + ", or name a given row to refer to");
    }

    /** Returns whether a given parent was given what some columns of a foreign key hold. */
    private boolean agrees(
            TablePlanning planning,
            List<Scenario.PinnedRow> given,
            int row,
            ForeignKey key,
            List<String> columns,
            int parent) {
        TablePlanning other = Objects.requireNonNull(plannings.get(key.parentTable()));
        List<Scenario.PinnedRow> parents = Objects.requireNonNull(rows.get(key.parentTable()));
        for (String column : columns) {
            String referred = key.parentColumns().get(key.columns().indexOf(column));
            int position = other.model().position(referred);
            String text = Objects.requireNonNull(given.get(row).values().get(column));
            String theirs = text(key.parentTable(), parent, referred, 0);
            if (position < 0 || theirs == null) {
                return false;
            }
            ColumnContext context = other.context(position);
            Object own = PinnedValues.cell(context, true, text, PinnedTable.name(planning, given, row));
            Object same = PinnedValues.cell(context, true, theirs, PinnedTable.name(other, parents, parent));
            if (!equal(context, own, same)) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a given row holds in a column: as given, or as the given row holds it that it is told to refer to. */
    private @Nullable String text(String table, int row, String column, int depth) {
        Scenario.PinnedRow pinned = Objects.requireNonNull(rows.get(table)).get(row);
        if (pinned.values().containsKey(column) || depth > MOST_STEPS) {
            return pinned.values().get(column);
        }
        TableModel model = Objects.requireNonNull(plannings.get(table)).model();
        for (ForeignKey key : model.table().foreignKeys()) {
            Integer place = pinned.parents().get(key.columns());
            int at = key.columns().indexOf(column);
            if (place != null && at >= 0) {
                return text(
                        key.parentTable(),
                        numbers.get(place),
                        key.parentColumns().get(at),
                        depth + 1);
            }
        }
        return null;
    }

    private static boolean equal(ColumnContext context, @Nullable Object a, @Nullable Object b) {
        if (a instanceof byte[] first && b instanceof byte[] second) {
            return context.encoding() == Encoding.TEXT
                    ? context.fold().apply(text(first)).equals(context.fold().apply(text(second)))
                    : Arrays.equals(first, second);
        }
        return Objects.equals(a, b);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Foreign keys that the plan does not follow can't lead to a row. */
    private void checkForeignKeys(TablePlanning planning, List<Scenario.PinnedRow> given) {
        TableModel model = planning.model();
        for (int row = 0; row < given.size(); row++) {
            Scenario.PinnedRow pinned = given.get(row);
            for (ForeignKey key : model.table().foreignKeys()) {
                boolean followed = model.references().stream()
                        .anyMatch(reference -> reference.foreignKey().equals(key));
                long told = followed ? OwnerLayout.NONE : told(planning, given, row, key);
                boolean severed = key.columns().stream()
                        .anyMatch(column -> model.position(column) >= 0
                                && model.referenceOf(model.position(column)) == null
                                && !pinned.values().containsKey(column));
                if (told >= 0 && severed) {
                    throw new UsageException(PinnedTable.name(planning, given, row)
                            + " can't be told what to refer to by foreign key " + key.describe()
                            + ", which the plan does not follow; give the values of all its columns");
                }
            }
        }
    }

    private long[][] counted(TableModel model) {
        List<long[]> counted = new ArrayList<>();
        for (TableModel.Reference reference : model.references()) {
            counted.add(scenario.counted().stream()
                    .filter(children -> children.table().equals(model.table().id())
                            && children.columns().equals(reference.foreignKey().columns()))
                    .mapToLong(children -> numbers.get(children.parent()))
                    .sorted()
                    .distinct()
                    .toArray());
        }
        return counted.toArray(long[][]::new);
    }
}

package dev.rowloom.it.property;

import dev.rowloom.PinnedRow;
import dev.rowloom.SyntheticDataGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Rows of another run, some columns of which are given to a generator: what is given can be met, for the other run meets it.
 * With each row come those that it refers to.
 */
final class DonorRows {

    private static final int MOST_PICKED = 3;

    private final SchemaModel schema;
    private final Rows rows;
    private final Random random;
    private final boolean whole;
    private final Map<String, TreeSet<Integer>> chosen = new LinkedHashMap<>();
    private final List<Given> given = new ArrayList<>();

    /** A row that is given, and what of it. */
    record Given(String table, int number, int donor, Map<String, Object> values, Map<ForeignKeyModel, Integer> refs) {}

    /**
     * Chooses rows.
     *
     * @param whole whether all columns and references are given, instead of some
     */
    DonorRows(SchemaModel schema, Rows rows, long seed, boolean whole) {
        this.whole = whole;
        this.schema = schema;
        this.rows = rows;
        this.random = new Random(seed);
        choose();
        for (TableModel table : schema.tables()) {
            int number = 0;
            for (int donor : chosen.getOrDefault(table.name(), new TreeSet<>())) {
                given.add(given(table, number++, donor));
            }
        }
    }

    List<Given> given() {
        return given;
    }

    private void choose() {
        for (TableModel table : schema.tables()) {
            int count = rows.of(table.name()).size();
            int picked = count == 0 ? 0 : random.nextInt(Math.min(count, MOST_PICKED) + 1);
            for (int i = 0; i < picked; i++) {
                add(table, random.nextInt(count));
            }
        }
    }

    private void add(TableModel table, int row) {
        if (!chosen.computeIfAbsent(table.name(), name -> new TreeSet<>()).add(row)) {
            return;
        }
        for (ForeignKeyModel key : table.foreignKeys()) {
            int parent = parent(table, key, row);
            if (parent >= 0) {
                add(schema.table(key.parent()), parent);
            }
        }
    }

    /** The row that another refers to, or −1. */
    private int parent(TableModel table, ForeignKeyModel key, int row) {
        List<Object> values = values(rows.of(table.name()).get(row), key.columns());
        if (values.contains(null)) {
            return -1;
        }
        List<Map<String, Object>> parents = rows.of(key.parent());
        for (int i = 0; i < parents.size(); i++) {
            if (values(parents.get(i), key.parentColumns()).equals(values)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Object> values(Map<String, Object> row, List<String> columns) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        return values;
    }

    private Given given(TableModel table, int number, int donor) {
        Map<String, Object> row = rows.of(table.name()).get(donor);
        Map<String, Object> values = new LinkedHashMap<>();
        for (ColumnModel column : table.columns()) {
            if (!table.isForeign(column.name()) && (whole || random.nextBoolean())) {
                values.put(column.name(), row.get(column.name()));
            }
        }
        Map<ForeignKeyModel, Integer> refs = new LinkedHashMap<>();
        for (ForeignKeyModel key : table.foreignKeys()) {
            int parent = parent(table, key, donor);
            if (parent >= 0 && (whole || random.nextInt(3) > 0)) {
                refs.put(key, parent);
            }
        }
        return new Given(table.name(), number, donor, values, refs);
    }

    /** Has a row hold another value. */
    void spoil(int index, String column, Object value) {
        Given old = given.get(index);
        Map<String, Object> values = new LinkedHashMap<>(old.values());
        values.put(column, value);
        given.set(index, new Given(old.table(), old.number(), old.donor(), values, old.refs()));
    }

    /** What the row would hold in all columns, if it were as in the other run. */
    Map<String, Object> row(Given row) {
        return rows.of(row.table()).get(row.donor());
    }

    SyntheticDataGenerator give(SyntheticDataGenerator generator) {
        SyntheticDataGenerator with = generator;
        for (Given row : given) {
            with = with.given(row.table(), spec -> describe(spec, row));
        }
        return with;
    }

    private static void describe(PinnedRow spec, Given row) {
        spec.name(row.table() + row.donor());
        row.values().forEach(spec::set);
        row.refs()
                .forEach((key, parent) ->
                        spec.ref(key.columns().get(key.columns().size() - 1), key.parent() + parent));
    }
}

package dev.rowloom;

import dev.rowloom.engine.Scenario;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** So many rows that are alike in what a caller gives. */
record GivenRows(int count, PinnedRow spec) {

    /** Describes rows. */
    static GivenRows of(Schema schema, String table, int count, Consumer<PinnedRow> spec) {
        Table found = PinnedRow.table(schema, table);
        checkCount(found, count);
        PinnedRow row = new PinnedRow(schema, found, 1);
        spec.accept(row);
        return new GivenRows(count, row);
    }

    /** Checks a number of rows. */
    static void checkCount(Table table, int count) {
        if (count < 0 || count > Scenario.MOST_ROWS) {
            throw new UsageException("the number of given rows of table " + table.id() + " is " + count
                    + "; it can't be " + (count < 0 ? "negative" : "above " + Scenario.MOST_ROWS));
        }
    }

    /**
     * Returns the rows as the engine takes them, each row before its children.
     *
     * @throws UsageException if a name is given twice, or a reference names a row that is not there
     */
    static Scenario scenario(List<GivenRows> given) {
        Flattening flattening = new Flattening();
        for (GivenRows rows : given) {
            flattening.add(rows.spec(), rows.count(), null, -1);
        }
        return flattening.scenario();
    }

    /** Numbers the rows. */
    private static final class Flattening {

        private final List<PinnedRow> specs = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final List<@Nullable ForeignKey> byKeys = new ArrayList<>();
        private final List<Integer> parents = new ArrayList<>();
        private final Map<String, Map<String, Integer>> names = new LinkedHashMap<>();
        private final Set<Scenario.CountedChildren> counted = new LinkedHashSet<>();

        void add(PinnedRow spec, int count, @Nullable ForeignKey key, int parent) {
            for (int i = 0; i < count; i++) {
                if (specs.size() >= Scenario.MOST_ROWS) {
                    throw new UsageException("the scenario has more than " + Scenario.MOST_ROWS
                            + " rows; give fewer, and let the others be generated");
                }
                int place = specs.size();
                specs.add(spec);
                byKeys.add(key);
                parents.add(parent);
                labels.add(name(spec, place));
                for (PinnedRow.Children children : spec.children()) {
                    counted.add(new Scenario.CountedChildren(
                            place, children.table().id(), children.foreignKey().columns()));
                    add(children.spec(), children.count(), children.foreignKey(), place);
                }
            }
        }

        private String name(PinnedRow spec, int place) {
            String name = spec.name();
            if (name == null) {
                return "";
            }
            Integer other = names.computeIfAbsent(spec.table().id(), table -> new LinkedHashMap<>())
                    .putIfAbsent(name, place);
            if (other != null) {
                throw new UsageException("two given rows of table "
                        + spec.table().id() + " are named '" + name + "'; name only rows that are given once");
            }
            return "'" + name + "'";
        }

        Scenario scenario() {
            List<Scenario.PinnedRow> rows = new ArrayList<>();
            for (int place = 0; place < specs.size(); place++) {
                PinnedRow spec = specs.get(place);
                Map<List<String>, Integer> refersTo = new LinkedHashMap<>();
                spec.references().forEach((key, name) -> refersTo.put(key.columns(), named(spec, key, name)));
                ForeignKey key = byKeys.get(place);
                if (key != null) {
                    refersTo.put(key.columns(), parents.get(place));
                }
                rows.add(new Scenario.PinnedRow(spec.table().id(), labels.get(place), spec.values(), refersTo));
            }
            return new Scenario(rows, List.copyOf(counted));
        }

        private int named(PinnedRow spec, ForeignKey key, String name) {
            Map<String, Integer> known = names.getOrDefault(key.parentTable(), Map.of());
            Integer place = known.get(name);
            if (place == null) {
                throw new UsageException("a given row of table " + spec.table().id() + " refers by foreign key "
                        + key.describe() + " to '" + name + "', but no given row of " + key.parentTable()
                        + " has that name" + NearNames.hint(name, List.copyOf(known.keySet())));
            }
            return place;
        }
    }
}

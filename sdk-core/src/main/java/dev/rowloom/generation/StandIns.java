package dev.rowloom.generation;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.privacy.ColumnSample;
import dev.rowloom.privacy.Detection;
import dev.rowloom.privacy.PersonalDataDetector;
import dev.rowloom.privacy.ShapeMask;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps personal values of the caller's out of prompts: in their places a model reads stand-ins of the same shape. A value has
 * the same stand-in all over a run, also where keys refer to it, and what a model writes of a key is put back.
 *
 * <p>The caller's are the values of given rows and of columns whose rule the caller set; what the model or the engine made is
 * nobody's. Thread-safe.
 */
final class StandIns {

    /** Nobody's values are to be hidden. */
    static final StandIns NONE = new StandIns(0);

    private static final int SAMPLE = 200;
    private static final int TRIES = 100;

    private final long seed;
    private final Map<String, Domain> domains = new HashMap<>();

    private StandIns(long seed) {
        this.seed = seed;
    }

    /** Tells whether a value is one of a column's already. */
    @FunctionalInterface
    interface Taken {
        boolean test(String table, String column, String value);
    }

    /** A personal column, with those that refer to it. */
    private static final class Domain {

        private final String table;
        private final String column;
        private boolean all;
        private final Set<String> callers = new HashSet<>();
        private final Map<String, String> standIns = new HashMap<>();
        private final Map<String, String> values = new HashMap<>();

        Domain(String table, String column) {
            this.table = table;
            this.column = column;
        }
    }

    /**
     * Looks at what the caller gave.
     *
     * @param set the columns whose rule the caller set: table's id, dot, name
     * @param open the columns whose values may be told as they are, in the same form
     */
    static StandIns of(DataPlan plan, Set<String> set, Set<String> open) {
        StandIns found = new StandIns(plan.seed());
        for (TableLayout layout : plan.tables()) {
            found.look(plan, layout, set, open);
        }
        boolean more = !found.domains.isEmpty();
        while (more) {
            more = false;
            for (TableLayout layout : plan.tables()) {
                more |= found.refer(layout.table());
            }
        }
        return found;
    }

    private void look(DataPlan plan, TableLayout layout, Set<String> set, Set<String> open) {
        Table table = layout.table();
        int given = plan.given().getOrDefault(table.id(), 0);
        boolean none =
                given == 0 && layout.columns().stream().noneMatch(it -> set.contains(table.id() + "." + it.name()));
        if (none) {
            return;
        }
        List<Set<String>> values = values(plan, layout, given);
        List<ColumnSample> samples = new ArrayList<>();
        for (int i = 0; i < layout.columns().size(); i++) {
            samples.add(new ColumnSample(
                    layout.columns().get(i).name(),
                    layout.columns().get(i).column().type().toString(),
                    values.get(i).stream().limit(SAMPLE).toList()));
        }
        List<Detection> detections = PersonalDataDetector.detect(table.name().name(), samples);
        for (int i = 0; i < detections.size(); i++) {
            String column = layout.columns().get(i).name();
            String name = table.id() + "." + column;
            if (detections.get(i).data().isPersonal() && !open.contains(name)) {
                Domain domain = new Domain(table.id(), column);
                domain.all = set.contains(name);
                domain.callers.addAll(values.get(i));
                domains.put(name, domain);
            }
        }
    }

    /** Returns the values of the given rows, by column; of tables without any the first ones, to tell what they are. */
    private static List<Set<String>> values(DataPlan plan, TableLayout layout, int given) {
        List<Set<String>> values = new ArrayList<>();
        layout.columns().forEach(column -> values.add(new LinkedHashSet<>()));
        RowCursor cursor = plan.open(layout.table().id());
        long most = given > 0 ? given : Math.min(SAMPLE, layout.rows());
        for (long from = 0; from < most; from += RowCursor.MAX_ROWS) {
            RowBatch rows = cursor.read(from, (int) Math.min(RowCursor.MAX_ROWS, most - from));
            for (int column = 0; column < values.size(); column++) {
                for (int row = 0; row < rows.size(); row++) {
                    String text = KeptRows.text(rows.column(column), row);
                    if (text != null) {
                        values.get(column).add(text);
                    }
                }
            }
        }
        return values;
    }

    /** Makes columns that refer to personal ones such, and returns whether there were more. */
    private boolean refer(Table table) {
        boolean more = false;
        for (ForeignKey key : table.foreignKeys()) {
            for (int i = 0; i < key.columns().size(); i++) {
                Domain parent = domains.get(
                        key.parentTable() + "." + key.parentColumns().get(i));
                String name = table.id() + "." + key.columns().get(i);
                Domain own = domains.get(name);
                boolean refers = parent != null && own != parent && (own == null || isOf(own, name) || isGone(own));
                if (parent != null && refers) {
                    domains.put(
                            name, parent); // values of the caller's are those of given parents; others are the engine's
                    more = true;
                }
            }
        }
        return more;
    }

    private static boolean isOf(Domain domain, String column) {
        return column.equals(domain.table + "." + domain.column);
    }

    /** Returns whether the column of a domain has been taken into another. */
    private boolean isGone(Domain domain) {
        return domains.get(domain.table + "." + domain.column) != domain;
    }

    /** Returns what a model is told in place of a value. */
    String told(String table, String column, String value, Taken taken) {
        Domain domain = domains.get(table + "." + column);
        if (domain == null || value.isBlank() || !domain.all && !domain.callers.contains(value)) {
            return value;
        }
        synchronized (domain) {
            String known = domain.standIns.get(value);
            if (known == null) {
                known = make(domain, value, taken);
                domain.standIns.put(value, known);
                domain.values.put(known, value);
            }
            return known;
        }
    }

    private String make(Domain domain, String value, Taken taken) {
        String standIn = value;
        for (int i = 0; i < TRIES; i++) {
            standIn = ShapeMask.seeded(seed + i * 0x9E3779B97F4A7C15L).of(value);
            if (!domain.callers.contains(standIn)
                    && !domain.values.containsKey(standIn)
                    && !taken.test(domain.table, domain.column, standIn)) {
                return standIn;
            }
        }
        return standIn + (domain.values.size() + 1); // there are not enough values of that shape
    }

    /** Returns the value that a model means where it writes a key: that of a stand-in, or what it wrote. */
    Cell meant(String table, String column, Cell cell) {
        Domain domain = domains.get(table + "." + column);
        boolean key = cell.kind() == Cell.Kind.TEXT || cell.kind() == Cell.Kind.NUMBER;
        if (!key || domain == null || domain.table.equals(table) && domain.column.equals(column)) {
            return cell;
        }
        synchronized (domain) {
            @Nullable String value = domain.values.get(cell.text().strip());
            return value == null ? cell : new Cell(cell.kind(), value);
        }
    }
}

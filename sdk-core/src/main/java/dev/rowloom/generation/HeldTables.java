package dev.rowloom.generation;

import dev.rowloom.schema.ForeignKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables whose rows wait for the end of the run: they refer to tables that are made later, of which rows may then be
 * missing, or to rows that may be taken out for that. Only where keys are assigned and missing rows stay missing.
 */
final class HeldTables {

    private final RunTables tables;
    private final Map<String, HeldRows> held = new LinkedHashMap<>();

    private HeldTables(RunTables tables) {
        this.tables = tables;
    }

    /** Returns which tables' rows wait. */
    static Set<String> of(Collection<DirectTable> tables, DirectOptions options) {
        Set<String> held = new LinkedHashSet<>();
        if (options.keys() != KeyStrategy.ASSIGNED || options.fallback() == Fallback.ENGINE) {
            return held;
        }
        Deque<String> open = new ArrayDeque<>();
        for (DirectTable table : tables) {
            Loose loose = new Loose(table.table());
            if (!table.toLater().isEmpty()) {
                held.add(table.id());
            }
            if (table.toLater().stream().anyMatch(key -> !loose.lets(key))) {
                open.add(table.id());
            }
        }
        while (!open.isEmpty()) {
            String parent = open.remove();
            for (DirectTable table : tables) {
                boolean child = table.references().stream()
                        .anyMatch(key -> key.parentTable().equals(parent));
                if (child && !table.id().equals(parent) && held.add(table.id())) {
                    open.add(table.id());
                }
            }
        }
        return held;
    }

    /** Takes out what refers to missing rows, until nothing does. */
    static void settle(RunTables tables, Collection<HeldRows> rows) {
        HeldTables all = new HeldTables(tables);
        rows.forEach(it -> all.held.put(it.table().id(), it));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (HeldRows each : rows) {
                changed |= all.settle(each);
            }
        }
    }

    private boolean settle(HeldRows rows) {
        boolean changed = false;
        for (ForeignKey key : rows.table().keysToRows()) {
            if (tables.table(key.parentTable()) != null) {
                for (int row = 0; row < rows.size(); row++) {
                    changed |= !rows.isGone(row) && dangles(rows, key, row) && rows.loosen(key, row);
                }
            }
        }
        return changed;
    }

    private boolean dangles(HeldRows rows, ForeignKey key, int row) {
        List<String> values = rows.key(key, row);
        if (values == null) {
            return false;
        }
        Integer parent = tables.rows(key.parentTable()).find(key.parentColumns(), values);
        @Nullable HeldRows others = held.get(key.parentTable());
        return parent == null
                || others != null && (others.isGone(parent) || others.hasLost(parent, key.parentColumns()));
    }
}

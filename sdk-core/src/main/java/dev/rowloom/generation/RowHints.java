package dev.rowloom.generation;

import dev.rowloom.engine.PlanRequest.RowTargets;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Numbers of rows that instructions name in passing, such as {@code about 50 customers}: targets for the tables that nobody
 * asked a number of rows for.
 *
 * @since 0.1.0
 */
public final class RowHints {

    /** More than anybody has a model write: most likely a year, a price or a mistake. */
    private static final long MOST_ROWS = 1_000_000;

    private RowHints() {}

    /**
     * Returns how many rows each table is to have: what instructions say where nobody asked for a number.
     *
     * @param asked the numbers that were asked for; if that of all tables was, it stays
     */
    public static RowTargets targets(Instructions instructions, Schema schema, RowTargets asked) {
        if (asked.source() != RowTargets.Source.DEFAULT) {
            return asked;
        }
        RowTargets targets = asked;
        for (RowHint hint : found(instructions, schema)) {
            String per = hint.per();
            long others = per == null ? 1 : targets.byTable().getOrDefault(per, targets.all());
            boolean fits = others <= MOST_ROWS && hint.rows() <= MOST_ROWS && hint.target(others) <= MOST_ROWS;
            if (fits && !asked.byTable().containsKey(hint.table())) {
                targets = targets.with(hint.table(), hint.target(others));
            }
        }
        return targets;
    }

    /** Returns what instructions say of numbers of rows, in words, and where other numbers are asked for. */
    static List<String> words(Instructions instructions, Schema schema, Collection<TableLayout> tables) {
        Map<String, Long> rows =
                tables.stream().collect(Collectors.toMap(table -> table.table().id(), TableLayout::rows));
        List<String> words = new ArrayList<>();
        for (RowHint hint : found(instructions, schema)) {
            String per = hint.per();
            long target = rows.getOrDefault(hint.table(), 0L);
            long others = per == null ? 1 : Math.min(MOST_ROWS, rows.getOrDefault(per, 0L));
            boolean heeded = hint.rows() <= MOST_ROWS && hint.target(others) == target;
            words.add("'" + hint.text() + "': " + hint.rows() + " rows of " + hint.table()
                    + (per == null ? "" : " for each of " + per) + (heeded ? "" : "; asked for are " + target));
        }
        return words;
    }

    /** Returns one hint a table, absolute ones first; what is said about one table comes ahead of what is said about all. */
    private static Collection<RowHint> found(Instructions instructions, Schema schema) {
        List<RowHint> all = new ArrayList<>();
        instructions.byTable().values().forEach(text -> all.addAll(RowHint.find(text, schema)));
        all.addAll(RowHint.find(instructions.all(), schema));
        Map<String, RowHint> byTable = new LinkedHashMap<>();
        all.stream().filter(hint -> hint.per() == null).forEach(hint -> byTable.putIfAbsent(hint.table(), hint));
        all.stream().filter(hint -> hint.per() != null).forEach(hint -> byTable.putIfAbsent(hint.table(), hint));
        return byTable.values();
    }
}

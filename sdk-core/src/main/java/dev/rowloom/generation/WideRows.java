package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.generation.RowFacts.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch by groups of columns: a table with more columns than one answer has room for is asked for group by
 * group, and a row is whole when all its groups are there. Most tables have one group. Not thread-safe.
 */
final class WideRows {

    private static final int MOST_FACTS = 8;
    private static final int LONGEST_FACT = 80;

    private final List<List<ColumnLayout>> groups;
    private final List<Double> tokens;
    private final double correction;
    private final TreeMap<Integer, Map<String, Cell>> begun = new TreeMap<>();
    private final TreeSet<Integer> open = new TreeSet<>();
    private int at;

    /**
     * Begins with the first group.
     *
     * @param correction how many times as many tokens as estimated rows take
     */
    WideRows(ColumnGroups groups, double correction) {
        this.groups = groups.groups();
        this.tokens = groups.tokens();
        this.correction = correction;
    }

    /** Returns the tokens of a row of the group that is asked for, as estimated ahead of all answers. */
    double rowTokens() {
        return tokens.get(at);
    }

    /** Returns the tokens of so many rows of the group that is asked for, as far as is known by now. */
    long tokens(int rows) {
        return Math.round(rowTokens() * correction * rows);
    }

    /** Adds a row that is to come. */
    void add(int row) {
        open.add(row);
    }

    int groups() {
        return groups.size();
    }

    boolean isFirstGroup() {
        return at == 0;
    }

    /** Returns the columns of the group that is asked for. */
    List<ColumnLayout> columns() {
        return groups.get(at);
    }

    /** Returns the rows that lack the group that is asked for. */
    NavigableSet<Integer> open() {
        return Collections.unmodifiableNavigableSet(open);
    }

    /** Returns how many rows are asked for next. */
    int missing() {
        return open.isEmpty() && at < groups.size() - 1 ? begun.size() : open.size();
    }

    /** Goes on to the next group if all rows have this one. */
    void advance() {
        if (open.isEmpty() && at < groups.size() - 1) {
            at++;
            open.addAll(begun.keySet());
        }
    }

    /** Gives up the rows that lack the first group. */
    void settleForBegun() {
        if (at == 0 && !begun.isEmpty() && groups.size() > 1) {
            open.clear();
        }
    }

    /** Takes a row's cells of the group, and returns all of its cells by column if it is whole, else null. */
    @Nullable
    Map<String, Cell> take(int row, List<Cell> cells) {
        Map<String, Cell> all = begun.computeIfAbsent(row, it -> new HashMap<>());
        List<ColumnLayout> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            all.put(columns.get(i).name(), cells.get(i));
        }
        open.remove(row);
        if (at < groups.size() - 1) {
            return null;
        }
        begun.remove(row);
        return all;
    }

    /** Returns the rows that lack a group, with what there is of them, and forgets them. */
    List<Map<String, Cell>> incomplete() {
        List<Map<String, Cell>> left = new ArrayList<>(begun.values());
        begun.clear();
        open.clear();
        return left;
    }

    private static boolean says(Cell cell) {
        return cell.kind() != Cell.Kind.NULL
                && cell.kind() != Cell.Kind.ABSENT
                && !cell.text().isBlank()
                && cell.text().length() <= LONGEST_FACT;
    }

    /** Returns what earlier groups say of a row: its first short values. */
    List<Fact> facts(int row) {
        List<Fact> facts = new ArrayList<>();
        Map<String, Cell> cells = begun.getOrDefault(row, Map.of());
        for (int group = 0; group < at; group++) {
            for (ColumnLayout column : groups.get(group)) {
                Cell cell = cells.get(column.name());
                if (cell != null && says(cell) && facts.size() < MOST_FACTS) {
                    facts.add(new Fact(column.name(), cell.text()));
                }
            }
        }
        return facts;
    }
}

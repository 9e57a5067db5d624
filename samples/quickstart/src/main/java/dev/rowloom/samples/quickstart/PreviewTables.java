package dev.rowloom.samples.quickstart;

import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the tables that tell most of a schema: a chain of a table, a child of it and a child of that, whose members
 * others refer to most, such as customers, orders and order lines.
 *
 * <p>Where there is no chain, the tables with the most children, references and columns take the places.
 */
final class PreviewTables {

    private static final int SHOWN = 3;

    private final List<TableLayout> tables;
    private final Map<String, TableLayout> byId = new LinkedHashMap<>();
    private final Map<String, Set<TableLayout>> children = new LinkedHashMap<>();
    private final Comparator<TableLayout> telling = Comparator.comparingInt(this::childCount)
            .thenComparingInt(PreviewTables::references)
            .thenComparingInt(table -> table.columns().size());

    private PreviewTables(List<TableLayout> tables) {
        this.tables = tables;
        tables.forEach(table -> byId.put(table.table().id(), table));
        for (TableLayout child : tables) {
            for (ForeignKey key : child.table().foreignKeys()) {
                if (!key.parentTable().equals(child.table().id())) {
                    children.computeIfAbsent(key.parentTable(), id -> new LinkedHashSet<>())
                            .add(child);
                }
            }
        }
    }

    /** Returns up to three tables that have rows, parents before children. */
    static List<TableLayout> of(List<TableLayout> tables) {
        return new PreviewTables(
                        tables.stream().filter(table -> table.rows() > 0).toList())
                .chosen();
    }

    private List<TableLayout> chosen() {
        List<TableLayout> chosen = new ArrayList<>(chain());
        while (chosen.size() < Math.min(SHOWN, tables.size())) {
            best(tables.stream().filter(table -> !chosen.contains(table)).toList())
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private List<TableLayout> chain() {
        List<TableLayout> longest = List.of();
        for (TableLayout middle : tables) {
            Optional<TableLayout> parent = best(parents(middle));
            Optional<TableLayout> child = best(children(middle).stream()
                    .filter(it -> !Optional.of(it).equals(parent))
                    .toList());
            if (parent.isPresent() && child.isPresent()) {
                List<TableLayout> chain = List.of(parent.get(), middle, child.get());
                longest = score(chain) > score(longest) ? chain : longest;
            }
        }
        return longest;
    }

    private int score(List<TableLayout> chain) {
        return chain.stream()
                .mapToInt(table -> childCount(table) + references(table))
                .sum();
    }

    /** Returns the most telling table; of equal ones the first. */
    private Optional<TableLayout> best(List<TableLayout> candidates) {
        return candidates.stream().reduce((one, other) -> telling.compare(other, one) > 0 ? other : one);
    }

    private List<TableLayout> parents(TableLayout child) {
        return child.table().foreignKeys().stream()
                .map(key -> byId.get(key.parentTable()))
                .filter(parent -> parent != null && !parent.equals(child))
                .toList();
    }

    private Set<TableLayout> children(TableLayout parent) {
        return children.getOrDefault(parent.table().id(), Set.of());
    }

    private int childCount(TableLayout parent) {
        return children(parent).size();
    }

    private static int references(TableLayout table) {
        String own = table.table().id();
        return (int) table.table().foreignKeys().stream()
                .filter(key -> !key.parentTable().equals(own))
                .count();
    }
}

package dev.rowloom.generation;

import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Puts tables that refer to each other together, as far as one answer has room. Never more groups than tables. */
final class TableGroups {

    private TableGroups() {}

    /**
     * Returns the groups, each in the schema's order.
     *
     * @param columns how many columns of a table are to be written; tables of none are in no group
     * @param most the greatest number of columns of a group of more than one table
     */
    static List<List<String>> of(Schema schema, ToIntFunction<String> columns, int most) {
        Map<String, Set<String>> related = related(schema);
        Set<String> left = new LinkedHashSet<>();
        schema.tables().stream()
                .map(Table::id)
                .filter(id -> columns.applyAsInt(id) > 0)
                .forEach(left::add);
        List<String> order = List.copyOf(left);
        List<List<String>> groups = new ArrayList<>();
        int room = 0;
        while (!left.isEmpty()) {
            String first = left.iterator().next();
            // what is related to nothing that is left shares a group with what came before
            boolean joins = groups.isEmpty()
                    || room < columns.applyAsInt(first)
                    || related.getOrDefault(first, Set.of()).stream().anyMatch(left::contains);
            List<String> group = joins ? new ArrayList<>() : groups.remove(groups.size() - 1);
            int size = joins ? 0 : most - room;
            size += gather(first, group, left, related, columns, most - size);
            group.sort((a, b) -> Integer.compare(order.indexOf(a), order.indexOf(b)));
            groups.add(group);
            room = most - size;
        }
        return groups;
    }

    private static int gather(
            String first,
            List<String> group,
            Set<String> left,
            Map<String, Set<String>> related,
            ToIntFunction<String> columns,
            int most) {
        Deque<String> open = new ArrayDeque<>(List.of(first));
        int size = 0;
        while (!open.isEmpty()) {
            String table = open.removeFirst();
            int more = columns.applyAsInt(table);
            boolean fits = size == 0 || size + more <= most;
            if (fits && left.remove(table)) {
                group.add(table);
                size += more;
                related.getOrDefault(table, Set.of()).stream()
                        .filter(left::contains)
                        .forEach(open::addLast);
            }
        }
        return size;
    }

    private static Map<String, Set<String>> related(Schema schema) {
        Map<String, Set<String>> related = new LinkedHashMap<>();
        schema.tables().forEach(table -> related.put(table.id(), new LinkedHashSet<>()));
        for (Table table : schema.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (related.containsKey(key.parentTable()) && !key.parentTable().equals(table.id())) {
                    add(related, table.id(), key.parentTable());
                    add(related, key.parentTable(), table.id());
                }
            }
        }
        return related;
    }

    private static void add(Map<String, Set<String>> related, String table, String other) {
        related.computeIfAbsent(table, id -> new LinkedHashSet<>()).add(other);
    }
}

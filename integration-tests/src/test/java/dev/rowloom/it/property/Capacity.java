package dev.rowloom.it.property;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * How many rows a table has room for, given those of its parents: a number that is not above the true one, and the true
 * one where keys don't share columns and their texts come from lists.
 */
final class Capacity {

    private final SchemaModel schema;
    private final Map<String, Long> rows;

    Capacity(SchemaModel schema, Map<String, Long> rows) {
        this.schema = schema;
        this.rows = rows;
    }

    /** The least number of rows that a planner must grant, {@link Room#ENDLESS} if there is no bound. */
    long of(TableModel table) {
        Room room = new Room(table);
        if (!room.isSatisfiable() || lacksParent(table)) {
            return 0;
        }
        if (keysOverlap(table)) {
            return 1;
        }
        IndexCapacity indexes = new IndexCapacity(table, room);
        return LongStream.concat(
                        table.keys().stream()
                                .filter(key -> key.stream().noneMatch(table::admitsNull))
                                .mapToLong(key -> combinations(table, room, key)),
                        table.indexes().stream().mapToLong(indexes::of))
                .min()
                .orElse(Room.ENDLESS);
    }

    private boolean lacksParent(TableModel table) {
        return table.foreignKeys().stream()
                .filter(key -> !table.isOptional(key) && !key.parent().equals(table.name()))
                .anyMatch(key -> rows.get(key.parent()) == 0);
    }

    /** Keys that share columns bound each other in ways that are not counted here. */
    private static boolean keysOverlap(TableModel table) {
        Set<String> seen = new HashSet<>();
        return table.keys().stream()
                .filter(key -> key.stream().noneMatch(table::admitsNull))
                .anyMatch(key -> !key.stream()
                        .filter(column -> !seen.add(column))
                        .toList()
                        .isEmpty());
    }

    private long combinations(TableModel table, Room room, List<String> key) {
        long combinations = 1;
        Set<String> own = new HashSet<>(key);
        for (ForeignKeyModel reference : table.foreignKeys()) {
            if (key.containsAll(reference.columns()) && own.containsAll(reference.columns())) {
                own.removeAll(reference.columns());
                boolean self = reference.parent().equals(table.name());
                combinations = times(combinations, self ? Room.ENDLESS : rows.get(reference.parent()));
            }
        }
        for (String column : own) {
            combinations = times(combinations, table.isForeign(column) ? 1 : room.values(column));
        }
        return combinations;
    }

    private static long times(long a, long b) {
        return Math.min(Room.ENDLESS, a * b);
    }
}

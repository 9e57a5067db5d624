package dev.rowloom.it.conformance;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares a table as it was read with the one that the database made of the same statements. */
final class Understanding {

    private Understanding() {}

    /** Returns how they differ in what rows depend on, in words; empty where they don't. */
    static List<String> differences(LiveTable live, Table read) {
        List<String> found = new ArrayList<>();
        for (LiveTable.Column column : live.columns()) {
            Optional<Column> match = column(read, column.name());
            if (match.isEmpty()) {
                found.add("column " + column.name() + " is not read");
            } else if (column.generated() != match.get().computedAs().isPresent()) {
                found.add("column " + column.name() + " is " + (column.generated() ? "" : "not ") + "computed");
            } else if (column.notNull() && match.get().isNullable() && !column.generated()) {
                found.add("column " + column.name() + " is NOT NULL");
            }
        }
        for (Column column : read.columns()) {
            if (live.columns().stream().noneMatch(other -> other.name().equalsIgnoreCase(column.name()))) {
                found.add("column " + column.name() + " is not there");
            }
        }
        differences(found, "foreign key", liveForeignKeys(live), readForeignKeys(read));
        differences(found, "unique key", liveKeys(live), readKeys(read));
        return found;
    }

    private static Optional<Column> column(Table table, String name) {
        return table.column(name)
                .or(() -> table.columns().stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    private static void differences(List<String> found, String what, Set<String> live, Set<String> read) {
        live.stream().filter(key -> !read.contains(key)).forEach(key -> found.add(what + " " + key + " is not read"));
        read.stream().filter(key -> !live.contains(key)).forEach(key -> found.add(what + " " + key + " is not there"));
    }

    private static Set<String> liveForeignKeys(LiveTable live) {
        Set<String> keys = new TreeSet<>();
        live.foreignKeys()
                .forEach(key -> keys.add(
                        lower(key.childColumns() + " -> " + key.parent().name() + key.parentColumns())));
        return keys;
    }

    private static Set<String> readForeignKeys(Table read) {
        Set<String> keys = new TreeSet<>();
        read.foreignKeys()
                .forEach(key -> keys.add(lower(key.columns() + " -> "
                        + key.parentTable().substring(key.parentTable().lastIndexOf('.') + 1) + key.parentColumns())));
        return keys;
    }

    /** Keys over whole columns and all rows; the others are for the rows to tell. */
    private static Set<String> liveKeys(LiveTable live) {
        Set<String> keys = new TreeSet<>();
        live.keys().stream()
                .filter(key -> key.predicate() == null && !key.columns().isEmpty())
                .forEach(key -> keys.add(lower(key.columns().toString())));
        return keys;
    }

    private static Set<String> readKeys(Table read) {
        Set<String> keys = new TreeSet<>();
        read.uniqueKeys().stream()
                .filter(UniqueKey::isPlain)
                .filter(key -> key.parts().stream().allMatch(part -> part.prefixLength() == Integer.MAX_VALUE))
                .forEach(key -> keys.add(lower(key.columns().toString())));
        return keys;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

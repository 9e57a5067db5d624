package dev.rowloom.it.conformance;

import dev.rowloom.it.database.ForeignKey;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a table as it was read with the one that the database made of the same statements.
 *
 * @param misread how they differ in what rows depend on, in words
 * @param added the keys that the database has beyond those that were read
 * @param refused the keys that were read and the database has not
 */
record Understanding(List<String> misread, List<String> added, List<String> refused) {

    private static final String FOREIGN_KEY = "foreign key";

    static Understanding of(LiveTable live, Table read) {
        Understanding found = new Understanding(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        found.compareColumns(live, read);
        found.compare(FOREIGN_KEY, liveForeignKeys(live), readForeignKeys(read));
        Set<String> keys = liveKeys(live);
        Set<String> folded = foldedKeys(read);
        folded.removeAll(readKeys(read));
        keys.removeAll(folded);
        found.compare("unique key", keys, readKeys(read));
        return found;
    }

    private void compareColumns(LiveTable live, Table read) {
        for (LiveTable.Column column : live.columns()) {
            Optional<Column> match = column(read, column.name());
            if (match.isEmpty()) {
                misread.add("column " + column.name() + " is not read");
            } else if (column.generated() != match.get().computedAs().isPresent()) {
                misread.add("column " + column.name() + " is " + (column.generated() ? "" : "not ") + "computed");
            } else if (column.notNull() && match.get().isNullable() && !column.generated()) {
                misread.add("column " + column.name() + " is NOT NULL");
            }
        }
        for (Column column : read.columns()) {
            if (live.columns().stream().noneMatch(other -> other.name().equalsIgnoreCase(column.name()))) {
                misread.add("column " + column.name() + " is not there");
            }
        }
    }

    private static Optional<Column> column(Table table, String name) {
        return table.column(name)
                .or(() -> table.columns().stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst());
    }

    private void compare(String what, Set<String> live, Set<String> read) {
        live.stream().filter(key -> !read.contains(key)).forEach(key -> added.add(what + " " + key));
        read.stream().filter(key -> !live.contains(key)).forEach(key -> refused.add(what + " " + key));
    }

    private static Set<String> liveForeignKeys(LiveTable live) {
        Set<String> keys = new TreeSet<>();
        live.foreignKeys().forEach(key -> keys.add(text(key)));
        return keys;
    }

    /** Returns the words in which a foreign key is among those added. */
    static String describe(ForeignKey key) {
        return FOREIGN_KEY + " " + text(key);
    }

    private static String text(ForeignKey key) {
        return lower(key.childColumns() + " -> " + key.parent().name() + key.parentColumns());
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

    /** SQLite's {@code UNIQUE (a COLLATE NOCASE, b)} is read as a key over lower(a), which its catalogue doesn't tell apart. */
    private static Set<String> foldedKeys(Table read) {
        Set<String> keys = new TreeSet<>();
        read.uniqueKeys().stream()
                .filter(key -> !key.isPlain() && key.predicate() == null)
                .map(key -> key.parts().stream()
                        .map(part -> part.expression() instanceof Expression.Call call
                                        && call.function().equals("lower")
                                        && call.arguments().get(0) instanceof Expression.ColumnReference folded
                                ? folded.column()
                                : String.valueOf(part.column()))
                        .toList())
                .forEach(columns -> keys.add(lower(columns.toString())));
        return keys;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import dev.rowloom.schema.UniqueKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Copies what {@code LIKE} says of another table. */
final class LikeReader {

    private final Reading reading;
    private final TableDraft table;

    LikeReader(Reading reading, TableDraft table) {
        this.reading = reading;
        this.table = table;
    }

    /** Returns whether the element of a table is {@code LIKE other …}, not a column of that name. */
    static boolean isLike(List<Token> element) {
        return element.size() > 1
                && element.get(0).isWord("LIKE")
                && element.get(1).isIdentifier()
                && (element.size() == 2
                        || element.get(2).isSymbol(".")
                        || element.get(2).isWord("INCLUDING")
                        || element.get(2).isWord("EXCLUDING"));
    }

    /** Reads {@code LIKE other INCLUDING … EXCLUDING …}: columns and their NOT NULL always, the rest as it says. */
    void read(List<Token> element) {
        Tokens in = new Tokens(element);
        in.take();
        TableName name = reading.names().qualified(in);
        Set<String> included = new TreeSet<>();
        while (in.hasNext()) {
            boolean including = in.take().isWord("INCLUDING");
            String what = in.take().text().toUpperCase(Locale.ROOT);
            Set<String> meant = what.equals("ALL")
                    ? Set.of("DEFAULTS", "CONSTRAINTS", "INDEXES", "IDENTITY", "GENERATED", "COMMENTS")
                    : Set.of(what);
            if (including) {
                included.addAll(meant);
            } else {
                included.removeAll(meant);
            }
        }
        copy(name, included);
    }

    /** Copies all but the foreign keys, as {@code CREATE TABLE a LIKE b} does. */
    void copyAll(TableName name) {
        copy(name, Set.of("DEFAULTS", "CONSTRAINTS", "INDEXES", "IDENTITY", "GENERATED", "COMMENTS"));
    }

    private void copy(TableName name, Set<String> included) {
        TableDraft other = reading.catalogue().table(name);
        if (other == null) {
            reading.warn("table " + table + ": there is no table " + name + " to take columns from");
            return;
        }
        for (ColumnDraft original : other.columns) {
            ColumnDraft column = original.copy();
            boolean isSequence = column.identity != null
                    && column.identity.kind() == dev.rowloom.schema.Identity.Kind.SEQUENCE_DEFAULT;
            column.defaultValue = included.contains("DEFAULTS") ? column.defaultValue : null;
            column.computedAs = included.contains("GENERATED") ? column.computedAs : null;
            column.comment = included.contains("COMMENTS") ? column.comment : null;
            if (!included.contains(isSequence ? "DEFAULTS" : "IDENTITY")) {
                column.identity = null;
            }
            table.columns.add(column);
        }
        if (included.contains("CONSTRAINTS")) {
            table.checks.addAll(other.checks);
        }
        if (included.contains("INDEXES")) {
            other.keys.forEach(key -> table.keys.add(
                    new KeyDraft(null, key.kind(), key.parts(), key.nulls(), key.predicate(), reading.statement())));
        } else {
            primaryKeyNotNull(other);
        }
    }

    // The NOT NULL that a primary key brings is copied even where the key is not.
    private void primaryKeyNotNull(TableDraft other) {
        other.keys.stream()
                .filter(key -> key.kind() == UniqueKey.Kind.PRIMARY)
                .flatMap(key -> key.parts().stream())
                .filter(KeyDraft.Part::isColumn)
                .forEach(part -> {
                    ColumnDraft column =
                            table.column(reading.names(), part.tokens().get(0).text());
                    if (column != null) {
                        column.notNull = true;
                    }
                });
    }
}

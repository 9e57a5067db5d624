package dev.rowloom.it.conformance;

import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.Queries;
import dev.rowloom.it.database.TableRef;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What judging a schema needs of a database product beyond SQL that all have in common. */
abstract class LiveDatabase {

    private final Database database;

    LiveDatabase(Database database) {
        this.database = database;
    }

    static LiveDatabase of(Database database) {
        return switch (database.kind()) {
            case POSTGRESQL -> new LivePostgres(database);
            case MARIADB -> new LiveMariaDb(database);
            case SQLITE -> new LiveSqlite(database);
            case H2 -> new LiveH2(database);
        };
    }

    final Database database() {
        return database;
    }

    /** Sets limits that keep a schema's own triggers and routines from running for ever. */
    void prepare() throws SQLException {}

    /** Reads every table of users, parts of partitioned tables left out. */
    final List<LiveTable> tables() throws SQLException {
        List<LiveTable> tables = new ArrayList<>();
        for (String url : database.namespaceUrls()) {
            try (Connection connection = DriverManager.getConnection(url)) {
                tables.addAll(tables(connection));
            }
        }
        return tables;
    }

    abstract List<LiveTable> tables(Connection connection) throws SQLException;

    /** Returns the parts of partitioned tables, each with the table that its rows are written to. */
    Map<TableRef, TableRef> partitions(Connection connection) throws SQLException {
        return new LinkedHashMap<>();
    }

    /** Returns whether a table takes no rows because it is partitioned and none of its partitions exists. */
    boolean isWithoutPartitions(LiveTable table) {
        return false;
    }

    /** Deletes the rows of those tables, without regard to references and without the schema's triggers. */
    abstract void clear(Connection connection, Collection<LiveTable> tables) throws SQLException;

    /** Switches off, or drops, what the schema runs when rows of those tables are written. */
    abstract void silence(Connection connection, Collection<LiveTable> tables) throws SQLException;

    /** Drops the indexes, CHECKs and foreign keys of tables by their name and definition. */
    void dropConstraints(Connection connection, Collection<LiveTable> tables, Predicate<String> which)
            throws SQLException {}

    /** Returns the text of the functions and procedures that the schema itself defines, by name. */
    Map<String, String> routines(Connection connection) throws SQLException {
        return Map.of();
    }

    static Map<String, String> byName(List<Map.Entry<String, String>> entries) {
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach(entry -> texts.merge(entry.getKey(), entry.getValue(), (a, b) -> a + "\n" + b));
        return texts;
    }

    /** Emptying what is empty takes time too. */
    static boolean hasRows(Connection connection, LiveTable table) throws SQLException {
        return !Queries.strings(connection, "SELECT 1 FROM " + table.ref().source() + " LIMIT 1")
                .isEmpty();
    }

    static <K, V> Map<K, List<V>> grouped(List<Map.Entry<K, V>> entries) {
        Map<K, List<V>> groups = new LinkedHashMap<>();
        entries.forEach(entry ->
                groups.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(entry.getValue()));
        return groups;
    }

    static <V> List<V> of(Map<String, List<V>> groups, TableRef table) {
        return groups.getOrDefault(table.toString(), List.of());
    }
}

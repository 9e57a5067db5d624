package dev.rowloom.it.conformance;

import dev.rowloom.it.database.Catalog;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.ForeignKey;
import dev.rowloom.it.database.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's pragma tables. Conditions are in no catalogue but in the text of the whole statement, and so are the expressions of
 * indexes, which {@code PRAGMA integrity_check} evaluates.
 */
final class LiveSqlite extends LiveDatabase {

    private static final String TABLES =
            "(SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table') t";

    LiveSqlite(Database database) {
        super(database);
    }

    @Override
    List<LiveTable> tables(Connection connection) throws SQLException {
        Catalog catalog = Catalog.of(connection);
        Map<String, List<LiveTable.Column>> columns = columns(connection);
        Map<String, List<LiveTable.Key>> keys = keys(connection);
        Map<String, List<LiveTable.Trigger>> triggers = grouped(Queries.list(
                connection,
                "SELECT 'main.' || tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1, 2",
                row -> Map.entry(row.getString(1), new LiveTable.Trigger(row.getString(2), row.getString(3)))));
        Map<String, List<LiveTable.Check>> checks = new LinkedHashMap<>();
        Queries.list(
                        connection,
                        "SELECT 'main.' || name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(table -> checks.put(table.getKey(), SqliteText.checks(table.getValue())));
        Map<String, List<ForeignKey>> foreignKeys = catalog.foreignKeys(connection).stream()
                .collect(Collectors.groupingBy(key -> key.child().toString()));
        return catalog.tables(connection).stream()
                .map(ref -> new LiveTable(
                        ref, of(columns, ref), of(keys, ref), of(foreignKeys, ref), of(checks, ref), of(triggers, ref)))
                .toList();
    }

    private static Map<String, List<LiveTable.Column>> columns(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT 'main.' || t.name, c.name, c.\"notnull\" OR c.pk > 0, c.hidden FROM " + TABLES
                        + " JOIN pragma_table_xinfo(t.name) c ORDER BY 1, c.cid",
                row -> Map.entry(
                        row.getString(1),
                        new LiveTable.Column(
                                row.getString(2),
                                quote(row.getString(2)),
                                quote(row.getString(2)),
                                row.getInt(3) != 0,
                                row.getInt(4) >= 2,
                                List.of(),
                                ""))));
    }

    private record KeyPart(
            String table,
            String index,
            @Nullable String predicate,
            @Nullable String column) {}

    /** The row number of an INTEGER PRIMARY KEY has no index. */
    private static Map<String, List<LiveTable.Key>> keys(Connection connection) throws SQLException {
        List<KeyPart> parts = new ArrayList<>(Queries.list(
                connection,
                "SELECT 'main.' || t.name, i.name, s.sql, c.name FROM " + TABLES
                        + " JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c"
                        + " LEFT JOIN sqlite_master s ON s.type = 'index' AND s.name = i.name AND i.partial"
                        + " WHERE i.\"unique\" ORDER BY t.name, i.seq, c.seqno",
                row -> new KeyPart(row.getString(1), row.getString(2), predicate(row.getString(3)), row.getString(4))));
        parts.addAll(Queries.list(
                connection,
                "SELECT 'main.' || t.name, c.name FROM " + TABLES + " JOIN pragma_table_info(t.name) c WHERE c.pk > 0"
                        + " AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i WHERE i.origin = 'pk') ORDER BY t.name, c.pk",
                row -> new KeyPart(row.getString(1), "primary key", null, row.getString(2))));
        Map<String, List<KeyPart>> indexes = new LinkedHashMap<>();
        parts.forEach(part -> indexes.computeIfAbsent(part.table + "\n" + part.index, key -> new ArrayList<>())
                .add(part));
        return grouped(indexes.values().stream()
                .filter(index -> index.stream().noneMatch(part -> part.column == null))
                .map(index -> Map.entry(index.get(0).table, key(index)))
                .toList());
    }

    private static LiveTable.Key key(List<KeyPart> parts) {
        List<String> columns =
                parts.stream().map(part -> String.valueOf(part.column)).toList();
        return new LiveTable.Key(
                parts.get(0).index,
                columns,
                columns.stream().map(LiveSqlite::quote).toList(),
                parts.get(0).predicate,
                false);
    }

    private static @Nullable String predicate(@Nullable String createIndex) {
        return createIndex == null ? null : SqliteText.predicate(createIndex);
    }

    @Override
    void clear(Connection connection, Collection<LiveTable> tables) throws SQLException {
        List<String> triggers =
                Queries.strings(connection, "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid");
        Queries.execute(connection, "PRAGMA foreign_keys = OFF");
        for (String name : Queries.strings(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
            Queries.execute(connection, "DROP TRIGGER " + quote(name));
        }
        for (LiveTable table : tables) {
            if (hasRows(connection, table)) {
                Queries.execute(connection, "DELETE FROM " + table.ref().source());
            }
        }
        Queries.execute(connection, triggers.toArray(new String[0]));
        Queries.execute(connection, "PRAGMA foreign_keys = ON");
    }

    @Override
    void silence(Connection connection, Collection<LiveTable> tables) throws SQLException {
        for (LiveTable table : tables) {
            for (LiveTable.Trigger trigger : table.triggers()) {
                Queries.execute(connection, "DROP TRIGGER IF EXISTS " + quote(trigger.name()));
            }
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

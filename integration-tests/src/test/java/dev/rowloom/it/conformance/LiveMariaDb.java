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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** MariaDB's information_schema. */
final class LiveMariaDb extends LiveDatabase {

    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

    LiveMariaDb(Database database) {
        super(database);
    }

    @Override
    List<LiveTable> tables(Connection connection) throws SQLException {
        Catalog catalog = Catalog.of(connection);
        Map<String, List<LiveTable.Column>> columns = columns(connection);
        Map<String, List<LiveTable.Key>> keys = keys(connection);
        Map<String, List<LiveTable.Check>> checks = checks(connection);
        Map<String, List<LiveTable.Trigger>> triggers = triggers(connection);
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
                "SELECT CONCAT(table_schema, '.', table_name), column_name, is_nullable, column_type, is_generated"
                        + " FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " ORDER BY 1, ordinal_position",
                row -> Map.entry(
                        row.getString(1),
                        new LiveTable.Column(
                                row.getString(2),
                                quote(row.getString(2)),
                                quote(row.getString(2)),
                                row.getString(3).equals("NO"),
                                row.getString(5).equals("ALWAYS"),
                                labels(row.getString(4)),
                                row.getString(4)))));
    }

    private static List<String> labels(String type) {
        List<String> labels = new ArrayList<>();
        if (type.startsWith("enum(")) {
            Matcher matcher = LABEL.matcher(type);
            while (matcher.find()) {
                labels.add(matcher.group(1));
            }
        }
        return labels;
    }

    private record KeyPart(String table, String index, String column, int prefix) {}

    private static Map<String, List<LiveTable.Key>> keys(Connection connection) throws SQLException {
        List<KeyPart> parts = Queries.list(
                connection,
                "SELECT CONCAT(table_schema, '.', table_name), index_name, column_name, COALESCE(sub_part, 0)"
                        + " FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0"
                        + " ORDER BY 1, 2, seq_in_index",
                row -> new KeyPart(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
        Map<String, List<KeyPart>> indexes = new LinkedHashMap<>();
        parts.forEach(part -> indexes.computeIfAbsent(part.table + "\n" + part.index, key -> new ArrayList<>())
                .add(part));
        return grouped(indexes.values().stream()
                .map(index -> Map.entry(index.get(0).table, key(index)))
                .toList());
    }

    private static LiveTable.Key key(List<KeyPart> parts) {
        boolean whole = parts.stream().allMatch(part -> part.prefix == 0);
        return new LiveTable.Key(
                parts.get(0).index,
                whole ? parts.stream().map(KeyPart::column).toList() : List.of(),
                parts.stream()
                        .map(part -> part.prefix == 0
                                ? quote(part.column)
                                : "LEFT(" + quote(part.column) + ", " + part.prefix + ")")
                        .toList(),
                null,
                false);
    }

    private static Map<String, List<LiveTable.Check>> checks(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT CONCAT(constraint_schema, '.', table_name), constraint_name, check_clause"
                        + " FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() ORDER BY 1, 2",
                row -> Map.entry(row.getString(1), new LiveTable.Check(row.getString(2), row.getString(3)))));
    }

    private static Map<String, List<LiveTable.Trigger>> triggers(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT CONCAT(event_object_schema, '.', event_object_table), trigger_name, action_statement"
                        + " FROM information_schema.triggers WHERE trigger_schema = DATABASE()"
                        + " AND event_manipulation IN ('INSERT', 'UPDATE') ORDER BY 1, 2",
                row -> Map.entry(row.getString(1), new LiveTable.Trigger(row.getString(2), row.getString(3)))));
    }

    /** TRUNCATE starts no triggers; auto_increment starts anew, as after the DDL. */
    @Override
    void clear(Connection connection, Collection<LiveTable> tables) throws SQLException {
        Queries.execute(connection, "SET foreign_key_checks = 0");
        for (LiveTable table : tables) {
            if (hasRows(connection, table)) {
                Queries.execute(connection, "TRUNCATE TABLE " + table.ref().source());
            }
        }
        Queries.execute(connection, "SET foreign_key_checks = 1");
    }

    @Override
    void silence(Connection connection, Collection<LiveTable> tables) throws SQLException {
        for (LiveTable table : tables) {
            for (LiveTable.Trigger trigger : table.triggers()) {
                Queries.execute(
                        connection,
                        "DROP TRIGGER IF EXISTS " + quote(table.ref().schema()) + "." + quote(trigger.name()));
            }
        }
    }

    @Override
    Map<String, String> routines(Connection connection) throws SQLException {
        return byName(Queries.list(
                connection,
                "SELECT routine_name, routine_definition FROM information_schema.routines"
                        + " WHERE routine_schema = DATABASE() ORDER BY 1",
                row -> Map.entry(row.getString(1), String.valueOf(row.getString(2)))));
    }

    private static String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}

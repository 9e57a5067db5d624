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

/** H2's information schema. */
final class LiveH2 extends LiveDatabase {

    LiveH2(Database database) {
        super(database);
    }

    @Override
    List<LiveTable> tables(Connection connection) throws SQLException {
        Catalog catalog = Catalog.of(connection);
        Map<String, List<LiveTable.Column>> columns = columns(connection);
        Map<String, List<LiveTable.Key>> keys = keys(connection);
        Map<String, List<LiveTable.Check>> checks = checks(connection);
        Map<String, List<LiveTable.Trigger>> triggers = grouped(Queries.list(
                connection,
                "SELECT EVENT_OBJECT_SCHEMA || '.' || EVENT_OBJECT_TABLE, TRIGGER_SCHEMA || '.' || TRIGGER_NAME, JAVA_CLASS"
                        + " FROM INFORMATION_SCHEMA.TRIGGERS",
                row -> Map.entry(
                        row.getString(1), new LiveTable.Trigger(row.getString(2), String.valueOf(row.getString(3))))));
        Map<String, List<ForeignKey>> foreignKeys = catalog.foreignKeys(connection).stream()
                .collect(Collectors.groupingBy(key -> key.child().toString()));
        return catalog.tables(connection).stream()
                .map(ref -> new LiveTable(
                        ref, of(columns, ref), of(keys, ref), of(foreignKeys, ref), of(checks, ref), of(triggers, ref)))
                .toList();
    }

    private static Map<String, List<LiveTable.Column>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> labels = grouped(Queries.list(
                connection,
                "SELECT OBJECT_SCHEMA || '.' || OBJECT_NAME || '.' || ENUM_IDENTIFIER, VALUE_NAME"
                        + " FROM INFORMATION_SCHEMA.ENUM_VALUES WHERE OBJECT_TYPE = 'TABLE' ORDER BY 1, VALUE_ORDINAL",
                row -> Map.entry(row.getString(1), row.getString(2))));
        return grouped(Queries.list(
                connection,
                "SELECT TABLE_SCHEMA || '.' || TABLE_NAME, COLUMN_NAME, IS_NULLABLE, IS_GENERATED,"
                        + " TABLE_SCHEMA || '.' || TABLE_NAME || '.' || DTD_IDENTIFIER, DATA_TYPE"
                        + " FROM INFORMATION_SCHEMA.COLUMNS ORDER BY 1, ORDINAL_POSITION",
                row -> Map.entry(
                        row.getString(1),
                        new LiveTable.Column(
                                row.getString(2),
                                quote(row.getString(2)),
                                quote(row.getString(2)),
                                row.getString(3).equals("NO"),
                                row.getString(4).equals("ALWAYS"),
                                labels.getOrDefault(row.getString(5), List.of()),
                                row.getString(6)))));
    }

    private record KeyPart(String table, String index, String column) {}

    private static Map<String, List<LiveTable.Key>> keys(Connection connection) throws SQLException {
        List<KeyPart> parts = Queries.list(
                connection,
                "SELECT C.TABLE_SCHEMA || '.' || C.TABLE_NAME, C.INDEX_NAME, C.COLUMN_NAME"
                        + " FROM INFORMATION_SCHEMA.INDEX_COLUMNS C WHERE C.IS_UNIQUE ORDER BY 1, 2, C.ORDINAL_POSITION",
                row -> new KeyPart(row.getString(1), row.getString(2), row.getString(3)));
        Map<String, List<KeyPart>> indexes = new LinkedHashMap<>();
        parts.forEach(part -> indexes.computeIfAbsent(part.table + "\n" + part.index, key -> new ArrayList<>())
                .add(part));
        return grouped(indexes.values().stream()
                .map(index -> Map.entry(index.get(0).table, key(index)))
                .toList());
    }

    private static LiveTable.Key key(List<KeyPart> parts) {
        List<String> columns = parts.stream().map(KeyPart::column).toList();
        return new LiveTable.Key(
                parts.get(0).index, columns, columns.stream().map(LiveH2::quote).toList(), null, false);
    }

    private static Map<String, List<LiveTable.Check>> checks(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT T.TABLE_SCHEMA || '.' || T.TABLE_NAME, T.CONSTRAINT_NAME, C.CHECK_CLAUSE"
                        + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS T JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
                        + " ON C.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA AND C.CONSTRAINT_NAME = T.CONSTRAINT_NAME ORDER BY 1, 2",
                row -> Map.entry(row.getString(1), new LiveTable.Check(row.getString(2), row.getString(3)))));
    }

    @Override
    void clear(Connection connection, Collection<LiveTable> tables) throws SQLException {
        Queries.execute(connection, "SET REFERENTIAL_INTEGRITY FALSE");
        for (LiveTable table : tables) {
            if (hasRows(connection, table)) {
                Queries.execute(connection, "TRUNCATE TABLE " + table.ref().source());
            }
        }
        Queries.execute(connection, "SET REFERENTIAL_INTEGRITY TRUE");
    }

    @Override
    void silence(Connection connection, Collection<LiveTable> tables) throws SQLException {
        for (LiveTable table : tables) {
            for (LiveTable.Trigger trigger : table.triggers()) {
                int dot = trigger.name().indexOf('.');
                Queries.execute(
                        connection,
                        "DROP TRIGGER IF EXISTS " + quote(trigger.name().substring(0, dot)) + "."
                                + quote(trigger.name().substring(dot + 1)));
            }
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

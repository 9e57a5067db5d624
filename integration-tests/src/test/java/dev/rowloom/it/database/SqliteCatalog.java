package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQLite's pragma tables. */
final class SqliteCatalog implements Catalog {

    private static final String TABLES =
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    @Override
    public List<TableRef> tables(Connection connection) throws SQLException {
        return Queries.list(connection, TABLES + " ORDER BY 1", row -> table(row.getString(1)));
    }

    private TableRef table(String name) {
        return new TableRef("main", name, "main." + quote(name));
    }

    private record KeyColumn(
            String table,
            int id,
            String column,
            String parent,
            @Nullable String parentColumn) {}

    @Override
    public List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        String sql = "SELECT t.name, k.id, k.\"from\", k.\"table\", k.\"to\" FROM (" + TABLES
                + ") t JOIN pragma_foreign_key_list(t.name) k ORDER BY 1, 2, k.seq";
        Map<String, List<KeyColumn>> keys = new LinkedHashMap<>();
        for (KeyColumn column : Queries.list(
                connection,
                sql,
                row -> new KeyColumn(
                        row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5)))) {
            keys.computeIfAbsent(column.table + "\n" + column.id, key -> new ArrayList<>())
                    .add(column);
        }
        List<ForeignKey> result = new ArrayList<>();
        for (List<KeyColumn> columns : keys.values()) {
            foreignKey(connection, columns).ifPresent(result::add);
        }
        return result;
    }

    /** Returns the key; empty where the parent is missing or has no key, so that it can't be held. */
    private Optional<ForeignKey> foreignKey(Connection connection, List<KeyColumn> columns) throws SQLException {
        KeyColumn first = columns.get(0);
        // REFERENCES parent without columns means the parent's primary key.
        List<String> parentColumns = first.parentColumn == null
                ? primaryKey(connection, first.parent)
                : columns.stream()
                        .map(column -> Objects.requireNonNull(column.parentColumn))
                        .toList();
        if (parentColumns.size() != columns.size()) {
            return Optional.empty();
        }
        return Optional.of(new ForeignKey(
                first.table + " #" + first.id,
                table(first.table),
                columns.stream().map(KeyColumn::column).toList(),
                table(first.parent),
                parentColumns,
                false));
    }

    private List<String> primaryKey(Connection connection, String table) throws SQLException {
        String literal = "'" + table.replace("'", "''") + "'";
        return Queries.strings(
                connection, "SELECT name FROM pragma_table_info(" + literal + ") WHERE pk > 0 ORDER BY pk");
    }

    @Override
    public List<String> suspendedConstraints(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        addUnless(problems, connection, "foreign_keys", "1");
        addUnless(problems, connection, "ignore_check_constraints", "0");
        problems.addAll(Queries.list(
                connection,
                "PRAGMA foreign_key_check",
                row -> "foreign_key_check: row " + row.getString(2) + " of " + row.getString(1) + " has no parent in "
                        + row.getString(3)));
        Queries.strings(connection, "PRAGMA integrity_check").stream()
                .filter(line -> !line.equals("ok"))
                .forEach(line -> problems.add("integrity_check: " + line));
        return problems;
    }

    static void addUnless(List<String> problems, Connection connection, String pragma, String expected)
            throws SQLException {
        String value = Queries.string(connection, "PRAGMA " + pragma);
        if (!value.equals(expected)) {
            problems.add("PRAGMA " + pragma + " = " + value);
        }
    }
}

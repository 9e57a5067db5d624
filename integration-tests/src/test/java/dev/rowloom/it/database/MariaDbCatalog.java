package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** MariaDB's information_schema, as far as the connection's current database goes. */
final class MariaDbCatalog implements Catalog {

    /** The settings that suspend a check, each with the value that keeps it on. */
    private static final Map<String, String> CHECKS = checks();

    private static Map<String, String> checks() {
        Map<String, String> checks = new LinkedHashMap<>();
        checks.put("foreign_key_checks", "1");
        checks.put("unique_checks", "1");
        checks.put("check_constraint_checks", "1");
        return checks;
    }

    @Override
    public List<TableRef> tables(Connection connection) throws SQLException {
        String sql = "SELECT table_schema, table_name FROM information_schema.tables"
                + " WHERE table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND table_schema = DATABASE() ORDER BY 1, 2";
        return Queries.list(connection, sql, row -> table(row.getString(1), row.getString(2)));
    }

    private TableRef table(String schema, String name) {
        return new TableRef(schema, name, quote(schema) + "." + quote(name));
    }

    private record KeyColumn(String constraint, String table, String column, TableRef parent, String parentColumn) {}

    @Override
    public List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        String sql = "SELECT constraint_name, table_name, column_name, referenced_table_schema, referenced_table_name,"
                + " referenced_column_name, table_schema FROM information_schema.key_column_usage"
                + " WHERE referenced_table_name IS NOT NULL AND table_schema = DATABASE() ORDER BY 2, 1, ordinal_position";
        String schema = Queries.string(connection, "SELECT DATABASE()");
        Map<String, List<KeyColumn>> keys = new LinkedHashMap<>();
        for (KeyColumn column : Queries.list(
                connection,
                sql,
                row -> new KeyColumn(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        table(row.getString(4), row.getString(5)),
                        row.getString(6)))) {
            keys.computeIfAbsent(column.table + "\n" + column.constraint, key -> new ArrayList<>())
                    .add(column);
        }
        return keys.values().stream()
                .map(columns -> foreignKey(schema, columns))
                .toList();
    }

    private ForeignKey foreignKey(String schema, List<KeyColumn> columns) {
        KeyColumn first = columns.get(0);
        return new ForeignKey(
                first.constraint,
                table(schema, first.table),
                columns.stream().map(KeyColumn::column).toList(),
                first.parent,
                columns.stream().map(KeyColumn::parentColumn).toList(),
                false);
    }

    @Override
    public List<String> suspendedConstraints(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        // The driver makes its own session's sql_mode strict, so that only the global one says anything.
        for (String scope : List.of("session", "global")) {
            for (Map.Entry<String, String> check : CHECKS.entrySet()) {
                String value = Queries.string(connection, "SELECT @@" + scope + "." + check.getKey());
                if (!value.equals(check.getValue())) {
                    problems.add("@@" + scope + "." + check.getKey() + " = " + value);
                }
            }
            addIfNotStrict(
                    problems,
                    "@@" + scope + ".sql_mode",
                    Queries.string(connection, "SELECT @@" + scope + ".sql_mode"));
        }
        return problems;
    }

    static void addIfNotStrict(List<String> problems, String variable, String sqlMode) {
        if (!sqlMode.contains("STRICT_TRANS_TABLES") && !sqlMode.contains("STRICT_ALL_TABLES")) {
            problems.add(variable + " is not strict: '" + sqlMode + "'");
        }
    }

    @Override
    public String quote(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}

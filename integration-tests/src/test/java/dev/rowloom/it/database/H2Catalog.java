package dev.rowloom.it.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** H2 2's information schema, whose names are in capitals where names are not folded. */
final class H2Catalog implements Catalog {

    @Override
    public List<TableRef> tables(Connection connection) throws SQLException {
        String sql = "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_TYPE = 'BASE TABLE' AND UPPER(TABLE_SCHEMA) <> 'INFORMATION_SCHEMA' ORDER BY 1, 2";
        return Queries.list(connection, sql, row -> table(row.getString(1), row.getString(2)));
    }

    private TableRef table(String schema, String name) {
        return new TableRef(schema, name, quote(schema) + "." + quote(name));
    }

    private record KeyColumn(String constraint, TableRef child, String column, TableRef parent, String parentColumn) {}

    @Override
    public List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        String sql = "SELECT C.CONSTRAINT_SCHEMA, C.CONSTRAINT_NAME, C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME,"
                + " P.TABLE_SCHEMA, P.TABLE_NAME, P.COLUMN_NAME FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
                + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE C"
                + " ON C.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA AND C.CONSTRAINT_NAME = R.CONSTRAINT_NAME"
                + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE P"
                + " ON P.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA AND P.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME"
                + " AND P.ORDINAL_POSITION = C.POSITION_IN_UNIQUE_CONSTRAINT"
                + " ORDER BY 1, 2, C.ORDINAL_POSITION";
        Map<String, List<KeyColumn>> keys = new LinkedHashMap<>();
        for (KeyColumn column : Queries.list(
                connection,
                sql,
                row -> new KeyColumn(
                        row.getString(1) + "." + row.getString(2),
                        table(row.getString(3), row.getString(4)),
                        row.getString(5),
                        table(row.getString(6), row.getString(7)),
                        row.getString(8)))) {
            keys.computeIfAbsent(column.constraint, key -> new ArrayList<>()).add(column);
        }
        return keys.values().stream().map(this::foreignKey).toList();
    }

    private ForeignKey foreignKey(List<KeyColumn> columns) {
        KeyColumn first = columns.get(0);
        return new ForeignKey(
                first.constraint,
                first.child,
                columns.stream().map(KeyColumn::column).toList(),
                first.parent,
                columns.stream().map(KeyColumn::parentColumn).toList(),
                false);
    }

    @Override
    public List<String> suspendedConstraints(Connection connection) throws SQLException {
        return Queries.strings(
                connection,
                "SELECT TABLE_SCHEMA || '.' || TABLE_NAME || ': ' || CONSTRAINT_NAME || ' IS NOT ENFORCED'"
                        + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE ENFORCED <> 'YES' ORDER BY 1");
    }
}

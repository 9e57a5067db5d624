package dev.rowloom.it.property;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A schema in an H2 database of its own, in memory, constraints on. */
final class H2 implements AutoCloseable {

    private final SchemaModel schema;
    private final Connection connection;

    /**
     * One table of a load.
     *
     * @param postponed columns that are null until all tables are loaded
     */
    record Step(String table, List<String> postponed) {}

    H2(SchemaModel schema) throws SQLException {
        this.schema = schema;
        this.connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = connection.createStatement()) {
            for (String ddl : Ddl.of(Target.H2, schema).statements()) {
                statement.execute(ddl);
            }
        }
    }

    /** Inserts all rows in the order of the steps, then sets what was postponed. */
    void load(List<Step> steps, Rows rows) throws SQLException {
        for (Step step : steps) {
            insert(schema.table(step.table()), step.postponed(), rows.of(step.table()));
        }
        for (Step step : steps) {
            if (!step.postponed().isEmpty()) {
                update(schema.table(step.table()), step.postponed(), rows.of(step.table()));
            }
        }
    }

    Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (TableModel table : schema.tables()) {
                try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table.name())) {
                    result.next();
                    counts.put(table.name(), result.getLong(1));
                }
            }
        }
        return counts;
    }

    void insert(TableModel table, List<String> postponed, List<Map<String, Object>> rows) throws SQLException {
        List<String> columns = table.columns().stream().map(ColumnModel::name).toList();
        String sql = "INSERT INTO " + table.name() + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        batch(sql, rows, row -> {
            List<Object> values = new ArrayList<>();
            columns.forEach(column -> values.add(postponed.contains(column) ? null : row.get(column)));
            return values;
        });
    }

    private void update(TableModel table, List<String> postponed, List<Map<String, Object>> rows) throws SQLException {
        String sql = "UPDATE " + table.name() + " SET " + String.join(" = ?, ", postponed) + " = ? WHERE "
                + String.join(" = ? AND ", table.primaryKey()) + " = ?";
        batch(sql, rows, row -> {
            List<Object> values = new ArrayList<>();
            postponed.forEach(column -> values.add(row.get(column)));
            table.primaryKey().forEach(column -> values.add(row.get(column)));
            return values;
        });
    }

    private interface Binding {
        List<Object> values(Map<String, Object> row);
    }

    private void batch(String sql, List<Map<String, Object>> rows, Binding binding) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map<String, Object> row : rows) {
                int index = 1;
                for (Object value : binding.values(row)) {
                    statement.setObject(index++, value);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

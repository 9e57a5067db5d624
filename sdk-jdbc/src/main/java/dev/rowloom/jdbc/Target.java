package dev.rowloom.jdbc;

import dev.rowloom.dataset.Sink;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.LoadPlan.Step;
import dev.rowloom.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The database of a run: its connection, its way with SQL, and what its tables are called. */
final class Target {

    private final Connection connection;
    private final Product product;
    private final Dialect dialect;
    private final LoadOptions options;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();

    Target(Sink.Run run, Connection connection, LoadOptions options) throws SQLException {
        this.connection = connection;
        this.dialect = run.schema().dialect();
        this.options = options;
        this.product = Product.of(dialect, connection);
        TargetSchema schema = new TargetSchema(options.schemas());
        run.schema().tables().forEach(table -> tables.put(table.id(), schema.table(table)));
        run.loadPlan().steps().forEach(step -> steps.put(step.table().id(), step));
    }

    Connection connection() {
        return connection;
    }

    Product product() {
        return product;
    }

    Dialect dialect() {
        return dialect;
    }

    LoadOptions options() {
        return options;
    }

    /** Returns the table as it is called in the database. */
    Table table(String id) {
        Table table = tables.get(id);
        if (table == null) {
            throw new IllegalArgumentException("no table " + id);
        }
        return table;
    }

    Step step(String id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("table " + id + " is not of the load plan");
        }
        return step;
    }

    Iterable<Step> steps() {
        return steps.values();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void executeAll(Iterable<String> statements) throws SQLException {
        for (String sql : statements) {
            execute(sql);
        }
    }
}

package dev.rowloom.engine;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.TextEquality;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes all rows of small schemas, for tests that look at every one. */
final class Made {

    private final DataPlan plan;

    private Made(DataPlan plan) {
        this.plan = plan;
    }

    static Made postgres(String ddl, long rows) {
        return postgres(ddl, rows, generator -> generator);
    }

    static Made postgres(String ddl, long rows, UnaryOperator<SyntheticDataGenerator> options) {
        return of(Schema.fromDdl(ddl, Dialect.postgresql()), rows, options);
    }

    static Made mysql(String ddl, long rows) {
        return mysql(ddl, rows, generator -> generator);
    }

    static Made mysql(String ddl, long rows, UnaryOperator<SyntheticDataGenerator> options) {
        return of(Schema.fromDdl(ddl, Dialect.mysql()), rows, options);
    }

    static Made of(Schema schema, long rows, UnaryOperator<SyntheticDataGenerator> options) {
        return new Made(
                options.apply(SyntheticDataGenerator.of(schema).rows(rows)).plan());
    }

    DataPlan plan() {
        return plan;
    }

    /** Returns all rows of a table. */
    List<Row> rows(String table) {
        List<Row> rows = new ArrayList<>();
        for (long row = 0; row < plan.rows(table); row++) {
            rows.add(plan.row(table, row));
        }
        return rows;
    }

    /** Returns the values of a column that are not null, in row order. */
    List<Object> values(String table, String column) {
        List<Object> values = new ArrayList<>();
        for (Row row : rows(table)) {
            Object value = row.get(column);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Returns the texts of a column as MySQL's default collations compare them. */
    List<String> folded(String table, String column) {
        return values(table, column).stream()
                .map(value -> TextEquality.COARSE.fold(value.toString()))
                .toList();
    }
}

package dev.rowloom.it.property;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Has rows made by the code under test: DDL goes in, rows come out. */
final class Making {

    private static final int CHUNK = 64;

    private Making() {}

    static SyntheticDataGenerator generator(SchemaModel schema, Target target) {
        Dialect dialect = Dialect.named(target.name().toLowerCase(Locale.ROOT));
        return SyntheticDataGenerator.of(Schema.fromDdl(Ddl.of(target, schema).text(), dialect));
    }

    static DataPlan plan(SchemaModel schema, Target target, Request request) {
        return TimeLimit.within(() -> ask(generator(schema, target), request).plan());
    }

    static SyntheticDataGenerator ask(SyntheticDataGenerator generator, Request request) {
        SyntheticDataGenerator asked = generator.rows(request.global());
        for (Map.Entry<String, Long> exact : request.exact().entrySet()) {
            asked = asked.rows(exact.getKey(), exact.getValue());
        }
        return asked;
    }

    static Rows rows(DataPlan plan) {
        return TimeLimit.within(() -> {
            Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
            for (TableLayout table : plan.tables()) {
                rows.put(table.table().id(), rows(plan, table.table().id(), CHUNK));
            }
            return new Rows(rows);
        });
    }

    static List<Map<String, Object>> rows(DataPlan plan, String table, int chunk) {
        List<Map<String, Object>> rows = new ArrayList<>();
        RowCursor cursor = plan.open(table);
        long total = plan.rows(table);
        for (long first = 0; first < total; first += chunk) {
            RowBatch batch = cursor.read(first, (int) Math.min(chunk, total - first));
            for (int i = 0; i < batch.size(); i++) {
                rows.add(values(batch.row(i)));
            }
        }
        return rows;
    }

    static Map<String, Object> values(Row row) {
        return new LinkedHashMap<>(row.asMap());
    }

    static Map<String, Long> counts(DataPlan plan) {
        Map<String, Long> counts = new LinkedHashMap<>();
        plan.tables()
                .forEach(table ->
                        counts.put(table.table().id(), plan.rows(table.table().id())));
        return counts;
    }

    /** The order in which the plan would have the tables loaded. */
    static List<H2.Step> steps(DataPlan plan) {
        return plan.loadPlan().steps().stream()
                .map(step -> new H2.Step(step.table().id(), step.postponedColumns()))
                .toList();
    }
}

package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What PostgreSQL itself says of generated schemas and their rows. */
final class PostgresLoads {

    private static final int ROWS = 12;

    private PostgresLoads() {}

    /** Asserts that PostgreSQL takes every row that is made for a schema, all constraints on that the plan vouches for. */
    static void assertLoads(Postgres postgres, SchemaModel schema, Request request) throws Exception {
        SyntheticDataGenerator generator = Making.ask(Making.generator(schema, Target.POSTGRESQL), request);
        DataPlan plan = generator.plan();
        SchemaModel vouched = Unheld.without(schema, plan);
        assertThat(postgres.load(vouched, generator)).isEqualTo(Making.counts(plan));
    }

    /** Asserts that the checker finds fault with exactly those random rows that PostgreSQL refuses. */
    static void assertCheckerAgrees(Postgres postgres, SchemaModel schema, long seed) throws SQLException {
        Random random = new Random(seed);
        Rows accepted = new Rows(new LinkedHashMap<>());
        schema.tables().forEach(table -> accepted.tables().put(table.name(), new ArrayList<>()));
        IndependentChecker checker = new IndependentChecker(schema, Target.POSTGRESQL);
        try (Postgres.Namespace namespace = postgres.create(schema)) {
            for (TableModel table : schema.tables()) {
                RandomRow rows = new RandomRow(table, accepted, random);
                List<Map<String, Object>> own = accepted.of(table.name());
                for (int i = 0; i < ROWS; i++) {
                    Map<String, Object> row = rows.next();
                    if (CheckerAgreesWithH2Test.overflows(table, row)) {
                        continue;
                    }
                    own.add(row);
                    List<Violation> violations = checker.check(accepted);
                    String refusal = refusal(namespace, table, row);
                    assertThat(violations.isEmpty())
                            .as("row %s\nchecker: %s\nPostgreSQL: %s\n", row, violations, refusal)
                            .isEqualTo(refusal == null);
                    if (refusal != null) {
                        own.remove(own.size() - 1);
                    }
                }
            }
        }
    }

    /** Inserts a row, and returns why not, or null. */
    private static String refusal(Postgres.Namespace namespace, TableModel table, Map<String, Object> row) {
        try {
            namespace.insert(table, row);
            return null;
        } catch (SQLException e) {
            // 23: a constraint is violated; 22: a value does not fit its column
            assertThat(e.getSQLState()).as(e.getMessage()).matches("2[23].*");
            return e.getMessage();
        }
    }
}

package dev.rowloom.it.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The checker finds fault with exactly those rows that H2 refuses. */
@Domain(Schemas.class)
class CheckerAgreesWithH2Test {

    private static final int ROWS = 12;

    @Property(seed = "20260101")
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void rowByRow(@ForAll SchemaModel schema, @ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        Rows accepted = new Rows(new LinkedHashMap<>());
        schema.tables().forEach(table -> accepted.tables().put(table.name(), new ArrayList<>()));
        IndependentChecker checker = new IndependentChecker(schema, Target.H2);
        try (H2 database = new H2(schema)) {
            for (TableModel table : schema.tables()) {
                RandomRow rows = new RandomRow(table, accepted, random);
                for (int i = 0; i < ROWS; i++) {
                    Map<String, Object> row = rows.next();
                    if (overflows(table, row)) {
                        continue;
                    }
                    accepted.of(table.name()).add(row);
                    List<Violation> violations = checker.check(accepted);
                    String refusal = refusal(database, table, row);
                    boolean taken = refusal == null;
                    assertThat(violations.isEmpty())
                            .as("row %s\nchecker: %s\nH2: %s\n", row, violations, refusal)
                            .isEqualTo(taken);
                    if (!taken) {
                        accepted.of(table.name())
                                .remove(accepted.of(table.name()).size() - 1);
                    }
                    Statistics.label("taken").collect(taken);
                }
            }
        }
        Statistics.label("taken").coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 10));
        Statistics.label("taken").coverage(coverage -> coverage.check(false).percentage(percentage -> percentage > 10));
    }

    /** H2 and PostgreSQL add whole numbers within their type; other databases add them in a wider one. */
    static boolean overflows(TableModel table, Map<String, Object> row) {
        return table.checks().stream()
                .filter(Condition.Sum.class::isInstance)
                .map(Condition.Sum.class::cast)
                .filter(sum -> row.get(sum.left()) != null && row.get(sum.right()) != null)
                .mapToLong(sum -> (Long) row.get(sum.left()) + (Long) row.get(sum.right()))
                .anyMatch(sum -> sum != (int) sum);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** Inserts a row, and returns why not, or null. */
    private static String refusal(H2 database, TableModel table, Map<String, Object> row) {
        try {
            database.insert(table, List.of(), List.of(row));
            return null;
        } catch (SQLException e) {
            // 23: a constraint is violated; 22: a value does not fit its column
            assertThat(e.getSQLState()).as(e.getMessage()).matches("2[23].*");
            return e.getMessage();
        }
    }
}

package dev.rowloom.it.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.it.coherence.Coherence.Verdict;
import dev.rowloom.it.coherence.CoherenceRule.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of schemas written to be hard agree by every rule that their column names call for, and rows that don't are found. */
class CoherenceRulesTest {

    private static final String CONTRADICTORY = """
            CREATE TABLE customers (id int PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL,
              city text NOT NULL, country text NOT NULL, order_count int NOT NULL, created_at timestamp NOT NULL,
              updated_at timestamp NOT NULL);
            CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customers, status text NOT NULL,
              shipped_at timestamp, total numeric(10, 2) NOT NULL, created_at timestamp NOT NULL);
            CREATE TABLE order_lines (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders, quantity int NOT NULL,
              unit_price numeric(10, 2) NOT NULL, line_total numeric(10, 2) NOT NULL);
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql/invoices",
                "postgresql/moments",
                "postgresql/histories",
                "postgresql/places",
                "mysql/shop",
                "mysql/histories",
                "sqlite/texts"
            })
    void rowsOfHardSchemasAgree(String name) throws Exception {
        List<Verdict> verdicts = Coherence.judge(resource(name), 200);

        System.out.println(name + ": " + verdicts.size() + " queries, "
                + verdicts.stream().mapToLong(Verdict::judged).sum() + " rows judged");
        assertThat(verdicts)
                .hasSizeGreaterThan(10)
                .allSatisfy(verdict -> assertThat(verdict.broken())
                        .as("%s: %s %s", verdict.rule().table(), verdict.rule().says(), verdict.examples())
                        .isZero());
    }

    @Test
    void rowsThatContradictEachOtherAreFound() throws SQLException {
        SyntheticDataGenerator wrong = SyntheticDataGenerator.of(
                        Schema.fromDdl(CONTRADICTORY, Dialect.named("postgresql")))
                .constant("customers.email", "nobody@example.com")
                .constant("customers.country", "Atlantis")
                .constant("customers.order_count", 1_000)
                .constant("customers.updated_at", "2001-01-01T00:00:00")
                .constant("orders.status", "shipped")
                .constant("orders.shipped_at", null)
                .constant("orders.total", 7)
                .constant("orders.created_at", "2001-01-01T00:00:00")
                .constant("order_lines.line_total", 1);

        Map<Kind, Long> broken = new TreeMap<>();
        Coherence.judge("wrong", wrong.plan())
                .forEach(verdict -> broken.merge(verdict.rule().kind(), verdict.broken(), Long::sum));

        assertThat(broken.keySet())
                .contains(
                        Kind.MOMENTS,
                        Kind.PARENTS,
                        Kind.LINES,
                        Kind.TOTALS,
                        Kind.COUNTERS,
                        Kind.PLACES,
                        Kind.STATES,
                        Kind.NAMES);
        assertThat(broken)
                .allSatisfy((kind, rows) -> assertThat(rows).as("%s", kind).isPositive());
    }

    private static Path resource(String name) throws URISyntaxException {
        String file = "/coherence/" + name + ".sql";
        return Path.of(Objects.requireNonNull(CoherenceRulesTest.class.getResource(file), file)
                .toURI());
    }
}

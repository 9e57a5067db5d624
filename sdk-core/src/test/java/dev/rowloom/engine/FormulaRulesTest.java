package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FormulaRulesTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE customer (id int PRIMARY KEY, created_at timestamp NOT NULL);
            CREATE TABLE product (id int PRIMARY KEY, price numeric(8,2) NOT NULL);
            CREATE TABLE orders (
                id int PRIMARY KEY,
                customer_id int NOT NULL REFERENCES customer,
                status text NOT NULL CHECK (status IN ('open', 'shipped', 'returned')),
                placed_at timestamp NOT NULL,
                shipped_at timestamp,
                line_count int,
                total numeric(14,2));
            CREATE TABLE line (
                order_id int REFERENCES orders,
                no int,
                product_id int NOT NULL REFERENCES product,
                quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 9),
                unit_price numeric(8,2) NOT NULL,
                line_total numeric(12,2) NOT NULL,
                PRIMARY KEY (order_id, no));
            CREATE TABLE node (id int PRIMARY KEY, parent_id int REFERENCES node, level int NOT NULL);
            """, Dialect.postgresql());

    private static final Rule FALLBACK = new Rule.Number(Rule.Shape.UNIFORM, "1", "2", 2, List.of());

    private static Blueprint with(Blueprint blueprint, String table, String column, Rule rule) {
        var before = Objects.requireNonNull(blueprint.tables().get(table));
        var changed = Objects.requireNonNull(before.columns().get(column)).withRule(rule);
        return blueprint.with(table, before.with(column, changed));
    }

    private static SyntheticDataGenerator generator() {
        SyntheticDataGenerator plain =
                SyntheticDataGenerator.of(SCHEMA).rows(300).rows("line", 1000);
        Blueprint blueprint = plain.blueprint();
        blueprint = with(blueprint, "line", "unit_price", new Rule.Computed("product_id.price", FALLBACK));
        blueprint = with(blueprint, "line", "line_total", new Rule.Computed("quantity * unit_price", FALLBACK));
        blueprint = with(blueprint, "orders", "total", new Rule.Computed("sum(line, line_total)", FALLBACK));
        blueprint = with(blueprint, "orders", "line_count", new Rule.Computed("count(line)", FALLBACK));
        blueprint = with(
                blueprint,
                "orders",
                "placed_at",
                new Rule.After(
                        "customer_id.created_at", "PT1M", "P3650D", 0, Rule.Shape.UNIFORM, "2025-12-31T00:00:00"));
        blueprint = with(
                blueprint,
                "orders",
                "shipped_at",
                new Rule.When(
                        "status",
                        List.of(
                                new Rule.Case(List.of("open"), new Rule.Constant(null)),
                                new Rule.Case(List.of("shipped"), new Rule.After("placed_at", "PT1H", "P9D", 0))),
                        new Rule.Temporal(Rule.Shape.UNIFORM, "2030-01-01", "2030-02-01", Rule.Precision.DAY)));
        blueprint = with(blueprint, "node", "level", new Rule.Computed("coalesce(parent_id.level + 1, 0)", FALLBACK));
        return plain.blueprint(blueprint);
    }

    @Test
    void computesFromTheRowItsParentsAndItsChildren() {
        DataPlan plan = generator().plan();
        int filled = 0;
        for (long order = 0; order < 300; order++) {
            BigDecimal total = BigDecimal.ZERO.setScale(2);
            long[] lines = plan.children("line", order);
            for (long line : lines) {
                Row row = plan.row("line", line);
                BigDecimal price = (BigDecimal) row.get("unit_price");
                Row product = plan.row("product", (Long) row.get("product_id") - 1);
                assertThat(price).isEqualTo(product.get("price"));
                BigDecimal quantity = BigDecimal.valueOf((Long) row.get("quantity"));
                assertThat(row.get("line_total")).isEqualTo(price.multiply(quantity));
                total = total.add((BigDecimal) row.get("line_total"));
            }
            Row row = plan.row("orders", order);
            if (row.get("total") != null) {
                assertThat(row.get("total")).isEqualTo(total);
                filled += lines.length;
            }
            if (row.get("line_count") != null) {
                assertThat(row.get("line_count")).isEqualTo((long) lines.length);
            }
        }
        assertThat(filled).isGreaterThan(500);
    }

    @Test
    void comesAfterTheRowReferredToAndNotLaterThanSaid() {
        DataPlan plan = generator().plan();
        for (long order = 0; order < 300; order++) {
            Row row = plan.row("orders", order);
            Row customer = plan.row("customer", (Long) row.get("customer_id") - 1);
            LocalDateTime created = (LocalDateTime) customer.get("created_at");
            LocalDateTime placed = (LocalDateTime) row.get("placed_at");
            assertThat(placed).isAfterOrEqualTo(created.plusMinutes(1));
            assertThat(placed.isBefore(LocalDateTime.parse("2025-12-31T00:00:01"))
                            || placed.isBefore(created.plusMinutes(2)))
                    .isTrue();
        }
    }

    @Test
    void followsTheCaseOfAnotherColumn() {
        DataPlan plan = generator().plan();
        for (long order = 0; order < 300; order++) {
            Row row = plan.row("orders", order);
            LocalDateTime shipped = (LocalDateTime) row.get("shipped_at");
            switch ((String) Objects.requireNonNull(row.get("status"))) {
                case "open" -> assertThat(shipped).isNull();
                case "shipped" -> assertThat(shipped).isAfter((LocalDateTime) row.get("placed_at"));
                default ->
                    assertThat(shipped == null || shipped.getYear() == 2030).isTrue();
            }
        }
    }

    @Test
    void goesUpATree() {
        DataPlan plan = generator().plan();
        for (long node = 0; node < 300; node++) {
            Row row = plan.row("node", node);
            Long parent = (Long) row.get("parent_id");
            long above =
                    parent == null ? -1 : (Long) plan.row("node", parent - 1).get("level");
            assertThat(row.get("level")).isEqualTo(above + 1);
        }
    }

    @Test
    void makesTheSameRowsInRunsAndAlone() {
        DataPlan plan = generator().plan();
        RowBatch batch = plan.open("orders").read(0, 300);
        for (int i = 0; i < 300; i++) {
            assertThat(batch.row(i)).isEqualTo(plan.row("orders", i));
        }
    }

    @Test
    void refusesFormulasThatCantBeUsed() {
        for (String formula : List.of(
                "quantity *",
                "quantty",
                "product_id.prize",
                "order_id.total + 1",
                "sum(product, price)",
                "sqrt(no)",
                "2 ** 3")) {
            SyntheticDataGenerator generator = generator();
            Blueprint blueprint =
                    with(generator.blueprint(), "line", "line_total", new Rule.Computed(formula, FALLBACK));
            assertThatThrownBy(() -> generator.blueprint(blueprint).plan())
                    .as(formula)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("line_total");
        }
    }

    @Test
    void readsAndWritesItsRules() {
        Blueprint blueprint = generator().blueprint();
        assertThat(Blueprint.parse(blueprint.toJson())).isEqualTo(blueprint);
    }

    @Test
    void countsWholeYearsToThePresentAndBetweenDates() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE person (id int PRIMARY KEY, birth_date date NOT NULL, hired date NOT NULL, age int NOT NULL,
                  age_at_hiring int NOT NULL)
                """, Dialect.postgresql());
        SyntheticDataGenerator plain = SyntheticDataGenerator.of(schema).rows(500);
        Blueprint blueprint = with(
                plain.blueprint(), "person", "age_at_hiring", new Rule.Computed("years(birth_date, hired)", FALLBACK));
        DataPlan plan = plain.blueprint(blueprint).plan();
        LocalDate present = LocalDate.ofInstant(Blueprint.DEFAULT_NOW, ZoneOffset.UTC);

        for (long i = 0; i < 500; i++) {
            Row row = plan.row("person", i);
            LocalDate birth = (LocalDate) row.get("birth_date");
            LocalDate hired = (LocalDate) row.get("hired");
            assertThat(row.get("age"))
                    .isEqualTo((long) Period.between(birth, present).getYears());
            assertThat(row.get("age_at_hiring"))
                    .isEqualTo((long) Period.between(birth, hired).getYears());
        }
    }
}

package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

    private static final Schema SHOP = Schema.fromDdl("""
            CREATE TABLE customers (
              id INTEGER PRIMARY KEY,
              email VARCHAR(40) NOT NULL UNIQUE,
              tier VARCHAR(10) NOT NULL CHECK (tier IN ('standard', 'silver', 'VIP')),
              credit NUMERIC(8,2) NOT NULL CHECK (credit >= 0),
              created_at DATE NOT NULL,
              updated_at DATE NOT NULL,
              order_count INTEGER NOT NULL,
              CHECK (created_at <= updated_at));
            CREATE TABLE orders (
              id INTEGER PRIMARY KEY,
              customer_id INTEGER NOT NULL REFERENCES customers (id),
              payer_id INTEGER REFERENCES customers (id),
              status VARCHAR(10) NOT NULL CHECK (status IN ('open', 'shipped')),
              shipped_on DATE,
              total NUMERIC(12,2) NOT NULL,
              CHECK (status <> 'open' OR shipped_on IS NULL));
            CREATE TABLE order_lines (
              order_id INTEGER NOT NULL REFERENCES orders (id),
              line_no INTEGER NOT NULL,
              quantity INTEGER NOT NULL,
              unit_price NUMERIC(8,2) NOT NULL,
              line_total NUMERIC(12,2) NOT NULL,
              PRIMARY KEY (order_id, line_no));
            """, Dialect.named("postgresql"));

    private static SyntheticDataGenerator generator() {
        return SyntheticDataGenerator.of(SHOP).rows(30);
    }

    private static Row row(SyntheticDataGenerator generator, String table, long number) {
        return generator.plan().row(table, number);
    }

    @Test
    void givenValuesAreThoseOfTheFirstRows() {
        SyntheticDataGenerator given = generator()
                .given("customers", c -> c.set("tier", "VIP").set("credit", new BigDecimal("12.50")))
                .given("customers", 2, c -> c.name("x"));
        assertThatExceptionOfType(UsageException.class).isThrownBy(given::plan).withMessageContaining("named 'x'");
        Row first = row(generator().given("customers", c -> c.set("tier", "VIP").set("credit", 12.5)), "customers", 0);
        assertThat(first.get("tier")).isEqualTo("VIP");
        assertThat(first.get("credit")).isEqualTo(new BigDecimal("12.50"));
        assertThat(first.get("email")).isNotNull();
    }

    @Test
    void aGeneratorIsLeftAsItIs() {
        SyntheticDataGenerator plain = generator();
        plain.given("customers", c -> c.set("tier", "VIP")).plan();
        assertThat(plain.plan().given()).isEmpty();
        assertThat(plain.plan().row("customers", 0)).isEqualTo(row(generator(), "customers", 0));
    }

    @Test
    void exactlySoManyChildrenAreTheParents() {
        DataPlan plan = generator()
                .given(
                        "customers",
                        c -> c.children("orders", "customer_id", 3, o -> o.set("status", "shipped"))
                                .children("orders", "customer_id", 1, o -> o.set("status", "open")))
                .given("customers", c -> c.children("orders", "customer_id", 0, o -> {}))
                .plan();
        assertThat(plan.children("orders", 0)).containsExactly(0, 1, 2, 3);
        assertThat(plan.children("orders", 1)).isEmpty();
        Object none = plan.row("customers", 1).get("id");
        for (int i = 0; i < plan.rows("orders"); i++) {
            Row order = plan.row("orders", i);
            assertThat(order.get("customer_id")).isNotEqualTo(none);
            assertThat(Objects.equals(
                            order.get("customer_id"), plan.row("customers", 0).get("id")))
                    .isEqualTo(i < 4);
        }
        assertThat(plan.row("orders", 3).get("shipped_on")).isNull();
        assertThat(plan.given()).containsEntry("customers", 2).containsEntry("orders", 4);
    }

    @Test
    void generatedRowsGiveWayToGivenKeys() {
        DataPlan plain = generator().plan();
        Object taken = plain.row("customers", 20).get("email");
        Object id = plain.row("customers", 25).get("id");
        DataPlan plan = generator()
                .given("customers", c -> c.set("email", taken).set("id", id))
                .plan();
        Set<Object> emails = new HashSet<>();
        Set<Object> ids = new HashSet<>();
        for (int i = 0; i < plan.rows("customers"); i++) {
            emails.add(plan.row("customers", i).get("email"));
            ids.add(plan.row("customers", i).get("id"));
        }
        assertThat(plan.row("customers", 0).get("email")).isEqualTo(taken);
        assertThat(plan.row("customers", 0).get("id")).isEqualTo(id);
        assertThat(emails).hasSize(30);
        assertThat(ids).hasSize(30);
    }

    @Test
    void whatIsNotGivenFollowsWhatIs() {
        DataPlan plan = generator()
                .given(
                        "orders",
                        o -> o.set("status", "open")
                                .children(
                                        "order_lines",
                                        1,
                                        l -> l.set("quantity", 3).set("unit_price", "2.50"))
                                .children(
                                        "order_lines",
                                        1,
                                        l -> l.set("quantity", 1).set("unit_price", "4.00")))
                .given("customers", c -> c.set("updated_at", LocalDate.of(1999, 5, 1)))
                .plan();
        assertThat(plan.row("order_lines", 0).get("line_total")).isEqualTo(new BigDecimal("7.50"));
        assertThat(plan.row("orders", 0).get("total")).isEqualTo(new BigDecimal("11.50"));
        assertThat((LocalDate) plan.row("customers", 0).get("created_at")).isBeforeOrEqualTo(LocalDate.of(1999, 5, 1));
    }

    @Test
    void aTotalThatIsGivenWinsOverItsLines() {
        DataPlan plan = generator()
                .given(
                        "orders",
                        o -> o.set("total", 99)
                                .children(
                                        "order_lines",
                                        1,
                                        l -> l.set("quantity", 3).set("unit_price", 2)))
                .plan();
        assertThat(plan.row("orders", 0).get("total")).isEqualTo(new BigDecimal("99.00"));
    }

    @Test
    void rowsReferToEachOtherByNameAndByKey() {
        DataPlan plan = generator()
                .given("orders", o -> o.ref("customer_id", "bob").set("payer_id", 77))
                .given("customers", c -> c.name("alice").set("id", 77))
                .given("customers", c -> c.name("bob"))
                .plan();
        Row order = plan.row("orders", 0);
        assertThat(order.get("payer_id")).isEqualTo(77L);
        assertThat(order.get("customer_id")).isEqualTo(plan.row("customers", 1).get("id"));
    }

    @Test
    void aKeyIsKnownByWayOfTheRowsThatAreReferredTo() {
        Schema tenants = Schema.fromDdl("""
                CREATE TABLE tenants (id int PRIMARY KEY);
                CREATE TABLE users (
                  tenant_id int REFERENCES tenants, user_no int, PRIMARY KEY (tenant_id, user_no));
                CREATE TABLE docs (
                  id int PRIMARY KEY, tenant_id int NOT NULL, author_no int NOT NULL,
                  FOREIGN KEY (tenant_id, author_no) REFERENCES users);
                """, Dialect.named("postgresql"));
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(tenants)
                .rows(10)
                .given("tenants", t -> t.set("id", 77).children("users", 1, u -> u.set("user_no", 5)))
                .given("docs", d -> d.set("tenant_id", 77))
                .given("docs", d -> d.set("tenant_id", 77).set("author_no", 5));
        DataPlan plan = generator.plan();
        assertThat(plan.row("docs", 0).get("author_no")).isEqualTo(5L);
        assertThat(plan.row("docs", 1).get("tenant_id")).isEqualTo(77L);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(generator.given("docs", d -> d.set("tenant_id", 78))::plan)
                .withMessageContaining("tenant_id = 78");
    }

    @Test
    void givenRowsStayWhenMoreAreAskedForOrGiven() {
        Consumer<PinnedRow> alice = c -> c.set("tier", "VIP").children("orders", "customer_id", 2, o -> {});
        DataPlan few = generator().given("customers", alice).plan();
        DataPlan more = generator()
                .rows(200)
                .given("customers", alice)
                .given("customers", 3, c -> c.children("orders", "customer_id", 1, o -> {}))
                .plan();
        assertThat(more.row("customers", 0)).isEqualTo(few.row("customers", 0));
        for (int i = 0; i < 2; i++) {
            for (String column : Set.of("id", "customer_id", "status")) {
                assertThat(more.row("orders", i).get(column))
                        .isEqualTo(few.row("orders", i).get(column));
            }
        }
    }

    @Test
    void aTableGetsAtLeastWhatIsGiven() {
        assertThat(SyntheticDataGenerator.of(SHOP)
                        .rows(1)
                        .given("customers", 4, c -> {})
                        .plan()
                        .rows("customers"))
                .isEqualTo(4);
        assertRefused(
                generator().rows("customers", 3).given("customers", 4, c -> {}),
                "table customers is to have 3 rows, but 4 are given");
    }

    @Test
    void contradictionsAreRefusedByName() {
        assertRefused(
                generator().given("customers", 2, c -> c.set("email", "a@b.example")),
                "given row 1 of table customers",
                "email = a@b.example",
                "given row 0");
        assertRefused(
                generator().given("customers", c -> c.name("alice").set("tier", "gold")),
                "given row 0 of table customers ('alice')",
                "tier = gold",
                "CHECK");
        assertRefused(
                generator().given("orders", o -> o.set("status", "open").set("shipped_on", "2024-01-01")),
                "status = open",
                "shipped_on = 2024-01-01");
        assertRefused(
                generator().given("orders", o -> o.set("customer_id", 9)),
                "no given row of customers has the key that customer_id = 9 refers to");
        assertRefused(
                generator()
                        .given("orders", o -> o.ref("customer_id", "alise"))
                        .given("customers", c -> c.name("alice")),
                "did you mean alice?");
    }

    @Test
    void mistakesShowAtTheCall() {
        refusedAtTheCall(g -> g.given("custmers", c -> {}), "did you mean customers?");
        refusedAtTheCall(g -> g.given("customers", c -> c.set("teir", "VIP")), "did you mean customers.tier?");
        refusedAtTheCall(g -> g.given("customers", c -> c.set("credit", "much")), "customers.credit");
        refusedAtTheCall(g -> g.given("customers", c -> c.set("credit", 12_345_678)), "out of range");
        refusedAtTheCall(g -> g.given("customers", c -> c.set("tier", null)), "NOT NULL");
        refusedAtTheCall(g -> g.given("customers", c -> c.set("tier", "extraordinary")), "at most 10");
        refusedAtTheCall(g -> g.given("customers", c -> c.children("orders", 1)), "say which one", "payer_id");
        refusedAtTheCall(g -> g.given("customers", c -> c.children("order_lines", 1)), "no foreign key to customers");
        refusedAtTheCall(g -> g.given("customers", -1, c -> {}), "negative");
    }

    @Test
    void jsonGivesTheSame(@TempDir Path folder) throws IOException {
        String json = """
                {"customers": [{"name": "alice", "set": {"tier": "VIP", "credit": 12.50},
                  "children": {"orders": [{"by": "customer_id", "count": 3, "set": {"status": "shipped"}}]}}],
                 "orders": {"ref": {"customer_id": "alice"}}}
                """;
        Path file = Files.writeString(folder.resolve("alice.json"), json);
        DataPlan plan = generator()
                .given(
                        "customers",
                        c -> c.name("alice")
                                .set("tier", "VIP")
                                .set("credit", new BigDecimal("12.50"))
                                .children("orders", "customer_id", 3, o -> o.set("status", "shipped")))
                .given("orders", o -> o.ref("customer_id", "alice"))
                .plan();
        for (DataPlan read : Set.of(
                generator().scenario(json).plan(), generator().scenario(file).plan())) {
            for (int i = 0; i < 10; i++) {
                assertThat(read.row("customers", i)).isEqualTo(plan.row("customers", i));
                assertThat(read.row("orders", i)).isEqualTo(plan.row("orders", i));
            }
        }
    }

    @Test
    void mistakesInJsonAreLocated() {
        refusedAtTheCall(g -> g.scenario("{\"customers\": {\"sett\": {}}}"), "at customers", "did you mean set?");
        refusedAtTheCall(g -> g.scenario("{\"customers\": [1, {\"set\": {\"teir\": 1}}]}"), "at customers[1].set.teir");
        refusedAtTheCall(g -> g.scenario("{\"customers\": {\"count\": -1}}"), "at customers", "-1");
        refusedAtTheCall(g -> g.scenario("{\"customers\": 1} x"), "no JSON");
        refusedAtTheCall(g -> g.scenario("[".repeat(200)), "no JSON");
        refusedAtTheCall(g -> g.scenario(Path.of("not-there.json")), "not-there.json can't be read");
    }

    private static void assertRefused(SyntheticDataGenerator generator, String... parts) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(generator::plan)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static void refusedAtTheCall(Consumer<SyntheticDataGenerator> call, String... parts) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> call.accept(generator()))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}

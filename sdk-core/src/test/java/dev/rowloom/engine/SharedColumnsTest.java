package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CapacityException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign keys that share columns: what one of them chooses, the others agree with. */
class SharedColumnsTest {

    private static final String TENANTS = "CREATE TABLE tenants(id int PRIMARY KEY);"
            + " CREATE TABLE customers(tenant_id int NOT NULL REFERENCES tenants(id), id int, PRIMARY KEY (tenant_id, id));"
            + " CREATE TABLE products(tenant_id int NOT NULL REFERENCES tenants(id), id int, PRIMARY KEY (tenant_id, id));";

    private static final String ORDERS = TENANTS + " CREATE TABLE orders(id int PRIMARY KEY, tenant_id int NOT NULL"
            + " REFERENCES tenants(id), customer_id int NOT NULL, product_id int NOT NULL,"
            + " FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id),"
            + " FOREIGN KEY (tenant_id, product_id) REFERENCES products(tenant_id, id));";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 60, 500, 3000})
    void aDiamondHoldsAtEverySize(long rows) {
        Made made = Made.postgres(ORDERS, rows);
        HeldKeys.assertAll(made);
        assertThat(made.rows("orders")).hasSize((int) rows);
    }

    @Test
    void everyLegOfADiamondVaries() {
        Made made = Made.postgres(ORDERS, 500, generator -> generator.rows("tenants", 5));
        HeldKeys.assertAll(made);
        assertThat(new HashSet<>(made.values("orders", "tenant_id"))).hasSize(5);
        assertThat(new HashSet<>(made.values("orders", "customer_id"))).hasSizeGreaterThan(100);
        assertThat(new HashSet<>(made.values("orders", "product_id"))).hasSizeGreaterThan(100);
    }

    @Test
    void parentsWithoutAMatchAreNotChosen() {
        Made made = Made.postgres(
                ORDERS, 200, generator -> generator.rows("tenants", 100).rows("products", 10));
        HeldKeys.assertAll(made);
        assertThat(new HashSet<>(made.values("orders", "tenant_id"))).hasSizeBetween(2, 10);
    }

    @Test
    void columnsThatMayBeNullHaveBoth() {
        Made made = Made.postgres(
                TENANTS
                        + " CREATE TABLE notes(id int PRIMARY KEY, tenant_id int NOT NULL REFERENCES tenants(id),"
                        + " customer_id int, product_id int,"
                        + " FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id),"
                        + " FOREIGN KEY (tenant_id, product_id) REFERENCES products(tenant_id, id))",
                300,
                generator -> generator.rows("tenants", 20).rows("products", 15));
        HeldKeys.assertAll(made);
        assertThat(made.values("notes", "customer_id")).hasSizeBetween(200, 290);
        assertThat(made.values("notes", "product_id")).hasSizeBetween(50, 290);
        assertThat(new HashSet<>(made.values("notes", "tenant_id"))).hasSizeGreaterThan(15);
    }

    @Test
    void aTreeStaysWithinItsTenant() {
        Made made = Made.postgres(
                "CREATE TABLE tenants(id int PRIMARY KEY); CREATE TABLE e(tenant int NOT NULL REFERENCES tenants(id),"
                        + " id int NOT NULL, boss int, PRIMARY KEY (tenant, id),"
                        + " FOREIGN KEY (tenant, boss) REFERENCES e(tenant, id))",
                200,
                generator -> generator.rows("tenants", 5));
        HeldKeys.assertAll(made);
        assertThat(made.values("e", "boss")).hasSizeBetween(120, 199);
    }

    @Test
    void aTreeWithoutNullsBeginsWithRowsThatReferToThemselves() {
        Made made = Made.postgres(
                "CREATE TABLE tenants(id int PRIMARY KEY); CREATE TABLE e(tenant int NOT NULL REFERENCES tenants(id),"
                        + " id int NOT NULL UNIQUE, boss int NOT NULL, UNIQUE (tenant, id),"
                        + " FOREIGN KEY (tenant, boss) REFERENCES e(tenant, id))",
                200,
                generator -> generator.rows("tenants", 5));
        HeldKeys.assertAll(made);
        assertThat(made.rows("e"))
                .filteredOn(row -> row.get("boss").equals(row.get("id")))
                .hasSizeBetween(5, 60);
    }

    @Test
    void aJunctionWithinTenantsFillsUpToItsCapacity() {
        String ddl = TENANTS
                + " CREATE TABLE picks(tenant_id int, customer_id int, product_id int,"
                + " PRIMARY KEY (tenant_id, customer_id, product_id),"
                + " FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id),"
                + " FOREIGN KEY (tenant_id, product_id) REFERENCES products(tenant_id, id))";
        Made made = Made.postgres(
                ddl,
                10_000,
                generator -> generator.rows("tenants", 3).rows("customers", 20).rows("products", 17));
        HeldKeys.assertAll(made);
        long pairs = made.rows("customers").stream()
                .mapToLong(customer -> made.rows("products").stream()
                        .filter(product -> product.get("tenant_id").equals(customer.get("tenant_id")))
                        .count())
                .sum();
        assertThat((long) made.rows("picks").size()).isEqualTo(pairs);
        assertThatThrownBy(() -> Made.postgres(
                        ddl,
                        10,
                        generator -> generator
                                .rows("tenants", 3)
                                .rows("customers", 20)
                                .rows("products", 17)
                                .rows("picks", pairs + 1)))
                .isInstanceOf(CapacityException.class)
                .hasMessageContaining("that agree");
    }

    @Test
    void aJunctionWithAKindTakesAllCombinations() {
        Made made = Made.postgres(
                TENANTS
                        + " CREATE TABLE picks(tenant_id int, customer_id int, product_id int, kind boolean,"
                        + " PRIMARY KEY (tenant_id, customer_id, product_id, kind),"
                        + " FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id),"
                        + " FOREIGN KEY (tenant_id, product_id) REFERENCES products(tenant_id, id))",
                150,
                generator -> generator.rows("tenants", 3).rows("customers", 20).rows("products", 17));
        HeldKeys.assertAll(made);
        assertThat(made.rows("picks")).hasSize(150);
        assertThat(new HashSet<>(made.values("picks", "kind"))).hasSize(2);
    }

    @Test
    void overlappingKeysWithoutACommonAncestorAreLookedUp() {
        Made made = Made.postgres(
                "CREATE TABLE a(x smallint, y smallint, PRIMARY KEY (x, y)); CREATE TABLE b(y smallint, z smallint,"
                        + " PRIMARY KEY (y, z)); CREATE TABLE c(id int PRIMARY KEY, x smallint NOT NULL, y smallint NOT NULL,"
                        + " z smallint NOT NULL, FOREIGN KEY (x, y) REFERENCES a(x, y), FOREIGN KEY (y, z) REFERENCES b(y, z))",
                2000,
                generator -> generator.range("a.y", 1, 40).range("b.y", 20, 60));
        HeldKeys.assertAll(made);
        assertThat(made.rows("c")).hasSize(2000);
        assertThat(made.plan().explain("c.z").tier()).isEqualTo(Tier.INDEXED);
    }

    @Test
    void oneColumnThatRefersToTwoTablesTakesWhatBothHave() {
        Made made = Made.postgres(
                "CREATE TABLE a(id int PRIMARY KEY); CREATE TABLE b(id int PRIMARY KEY);"
                        + " CREATE TABLE c(n int PRIMARY KEY, id int NOT NULL REFERENCES a(id) REFERENCES b(id))",
                100,
                generator -> generator.rows("b", 30));
        HeldKeys.assertAll(made);
        assertThat(new HashSet<>(made.values("c", "id"))).hasSizeGreaterThan(10);
    }

    @Test
    void aDeepDiamondIsComputed() {
        Made made = Made.postgres(
                ORDERS
                        + " ALTER TABLE orders ADD UNIQUE (tenant_id, id); CREATE TABLE items(id int PRIMARY KEY,"
                        + " tenant_id int NOT NULL, order_id int NOT NULL, product_id int NOT NULL,"
                        + " FOREIGN KEY (tenant_id, order_id) REFERENCES orders(tenant_id, id),"
                        + " FOREIGN KEY (tenant_id, product_id) REFERENCES products(tenant_id, id))",
                400,
                generator -> generator.rows("tenants", 10));
        HeldKeys.assertAll(made);
        assertThat(made.plan().explain("items.product_id").tier()).isEqualTo(Tier.COMPUTED);
    }

    @Test
    void childrenOfAnOwnerThatMayNotHaveAnyAreNone() {
        Made made = Made.postgres(ORDERS, 100, generator -> generator.rows("products", 10));
        long children = 0;
        for (long customer = 0; customer < 100; customer++) {
            for (long row : made.plan().children("orders", customer)) {
                assertThat(made.plan().row("orders", row).get("customer_id"))
                        .isEqualTo(made.plan().row("customers", customer).get("id"));
                children++;
            }
        }
        assertThat(List.of(children)).containsExactly(100L);
    }
}

package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.Queries;
import dev.rowloom.it.database.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person who knows shops would look for in the shop's tables, asked of a database that has loaded them. */
@ExtendWith(DatabaseExtension.class)
class CoherenceTest {

    private static final int ORDERS = Integer.getInteger("rowloom.coherence.orders", 3_000);

    /** Each query counts the rows that break a rule. */
    private static final List<Map.Entry<String, String>> RULES = List.of(
            Map.entry(
                    "a line costs what its product costs",
                    "SELECT count(*) FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.unit_price <> p.price"),
            Map.entry(
                    "a total is the sum of its lines",
                    "SELECT count(*) FROM orders o WHERE total <> (SELECT round(coalesce(sum(quantity * unit_price"
                            + " * (1 - discount_percent / 100)), 0), 2) FROM order_lines l WHERE l.order_id = o.id)"),
            Map.entry(
                    "no order is older than its customer",
                    "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.ordered_at < c.created_at"),
            Map.entry(
                    "no review is older than its customer or product",
                    "SELECT count(*) FROM reviews r JOIN customers c ON c.id = r.customer_id JOIN products p"
                            + " ON p.id = r.product_id WHERE r.created_at < greatest(c.created_at, p.created_at)"),
            Map.entry(
                    "nothing is shipped before it is ordered",
                    "SELECT count(*) FROM orders WHERE shipped_at < ordered_at"),
            Map.entry(
                    "what is shipped has a date of shipping, and nothing else has",
                    "SELECT count(*) FROM orders WHERE (shipped_at IS NOT NULL) <> (status IN ('shipped', 'delivered', 'returned'))"),
            Map.entry(
                    "nothing is updated before it is made",
                    "SELECT (SELECT count(*) FROM customers WHERE updated_at < created_at)"
                            + " + (SELECT count(*) FROM products WHERE updated_at < created_at)"),
            Map.entry(
                    "no status changes to one that can't follow",
                    "SELECT count(*) FROM (SELECT status, lag(status) OVER (PARTITION BY order_id ORDER BY changed_at, id) AS old"
                            + " FROM order_status_history) h WHERE old IS NOT NULL AND (old, status) NOT IN (('pending', 'paid'),"
                            + " ('pending', 'cancelled'), ('paid', 'shipped'), ('paid', 'cancelled'),"
                            + " ('shipped', 'delivered'), ('delivered', 'returned')) OR old IS NULL AND status <> 'pending'"),
            Map.entry(
                    "an order's status is the last of its history",
                    "SELECT count(*) FROM orders o JOIN (SELECT DISTINCT ON (order_id) order_id, status FROM"
                            + " order_status_history ORDER BY order_id, id DESC) h ON h.order_id = o.id WHERE h.status <> o.status"),
            Map.entry(
                    "a history's moments rise, from the order on",
                    "SELECT count(*) FROM (SELECT order_id, changed_at, lag(changed_at) OVER (PARTITION BY order_id ORDER BY id)"
                            + " AS old FROM order_status_history) h JOIN orders o ON o.id = h.order_id"
                            + " WHERE changed_at <= old OR changed_at < ordered_at OR changed_at > '2026-01-02'"),
            Map.entry(
                    "an order is shipped when its history says so",
                    "SELECT count(*) FROM orders o JOIN order_status_history h ON h.order_id = o.id"
                            + " WHERE h.status = 'shipped' AND h.changed_at <> o.shipped_at"),
            Map.entry("nothing is of the future", "SELECT count(*) FROM orders WHERE ordered_at > '2026-01-01'"));

    @TempDir
    Path directory;

    @Test
    void theShopsRowsAgree(TestDatabases databases) throws Exception {
        SampleSchema shop = SampleSchema.shop("postgresql");
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(shop.read())
                .rows(1_000)
                .rows("orders", ORDERS)
                .rows("order_lines", 3L * ORDERS)
                .rows("order_status_history", 3L * ORDERS);
        try (Database database = shop.create(databases)) {
            database.applyDdl(shop.file()).assertNoFailures();
            Loading.script(generator, database, directory);
            Map<String, Long> broken = new LinkedHashMap<>();
            try (Connection connection = database.loader().connect()) {
                for (Map.Entry<String, String> rule : RULES) {
                    broken.put(rule.getKey(), Queries.number(connection, rule.getValue()));
                }
            }
            System.out.println("of " + ORDERS + " orders: " + broken);
            assertThat(broken).allSatisfy((rule, rows) -> assertThat(rows).isZero());
        }
    }
}

package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
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

/** A wine shop's rows by a blueprint that a model wrote, asked of a database that has loaded them. */
@ExtendWith(DatabaseExtension.class)
class ModelBlueprintTest {

    private static final int ORDERS = Integer.getInteger("rowloom.coherence.orders", 3_000);
    private static final String DOCUMENT = "wine-shop-answer.json";

    /** Each query counts the rows that break what the document says. */
    private static final List<Map.Entry<String, String>> RULES = List.of(
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
                    "nothing is shipped before it is ordered",
                    "SELECT count(*) FROM orders WHERE shipped_at < ordered_at"),
            Map.entry(
                    "what is shipped has a date of shipping, and nothing else has",
                    "SELECT count(*) FROM orders WHERE (shipped_at IS NOT NULL) <> (status IN ('shipped', 'delivered', 'returned'))"),
            Map.entry(
                    "a history's moments rise, from the order on",
                    "SELECT count(*) FROM (SELECT order_id, changed_at, lag(changed_at) OVER (PARTITION BY order_id ORDER BY id)"
                            + " AS old FROM order_status_history) h JOIN orders o ON o.id = h.order_id"
                            + " WHERE changed_at <= old OR changed_at < ordered_at"),
            Map.entry(
                    "no order is older than its customer",
                    "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.ordered_at < c.created_at"),
            Map.entry(
                    "a total is the sum of its lines",
                    "SELECT count(*) FROM orders o WHERE total <> (SELECT round(coalesce(sum(quantity * unit_price"
                            + " * (1 - discount_percent / 100)), 0), 2) FROM order_lines l WHERE l.order_id = o.id)"),
            Map.entry(
                    "a line costs what its product costs",
                    "SELECT count(*) FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.unit_price <> p.price"),
            Map.entry(
                    "a review fits its rating",
                    "SELECT count(*) FROM reviews WHERE (rating <= 2) <> (title IN ('Corked', 'Flat', 'Thin and sour', 'Tired',"
                            + " 'Sherry where none should be', 'Vinegar by the second glass', 'A disappointment'))"),
            Map.entry(
                    "a wine is named by its estate",
                    "SELECT count(*) FROM products WHERE name !~ '^(Weingut|Domaine|Château|Bodega|Quinta|Cantina|Pincészet) '"));

    @TempDir
    Path directory;

    @Test
    void rowsAreAsTheModelsDocumentSays(TestDatabases databases) throws Exception {
        SampleSchema shop = SampleSchema.shop("postgresql");
        ScriptedModel model = ScriptedModel.of(DOCUMENT);
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(shop.read())
                .rows(1_000)
                .rows("orders", ORDERS)
                .rows("order_lines", 3L * ORDERS)
                .rows("order_status_history", 3L * ORDERS)
                .rows("payments", ORDERS);
        Blueprint asked = generator
                .provider(model, "scripted-1")
                .instructions("a wine merchant")
                .askBlueprint();

        BlueprintReport report = asked.report().orElseThrow();
        assertThat(report.corrections()).isEmpty();
        assertThat(model.requests())
                .hasSizeLessThanOrEqualTo(generator.schema().tables().size());
        try (Database database = shop.create(databases)) {
            database.applyDdl(shop.file()).assertNoFailures();
            Loading.script(generator.blueprint(asked), database, directory);
            Map<String, Long> broken = new LinkedHashMap<>();
            try (Connection connection = database.loader().connect()) {
                for (Map.Entry<String, String> rule : RULES) {
                    broken.put(rule.getKey(), Queries.number(connection, rule.getValue()));
                }
                shares(connection, "months", "month", 1);
                shares(connection, "weekdays", "isodow", 1);
                refundsAreRarerInDecember(connection);
            }
            System.out.println("of " + ORDERS + " orders by a model's blueprint, asked for in "
                    + model.requests().size() + " requests: " + broken);
            assertThat(broken).allSatisfy((rule, rows) -> assertThat(rows).isZero());
        }
    }

    /** Compares the shares of months or weekdays with the document's, each within a point. */
    private static void shares(Connection connection, String field, String part, int points) throws Exception {
        List<Integer> weights = weights(field);
        int all = weights.stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; i < weights.size(); i++) {
            long rows = Queries.number(
                    connection,
                    "SELECT count(*) FROM orders WHERE extract(" + part + " FROM ordered_at AT TIME ZONE 'UTC') = "
                            + (i + 1));
            assertThat(100.0 * rows / ORDERS)
                    .as(field + " " + (i + 1))
                    .isCloseTo(100.0 * weights.get(i) / all, within(points + (ORDERS < 50_000 ? 2.0 : 0.0)));
        }
    }

    private static List<Integer> weights(String field) {
        for (JsonNode entry : ScriptedModel.resource(DOCUMENT).get("columns")) {
            for (JsonNode one : entry.get("with")) {
                if (entry.get("column").asText().equals("ordered_at")
                        && one.get("name").asText().equals(field)) {
                    return List.of(one.get("value").asText().split(" ")).stream()
                            .map(Integer::valueOf)
                            .toList();
                }
            }
        }
        throw new IllegalStateException("the document has no " + field);
    }

    private static void refundsAreRarerInDecember(Connection connection) throws Exception {
        String refunds =
                "SELECT round(1000.0 * count(*) FILTER (WHERE status = 'refunded') / count(*)) FROM payments WHERE"
                        + " extract(month FROM paid_at AT TIME ZONE 'UTC')";
        assertThat(Queries.number(connection, refunds + " = 12"))
                .isLessThan(Queries.number(connection, refunds + " <> 12") / 2 + 5);
    }
}

package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CoherenceInferenceTest {

    private static Rule rule(String ddl, String table, String column) {
        Blueprint blueprint = Blueprint.infer(Schema.fromDdl(ddl, Dialect.postgresql()));
        TableBlueprint found = Objects.requireNonNull(blueprint.tables().get(table));
        return Objects.requireNonNull(found.columns().get(column)).rule();
    }

    private static String formula(String ddl, String table, String column) {
        assertThat(rule(ddl, table, column)).isInstanceOf(Rule.Computed.class);
        return ((Rule.Computed) rule(ddl, table, column)).formula();
    }

    private static final String INVOICES = """
            CREATE TABLE products (id int PRIMARY KEY, name text NOT NULL, unit_price numeric(8,2) NOT NULL);
            CREATE TABLE invoices (
                id int PRIMARY KEY, subtotal numeric(12,2) NOT NULL, tax_rate numeric(4,2) NOT NULL,
                tax_amount numeric(12,2) NOT NULL, shipping_cost numeric(8,2), total numeric(12,2) NOT NULL,
                items_count int NOT NULL);
            CREATE TABLE invoice_items (
                invoice_id int REFERENCES invoices, line_no int, product_id int NOT NULL REFERENCES products,
                quantity int NOT NULL, unit_price numeric(8,2) NOT NULL, line_total numeric(12,2) NOT NULL,
                PRIMARY KEY (invoice_id, line_no));
            """;

    @Test
    void amountsAddUp() {
        assertThat(formula(INVOICES, "invoice_items", "unit_price")).isEqualTo("product_id.unit_price");
        assertThat(formula(INVOICES, "invoice_items", "line_total")).isEqualTo("round(quantity * unit_price, 2)");
        assertThat(formula(INVOICES, "invoices", "subtotal")).isEqualTo("sum(invoice_items, line_total)");
        assertThat(formula(INVOICES, "invoices", "tax_amount")).isEqualTo("round(subtotal * tax_rate / 100, 2)");
        assertThat(formula(INVOICES, "invoices", "total"))
                .isEqualTo("subtotal + tax_amount + coalesce(shipping_cost, 0)");
    }

    @Test
    void countersCountTheRowsTheyName() {
        assertThat(formula(INVOICES, "invoices", "items_count")).isEqualTo("count(invoice_items)");
    }

    @Test
    void levelsAreTheDepthOfATree() {
        String ddl = "CREATE TABLE node (id int PRIMARY KEY, parent_id int REFERENCES node, level int NOT NULL)";

        assertThat(formula(ddl, "node", "level")).isEqualTo("coalesce(parent_id.level + 1, 0)");
    }

    @Test
    void rowsAreYoungerThanThoseTheyReferTo() {
        String ddl = """
                CREATE TABLE users (id int PRIMARY KEY, created_at timestamp NOT NULL);
                CREATE TABLE posts (id int PRIMARY KEY, author_id int NOT NULL REFERENCES users, created_at timestamp NOT NULL);
                """;

        assertThat(rule(ddl, "posts", "created_at"))
                .isInstanceOfSatisfying(
                        Rule.After.class, after -> assertThat(after.column()).isEqualTo("author_id.created_at"));
        assertThat(rule(ddl, "users", "created_at")).isInstanceOf(Rule.Temporal.class);
    }

    @Test
    void nobodyIsHiredBeforeGrowingUp() {
        String ddl = "CREATE TABLE employees (id int PRIMARY KEY, birth_date date, hire_date date NOT NULL)";

        assertThat(rule(ddl, "employees", "hire_date")).isInstanceOfSatisfying(Rule.After.class, after -> {
            assertThat(after.column()).isEqualTo("birth_date");
            assertThat(after.minGap()).isEqualTo("P6575D");
        });
    }

    @Test
    void momentsGoWithTheState() {
        String ddl = """
                CREATE TABLE tickets (
                    id int PRIMARY KEY,
                    status text NOT NULL CHECK (status IN ('open', 'in_progress', 'resolved', 'closed', 'cancelled')),
                    created_at timestamp NOT NULL, resolved_at timestamp, cancelled_at timestamp)
                """;

        assertThat(rule(ddl, "tickets", "cancelled_at")).isInstanceOfSatisfying(Rule.When.class, when -> {
            assertThat(when.cases().get(0).values()).containsExactly("cancelled");
            assertThat(when.cases().get(1).rule()).isEqualTo(new Rule.Constant(null));
        });
        assertThat(rule(ddl, "tickets", "resolved_at"))
                .isInstanceOfSatisfying(
                        Rule.When.class,
                        when -> assertThat(when.cases().get(0).values())
                                .contains("resolved", "closed")
                                .doesNotContain("open"));
    }

    @Test
    void whatAKeyOrACheckDecidesStays() {
        String ddl = """
                CREATE TABLE orders (id int PRIMARY KEY, total numeric(9,2) NOT NULL, paid numeric(9,2) NOT NULL, CHECK (paid <= total));
                CREATE TABLE order_lines (
                    order_id int REFERENCES orders, no int, quantity int NOT NULL, unit_price numeric(9,2) NOT NULL,
                    PRIMARY KEY (order_id, no));
                """;

        assertThat(rule(ddl, "orders", "total")).isNotInstanceOf(Rule.Computed.class);
        assertThat(List.of(rule(ddl, "order_lines", "quantity"))).noneMatch(Rule.Computed.class::isInstance);
    }

    @Test
    void wholeCentsAddUp() {
        String ddl = """
                CREATE TABLE orders (id int PRIMARY KEY, total_cents int NOT NULL);
                CREATE TABLE order_items (id int PRIMARY KEY, product_id int NOT NULL, order_id int NOT NULL REFERENCES orders,
                  qty int NOT NULL, unit_price_cents int NOT NULL, total_cents int NOT NULL);
                """;

        assertThat(formula(ddl, "order_items", "total_cents")).isEqualTo("round(qty * unit_price_cents, 0)");
        assertThat(formula(ddl, "orders", "total_cents")).isEqualTo("sum(order_items, total_cents)");
    }

    @Test
    void linesBelongToTheirDocumentWhicheverReferenceComesFirst() {
        String ddl = """
                CREATE TABLE products (id int PRIMARY KEY, price numeric(8,2) NOT NULL);
                CREATE TABLE orders (id int PRIMARY KEY, total numeric(12,2) NOT NULL);
                CREATE TABLE order_items (id int PRIMARY KEY, product_id int NOT NULL REFERENCES products,
                  order_id int NOT NULL REFERENCES orders, quantity int NOT NULL, unit_price numeric(8,2) NOT NULL);
                """;

        assertThat(formula(ddl, "orders", "total")).isEqualTo("sum(order_items, quantity * unit_price)");
    }

    @Test
    void balancesAreCreditLessDebit() {
        String ddl =
                "CREATE TABLE account (id int PRIMARY KEY, credit numeric(9,2) NOT NULL, debit numeric(9,2) NOT NULL,"
                        + " balance numeric(9,2) NOT NULL)";

        assertThat(formula(ddl, "account", "balance")).isEqualTo("credit - debit");
    }

    @Test
    void flagsGoWithTheirMoments() {
        String ddl =
                "CREATE TABLE post (id int PRIMARY KEY, is_deleted boolean NOT NULL, created_at timestamp NOT NULL,"
                        + " deleted_at timestamp)";

        assertThat(rule(ddl, "post", "deleted_at"))
                .isInstanceOfSatisfying(
                        Rule.When.class, when -> assertThat(when.column()).isEqualTo("is_deleted"));
    }

    @Test
    void beginningsInAKeyHaveThoseTheyReferToInAnEarlierPartOfTime() {
        String ddl = """
                CREATE TABLE customer (id int PRIMARY KEY, created_at timestamp NOT NULL);
                CREATE TABLE rental (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, item int NOT NULL,
                  rental_date timestamp NOT NULL, UNIQUE (rental_date, item));
                """;

        Rule.Temporal parent = (Rule.Temporal) rule(ddl, "customer", "created_at");
        Rule.Temporal child = (Rule.Temporal) rule(ddl, "rental", "rental_date");

        assertThat(parent.max()).isLessThanOrEqualTo(child.min());
        assertThat(parent.min()).isLessThan(parent.max());
    }

    @Test
    void numbersSince1970FollowThoseOfTheRowReferredTo() {
        String ddl = """
                CREATE TABLE device (id int PRIMARY KEY, created_time bigint NOT NULL);
                CREATE TABLE alarm (id int PRIMARY KEY, device_id int NOT NULL REFERENCES device, created_time bigint NOT NULL);
                """;

        assertThat(rule(ddl, "alarm", "created_time"))
                .isInstanceOfSatisfying(
                        Rule.After.class, after -> assertThat(after.column()).isEqualTo("device_id.created_time"));
    }

    @Test
    void theGreaterOfTwoListedNumbersIsCountedFromTheLesser() {
        String ddl = "CREATE TABLE subnet (id int PRIMARY KEY, min_valid_lifetime int, max_valid_lifetime int)";

        assertThat(formula(ddl, "subnet", "max_valid_lifetime")).isEqualTo("min_valid_lifetime * draw(1, 5, 1)");
    }

    private static Rule.After after(String ddl, String table, String column) {
        assertThat(rule(ddl, table, column)).isInstanceOf(Rule.After.class);
        return (Rule.After) rule(ddl, table, column);
    }

    @Test
    void ofTablesInACircleTheReferenceThatIsSetLaterGivesWay() {
        String ddl = """
                CREATE TABLE article (id int PRIMARY KEY, current_revision_id int, created timestamp NOT NULL);
                CREATE TABLE article_revision (
                  id int PRIMARY KEY, article_id int NOT NULL REFERENCES article, created timestamp NOT NULL);
                ALTER TABLE article ADD FOREIGN KEY (current_revision_id) REFERENCES article_revision;
                """;

        assertThat(after(ddl, "article_revision", "created").column()).isEqualTo("article_id.created");
        assertThat(rule(ddl, "article", "created")).isInstanceOf(Rule.Temporal.class);
    }

    @Test
    void ofTwoReferencesThatMayBeNullTheOneNotNamedAfterItsTableGivesWay() {
        String ddl = """
                CREATE TABLE profile (id int PRIMARY KEY, software_id int, created_time bigint NOT NULL);
                CREATE TABLE package (id int PRIMARY KEY, profile_id int REFERENCES profile, created_time bigint NOT NULL);
                ALTER TABLE profile ADD FOREIGN KEY (software_id) REFERENCES package;
                """;

        assertThat(after(ddl, "package", "created_time").column()).isEqualTo("profile_id.created_time");
        assertThat(rule(ddl, "profile", "created_time")).isInstanceOf(Rule.Number.class);
    }

    @Test
    void whatRowsOfALimitedPastReferToBeginsBefore() {
        String ddl = """
                CREATE TABLE customer (id int PRIMARY KEY, created_at timestamp NOT NULL);
                CREATE TABLE rental (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customer, rental_date timestamp NOT NULL);
                CREATE TABLE payment (id int PRIMARY KEY, rental_id int NOT NULL REFERENCES rental,
                  payment_date timestamp NOT NULL CHECK (payment_date >= '2007-03-01' AND payment_date < '2007-04-01'));
                """;

        Rule.Temporal customer = (Rule.Temporal) rule(ddl, "customer", "created_at");

        assertThat(after(ddl, "rental", "rental_date").max()).isLessThan("2007-04-01");
        assertThat(customer.max()).isLessThan("2007-04-01");
        assertThat(customer.min()).isLessThan(customer.max()).isGreaterThan("2000-01-01");
    }

    @Test
    void ofATreeBelowManyTablesTheRowAboveIsReadAndTheOthersBeginEarlier() {
        StringBuilder ddl = new StringBuilder();
        StringBuilder references = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            ddl.append("CREATE TABLE t" + i + " (id int PRIMARY KEY, created timestamp NOT NULL);\n");
            references.append("t" + i + "_id int NOT NULL REFERENCES t" + i + ", ");
        }
        ddl.append("CREATE TABLE node (id int PRIMARY KEY, " + references
                + "parent_id int REFERENCES node, created timestamp NOT NULL);");

        Rule.After node = after(ddl.toString(), "node", "created");
        Rule.Temporal other = (Rule.Temporal) rule(ddl.toString(), "t3", "created");

        assertThat(node.column()).isEqualTo("parent_id.created");
        assertThat(other.max()).isLessThanOrEqualTo("2021-01-01T00:00:00");
    }

    @Test
    void momentsAndNumbersThatAKeyDecidesHaveARangeOfTheirOwn() {
        String ddl = """
                CREATE TABLE token (id int PRIMARY KEY, token text NOT NULL, created timestamp NOT NULL, revoked timestamp,
                  UNIQUE (token, revoked));
                CREATE TABLE region (start_position int NOT NULL, end_position int NOT NULL,
                  UNIQUE (start_position, end_position));
                """;

        Rule.Temporal created = (Rule.Temporal) rule(ddl, "token", "created");
        Rule.Temporal revoked = (Rule.Temporal) rule(ddl, "token", "revoked");
        Rule.Number start = (Rule.Number) rule(ddl, "region", "start_position");
        Rule.Number end = (Rule.Number) rule(ddl, "region", "end_position");

        assertThat(created.max()).isLessThan(revoked.min());
        assertThat(new java.math.BigDecimal(start.max())).isLessThan(new java.math.BigDecimal(end.min()));
    }

    @Test
    void aHistoryLeadsToTheStateOfWhatItIsNamedAfter() {
        String ddl =
                "CREATE TABLE tickets (id int PRIMARY KEY, status text CHECK (status IN ('open', 'in_progress', 'closed')));"
                        + " CREATE TABLE ticket_history (id int PRIMARY KEY, ticket_id int NOT NULL REFERENCES tickets, status text)";

        assertThat(rule(ddl, "ticket_history", "status"))
                .isInstanceOfSatisfying(
                        Rule.Walk.class, walk -> assertThat(walk.status()).isEqualTo("ticket_id.status"));
    }

    @Test
    void documentsHaveALineAtLeast() {
        String ddl = "CREATE TABLE orders (id int PRIMARY KEY, total numeric(12, 2));"
                + " CREATE TABLE order_lines (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders,"
                + " quantity int NOT NULL, unit_price numeric(10, 2) NOT NULL)";
        for (long lines : new long[] {60, 100, 101, 150, 199, 200, 1000}) {
            DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                    .rows(100)
                    .rows("order_lines", lines)
                    .plan();
            long placed = 0;
            for (long order = 0; order < 100; order++) {
                placed += plan.children("order_lines", order).length;
                if (lines >= 100) {
                    assertThat(plan.children("order_lines", order)).isNotEmpty();
                }
            }
            assertThat(placed).isEqualTo(lines);
        }
    }

    @Test
    void historiesBelongToWhatTheyAreNamedAfterAndLeadToItsStateWithoutAListToo() {
        String ddl = """
                CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (id int PRIMARY KEY, status varchar(100) NOT NULL, created_at timestamp NOT NULL);
                CREATE TABLE order_status_history (id int PRIMARY KEY, changed_by int NOT NULL REFERENCES users,
                  order_id int NOT NULL REFERENCES orders, old_status varchar(100), new_status varchar(100) NOT NULL,
                  changed_at timestamp NOT NULL);
                """;

        assertThat(rule(ddl, "orders", "status")).isInstanceOf(Rule.Values.class);
        assertThat(rule(ddl, "order_status_history", "new_status"))
                .isInstanceOfSatisfying(
                        Rule.Walk.class, walk -> assertThat(walk.status()).isEqualTo("order_id.status"));
        assertThat(rule(ddl, "order_status_history", "old_status")).isInstanceOf(Rule.Previous.class);
    }
}

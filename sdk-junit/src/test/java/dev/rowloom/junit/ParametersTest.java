package dev.rowloom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Schema;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    enum Status {
        PENDING,
        PAID,
        SHIPPED
    }

    record Order(
            long id,
            long customerId,
            Status status,
            BigDecimal total,
            Instant orderedAt,
            Map<String, Object> details) {}

    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @SyntheticData(ddl = "shop.sql", rows = 30, seed = 42, tables = "orders=50")
    static class Everything {

        private static Dataset ofClass;
        private Schema ofTest;

        @BeforeAll
        static void before(Dataset dataset) {
            ofClass = dataset;
        }

        @BeforeEach
        void before(Schema schema) {
            ofTest = schema;
        }

        @Test
        void rows(
                @Rows("orders") List<Order> orders,
                @Rows(value = "orders", first = 48, count = 5) List<Row> last,
                @Rows(value = "orders", first = 7) Order seventh,
                @Rows("customers") TableData customers,
                Dataset dataset,
                DataPlan plan) {
            assertThat(orders).hasSize(50);
            assertThat(seventh).isEqualTo(orders.get(7));
            assertThat(last).extracting(Row::number).containsExactly(48L, 49L);
            assertThat(customers.size()).isEqualTo(30);
            assertThat(dataset).isSameAs(ofClass);
            assertThat(plan.seed()).isEqualTo(42);
            assertThat(ofTest.dialect().name()).isEqualTo("postgresql");
        }

        @Test
        void database(DataSource seeded, Connection connection, @Rows("orders") List<Order> orders)
                throws SQLException {
            assertThat(count(connection, "orders")).isEqualTo(50);
            try (Connection other = seeded.getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("INSERT INTO Orders (customer_id, total) VALUES (1, 12.50)");
                try (ResultSet row = statement.executeQuery(
                        "SELECT id, status, ordered_at IS NOT NULL FROM orders ORDER BY id DESC")) {
                    row.next();
                    assertThat(row.getLong(1)).isEqualTo(51);
                    assertThat(row.getString(2)).isEqualTo("pending");
                    assertThat(row.getBoolean(3)).isTrue();
                    row.next();
                    assertThat(row.getString(2))
                            .isEqualTo(orders.get(49).status().name().toLowerCase());
                }
            }
        }

        @RepeatedTest(2)
        void isCleanedUp(Connection connection) throws SQLException {
            assertThat(count(connection, "orders")).isEqualTo(50);
            connection.createStatement().execute("DELETE FROM orders");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3})
        void withArguments(int number, @Rows("orders") List<? extends Order> orders) {
            assertThat(orders.get(number).id()).isEqualTo(number + 1);
        }

        @Nested
        class Inside {
            @Test
            void inherits(@Rows("orders") List<Order> orders) {
                assertThat(orders).hasSize(50);
            }

            @Test
            @SyntheticData(rows = 5)
            void changesWhatItSays(@Rows("customers") List<Row> customers, @Rows("orders") List<Order> orders) {
                assertThat(customers).hasSize(5);
                assertThat(orders).hasSize(50);
            }
        }
    }

    @Test
    void givesRowsAndDatabases() {
        Run.of(Everything.class).succeeds(8);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @SyntheticData(ddl = "shop.sql", rows = 4)
    @interface Shop {}

    @Shop
    static class Composed extends Base {
        @Test
        void rows(@Rows("orders") List<Order> orders) {
            assertThat(orders).hasSize(4);
        }
    }

    @SyntheticData(seed = 9)
    static class Base {
        @Test
        void seed(DataPlan plan) {
            assertThat(plan.seed()).isEqualTo(9);
        }
    }

    @Test
    void isAMetaAnnotationAndInherited() {
        Run.of(Composed.class).succeeds(2);
    }

    static class AtParameters {
        @Test
        void rows(
                @SyntheticData(ddl = "shop.sql", rows = 3) @Rows("orders") List<Order> three,
                @SyntheticData(migrations = "migrations", rows = 4) Dataset four,
                @SyntheticData(schemaFrom = Made.class, rows = 5) DataSource five)
                throws SQLException {
            assertThat(three).hasSize(3);
            assertThat(four.table("orders").size()).isEqualTo(4);
            try (Connection connection = five.getConnection()) {
                assertThat(count(connection, "things")).isEqualTo(5);
            }
        }

        @Test
        @SyntheticData(schemaFrom = ByMethod.class, locale = "de-DE")
        void atTheMethod(DataPlan plan) {
            assertThat(plan.rows("things")).isEqualTo(100);
            assertThat(plan.blueprint().toJson()).contains("de-DE");
        }
    }

    static class Made implements Supplier<Schema> {
        @Override
        public Schema get() {
            return ByMethod.schema();
        }
    }

    public static class ByMethod {
        public static Schema schema() {
            return Schema.fromDdl("CREATE TABLE things (id integer PRIMARY KEY, name varchar(40) NOT NULL)");
        }
    }

    @Test
    void standsAtMethodsAndParameters() {
        Run.of(AtParameters.class).succeeds(2);
    }

    @SyntheticData(ddl = "shop.sql", rows = 20)
    static class ByConstructor {
        private final DataSource database;

        ByConstructor(DataSource database) {
            this.database = database;
        }

        @RepeatedTest(3)
        void seesAllRows() throws SQLException {
            try (Connection connection = database.getConnection()) {
                assertThat(count(connection, "orders")).isEqualTo(20);
                connection.createStatement().execute("DELETE FROM orders WHERE id < 10");
            }
        }
    }

    @Test
    void goesToConstructors() {
        Run.of(ByConstructor.class).succeeds(3);
    }
}

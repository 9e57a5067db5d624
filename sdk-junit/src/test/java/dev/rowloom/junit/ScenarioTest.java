package dev.rowloom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Given rows in tests. */
class ScenarioTest {

    enum Status {
        PENDING,
        PAID,
        SHIPPED
    }

    record Order(long id, long customerId, Status status) {}

    @SyntheticData(ddl = "shop.sql", rows = 8, scenario = "alice.json")
    @TestInstance(Lifecycle.PER_CLASS)
    static class Alice {

        private final Dataset data;

        Alice(Dataset data) {
            this.data = data;
        }

        @Test
        void isTheFirstCustomer(
                @Rows("customers") Row alice, @Rows(value = "orders", count = 3) List<Order> orders, DataPlan plan) {
            assertThat(alice.get("email")).isEqualTo("alice@example.org");
            assertThat(orders).allMatch(it -> it.customerId() == 1 && it.status() == Status.SHIPPED);
            assertThat(plan.given()).containsEntry("orders", 3);
            assertThat(data.metadata().given()).containsEntry("customers", 1);
        }

        @ParameterizedTest
        @EnumSource(Status.class)
        void isInTheDatabase(Status status, Connection connection) throws SQLException {
            String sql = "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id"
                    + " WHERE c.email = 'alice@example.org' AND o.status = '"
                    + status.name().toLowerCase(java.util.Locale.ROOT)
                    + "'";
            try (ResultSet result = connection.createStatement().executeQuery(sql)) {
                result.next();
                assertThat(result.getInt(1)).isEqualTo(status == Status.SHIPPED ? 3 : 0);
            }
        }

        @Nested
        class Inside {
            @Test
            void isInherited(@Rows("customers") Row alice) {
                assertThat(alice.get("email")).isEqualTo("alice@example.org");
            }

            @Test
            @SyntheticData(ddl = "own.sql")
            void isLeftOutOfAnotherSchema(DataPlan plan) {
                assertThat(plan.given()).isEmpty();
            }
        }
    }

    @Test
    void givesTheRowsOfAScenario() {
        Run.of(Alice.class).succeeds(6);
    }

    @SyntheticData(ddl = "shop.sql", rows = 8, scenario = "bob.json")
    static class Missing {
        @Test
        void test(Dataset dataset) {}
    }

    @SyntheticData(ddl = "shop.sql", rows = 2, tables = "orders=2", scenario = "alice.json")
    static class TooFew {
        @Test
        void test(Dataset dataset) {}
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(Run.of(Missing.class).message()).contains("scenario = \"bob.json\" is not there");
        assertThat(Run.of(TooFew.class).message()).contains("orders is to have 2 rows, but 3 are given");
    }

    static class ByParameters {
        @Test
        void fails(
                @SyntheticData(ddl = "shop.sql", rows = 4, seed = 7) @Rows("orders") List<Row> seven,
                @SyntheticData(ddl = "shop.sql", rows = 5, seed = 8, scenario = "alice.json") @Rows("customers")
                        Row eight) {
            throw new AssertionError(seven.get(0) + " " + eight);
        }
    }

    @SyntheticData(ddl = "shop.sql", rows = 4, seed = 42)
    static class OneAmongOthers {
        @Test
        void fails(@SyntheticData(seed = 7) @Rows("orders") List<Row> seven) {
            throw new AssertionError(seven.get(0).toString());
        }
    }

    @Test
    void aFailureTellsTheSeedOfTheRowsThatWereGiven() {
        Throwable two = Run.of(ByParameters.class).failures().get(0);
        assertThat(two.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("seed 7, 4 rows a table of shop.sql; given: orders rows 0 to 3")
                .contains("seed 8, 5 rows a table of shop.sql with scenario alice.json; given: customers row 0")
                .endsWith("the same rows again: without -Drowloom.seed, which takes the place of every seed");

        Run one = Run.of(OneAmongOthers.class);
        assertThat(one.failures().get(0).getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("seed 7, ")
                .endsWith("-Drowloom.seed=7");
        assertThat(Run.of(OneAmongOthers.class, java.util.Map.of("rowloom.seed", "7"))
                        .message())
                .isEqualTo(one.message());
    }
}

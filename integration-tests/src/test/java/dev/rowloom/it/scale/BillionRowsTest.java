package dev.rowloom.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Schema;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BillionRowsTest {

    private static final long ORDERS = 1_000_000_000;
    private static final long CUSTOMERS = 100_000_000;
    private static final long FIRST = 900_000_000;
    private static final int CALLS = 20_000;

    /** It takes about a hundredth of that; the limit is wide enough for a machine with other things to do. */
    private static final long MOST_NANOS = 50_000;

    private final DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl("""
                    CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(160) NOT NULL UNIQUE);
                    CREATE TABLE orders (
                        id bigint PRIMARY KEY,
                        customer_id bigint NOT NULL REFERENCES customers (id),
                        order_number varchar(20) NOT NULL UNIQUE,
                        total numeric(12, 2) NOT NULL CHECK (total >= 0),
                        ordered_at timestamp NOT NULL);
                    """))
            .rows("customers", CUSTOMERS)
            .rows("orders", ORDERS)
            .plan();

    @Test
    void aRowFarUpTakesLessThanFiftyMicroseconds() {
        assertThat(plan.explain("orders.customer_id").note()).startsWith("owner");
        long[] nanos = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            Row row = plan.row("orders", FIRST + i);
            nanos[i] = System.nanoTime() - start;
            assertThat(row.number()).isEqualTo(FIRST + i);
        }
        Arrays.sort(nanos);
        assertThat(nanos[CALLS / 2]).isLessThan(MOST_NANOS);
    }

    @Test
    void ownersFarUpKnowTheirChildrenAndChildrenTheirOwners() {
        for (long number = FIRST; number < FIRST + 1000; number++) {
            long customer = (Long) plan.row("orders", number).get("customer_id");
            // keys are the row numbers from 1 on
            assertThat(plan.children("orders", customer - 1)).contains(number);
        }
    }
}

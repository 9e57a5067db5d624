package dev.rowloom.samples.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.junit.Rows;
import dev.rowloom.junit.SyntheticData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

// region readme
@SyntheticData(ddl = "/shop.sql", rows = 100, tables = "order_lines=300", seed = 42)
class OrderTest {

    record Order(long id, String status, LocalDate orderedOn, LocalDate shippedOn, BigDecimal total) {}

    @Test
    void onlyWhatIsShippedHasAShippingDate(@Rows(value = "orders", count = 4) List<Order> orders) {
        orders.forEach(System.out::println);
        assertThat(orders).allMatch(it -> it.status().equals("shipped") == (it.shippedOn() != null));
    }
}
// endregion

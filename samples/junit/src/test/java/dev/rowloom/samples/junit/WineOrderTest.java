package dev.rowloom.samples.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.junit.Rows;
import dev.rowloom.junit.SyntheticData;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

// region blueprint
@SyntheticData(ddl = "/shop.sql", blueprint = "/wine-shop.json", rows = 100, tables = "order_lines=300", seed = 42)
class WineOrderTest {

    record Line(long orderId, String product, int quantity, BigDecimal unitPrice) {}

    @Test
    void winesAreSoldByTheBox(@Rows(value = "order_lines", count = 4) List<Line> lines) {
        lines.forEach(System.out::println);
        assertThat(lines).allMatch(it -> it.quantity() <= 12);
    }
}
// endregion

package dev.rowloom.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {

    private static final List<String> TABLES = List.of("customers", "orders", "order_lines", "products", "reviews");

    @Test
    void findsNamesWithATypingMistake() {
        assertThat(NearNames.of("custmoers", TABLES)).containsExactly("customers");
        assertThat(NearNames.of("ORDER", TABLES)).containsExactly("orders", "order_lines");
    }

    @Test
    void findsNothingForNamesThatAreFarFromAll() {
        assertThat(NearNames.of("zzzzzzzz", TABLES)).isEmpty();
        assertThat(NearNames.hint("zzzzzzzz", TABLES)).isEmpty();
    }

    @Test
    void putsTheNearestFirstInTheHint() {
        assertThat(NearNames.hint("order", TABLES)).isEqualTo("; did you mean orders or order_lines?");
    }
}

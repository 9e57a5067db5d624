package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityExceptionTest {

    private final CapacityException exception = new CapacityException(
            new CapacityException.Limit("orders", "UNIQUE (status)", 5), 100, "Ask for 5 rows or fewer.");

    @Test
    void messageNamesTableConstraintCapacityRequestAndRemedy() {
        assertThat(exception)
                .hasMessage("Table \"orders\": UNIQUE (status) admits at most 5 rows, but 100 were requested. "
                        + "Ask for 5 rows or fewer.");
    }

    @Test
    void carriesWhatTheMessageNames() {
        assertThat(exception.table()).isEqualTo("orders");
        assertThat(exception.constraint()).isEqualTo("UNIQUE (status)");
        assertThat(exception.capacity()).isEqualTo(5);
        assertThat(exception.requested()).isEqualTo(100);
    }
}

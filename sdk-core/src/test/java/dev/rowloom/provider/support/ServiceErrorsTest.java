package dev.rowloom.provider.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Please try again in 6m0.5s.                  | PT6M0.5S
            Please retry in 36.9s.                       | PT36.9S
            Rate limit reached, try again in 271ms       | PT0.271S
            Retry after 2 minutes.                       | PT2M
            retry in 500 ms                              | PT0.5S
            Please wait for 1 hour, 5 minutes and 3 secs | PT1H5M3S
            TRY AGAIN IN 20 Seconds, or ask for more     | PT20S
            try again in 7                               | PT7S
            """)
    void readsWaitsInWords(String message, Duration wait) {
        assertThat(ServiceErrors.retryIn(message)).hasValue(wait);
    }

    @Test
    void whatIsNoTimeIsNoWait() {
        assertThat(ServiceErrors.retryIn("please retry after 3 attempts")).isEmpty();
        assertThat(ServiceErrors.retryIn("try again later")).isEmpty();
        assertThat(ServiceErrors.retryIn("HTTP status 429")).isEmpty();
    }
}

package dev.rowloom.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.RowloomException;
import dev.rowloom.provider.ProviderException.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderExceptionTest {

    @Test
    void saysWhichFailuresAnotherTryCanHelp() {
        List<Kind> retriable = Arrays.stream(Kind.values())
                .filter(kind -> ProviderException.of(kind, "x").isRetriable())
                .toList();

        assertThat(EnumSet.copyOf(retriable))
                .isEqualTo(EnumSet.of(
                        Kind.RATE_LIMITED,
                        Kind.OVERLOADED,
                        Kind.TIMED_OUT,
                        Kind.CONNECTION_LOST,
                        Kind.TRUNCATED,
                        Kind.INTERNAL));
    }

    @Test
    void carriesWhatTheServiceSaid() {
        ProviderException failure = ProviderException.builder(Kind.RATE_LIMITED, "too many requests")
                .status(429)
                .retryAfter(Duration.ofMillis(2463))
                .detail("RESOURCE_EXHAUSTED")
                .build();

        assertThat(failure).isInstanceOf(RowloomException.class).hasMessage("too many requests");
        assertThat(failure.status()).hasValue(429);
        assertThat(failure.retryAfter()).hasValue(Duration.ofMillis(2463));
        assertThat(failure.detail()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(ProviderException.of(Kind.OVERLOADED, "x").retryAfter()).isEmpty();
    }

    @Test
    void takesAWaitThatIsOverForNone() {
        assertThat(ProviderException.builder(Kind.RATE_LIMITED, "x")
                        .retryAfter(Duration.ofSeconds(-3))
                        .build()
                        .retryAfter())
                .hasValue(Duration.ZERO);
    }
}

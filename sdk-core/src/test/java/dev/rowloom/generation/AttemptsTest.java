package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AttemptsTest {

    private final VirtualTime time = new VirtualTime();
    private final Deque<Object> outcomes = new ArrayDeque<>();
    private final List<Double> factors = new ArrayList<>();
    private Attempts<String> attempts = attempts(1);

    @Test
    void returnsTheFirstAnswerWithoutWaiting() {
        outcomes.add("rows");

        assertThat(attempts.run(this::ask)).isEqualTo("rows");
        assertThat(time.pauses()).isEmpty();
        assertThat(attempts.records()).containsExactly(new AttemptRecord(1, 1, "OK", Duration.ZERO));
    }

    @Test
    void waitsTwiceAsLongEachTimeUntilTheAttemptsAreUsedUp() {
        for (int i = 0; i < 9; i++) {
            outcomes.add(failure(Kind.OVERLOADED));
        }

        assertThatThrownBy(() -> attempts.run(this::ask)).hasMessage("OVERLOADED");
        assertThat(time.pauses()).containsExactly(seconds(1), seconds(2), seconds(4), seconds(8));
        assertThat(attempts.records())
                .hasSize(5)
                .extracting(AttemptRecord::outcome)
                .containsOnly("OVERLOADED");
    }

    @Test
    void takesUpToHalfOfAWaitAway() {
        attempts = attempts(0);
        outcomes.addAll(List.of(failure(Kind.INTERNAL), failure(Kind.CONNECTION_LOST), "rows"));

        assertThat(attempts.run(this::ask)).isEqualTo("rows");
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(500), seconds(1));
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        outcomes.addAll(List.of(limited(Duration.ofNanos(38_922_534_355L)), limited(Duration.ofMillis(5)), "rows"));

        assertThat(attempts.run(this::ask)).isEqualTo("rows");
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(38_923), seconds(2));
    }

    @Test
    void beginsNoWaitThatLeadsBeyondTheTotalTime() {
        outcomes.addAll(List.of(limited(Duration.ofHours(3)), "never asked for"));

        assertThatThrownBy(() -> attempts.run(this::ask)).hasMessage("RATE_LIMITED");
        assertThat(time.pauses()).isEmpty();
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void countsTheTimeOfTheRequestsThemselves() {
        outcomes.addAll(List.of(failure(Kind.TIMED_OUT), "never asked for"));

        assertThatThrownBy(() -> attempts.run(factor -> {
                    time.pass(Duration.ofMinutes(10));
                    return ask(factor);
                }))
                .hasMessage("TIMED_OUT");
        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.INCLUDE,
            names = {
                "UNAUTHORISED",
                "QUOTA_EXHAUSTED",
                "INVALID_REQUEST",
                "SCHEMA_REFUSED",
                "CONTENT_BLOCKED",
                "CANCELLED"
            })
    void stopsAtOnceWhereNoTryHelps(Kind kind) {
        outcomes.addAll(List.of(failure(kind), "never asked for"));

        assertThatThrownBy(() -> attempts.run(this::ask)).hasMessage(kind.name());
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void asksOnceMoreAndCoolerForAnAnswerOfUse() {
        outcomes.addAll(List.of("", "rows"));

        assertThat(attempts.run(this::ask)).isEqualTo("rows");
        assertThat(factors).containsExactly(1.0, 0.7);
        assertThat(attempts.records())
                .containsExactly(
                        new AttemptRecord(1, 1, "USELESS", Duration.ZERO),
                        new AttemptRecord(2, 0.7, "OK", Duration.ZERO));
    }

    @Test
    void returnsTheSecondUselessAnswer() {
        outcomes.addAll(List.of("", failure(Kind.OVERLOADED), "", "never asked for"));

        assertThat(attempts.run(this::ask)).isEmpty();
        assertThat(factors).containsExactly(1.0, 0.7, 0.7);
        assertThat(attempts.records())
                .extracting(AttemptRecord::outcome)
                .containsExactly("USELESS", "OVERLOADED", "USELESS");
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void doesNotCountHowLongTheRateLimiterHeldRequestsBack() {
        attempts = attempts(time, new OpenStreams(), DirectOptions.DEFAULT, Duration.ofMinutes(11));
        outcomes.addAll(List.of(failure(Kind.OVERLOADED), "rows"));

        assertThat(attempts.run(factor -> {
                    time.pass(Duration.ofMinutes(11));
                    return ask(factor);
                }))
                .isEqualTo("rows");
    }

    @Test
    void beginsNoWaitThatLeadsBeyondTheTimeOfTheRun() {
        DirectOptions options =
                DirectOptions.builder().maxTime(Duration.ofSeconds(30)).build();
        attempts = attempts(time, new OpenStreams(), options, Duration.ZERO);
        outcomes.addAll(List.of(failure(Kind.OVERLOADED), limited(Duration.ofSeconds(40)), "never asked for"));

        assertThatThrownBy(() -> attempts.run(this::ask))
                .isInstanceOf(RunStoppedException.class)
                .hasMessage(
                        "RATE_LIMITED; the wait of 40 s ahead of the next request would outlast the run's time of 30 s");
        assertThat(time.pauses()).containsExactly(seconds(1));
        assertThat(attempts.records()).extracting(AttemptRecord::outcome).containsExactly("OVERLOADED", "RATE_LIMITED");
    }

    @Test
    void endsAWaitWhenTheRunIsCancelled() {
        OpenStreams streams = new OpenStreams();
        Attempts<String> real = attempts(Time.REAL, streams, DirectOptions.DEFAULT, Duration.ZERO);
        outcomes.add(limited(Duration.ofMinutes(9)));

        assertThatThrownBy(() -> real.run(factor -> {
                    streams.cancel();
                    return ask(factor);
                }))
                .isInstanceOf(ProviderException.class)
                .hasMessage("the run was cancelled");
    }

    private Attempts<String> attempts(double jitter) {
        return attempts(time, new OpenStreams(), DirectOptions.DEFAULT, Duration.ZERO, jitter);
    }

    private static Attempts<String> attempts(Time time, OpenStreams streams, DirectOptions options, Duration held) {
        return attempts(time, streams, options, held, 1);
    }

    private static Attempts<String> attempts(
            Time time, OpenStreams streams, DirectOptions options, Duration held, double jitter) {
        Waits waits = new Waits(time, new RunLedger(options, time, streams.begin()), streams);
        return new Attempts<>(RetrySettings.DEFAULT, waits, () -> held, () -> jitter, String::isEmpty);
    }

    private String ask(double factor) {
        factors.add(factor);
        Object outcome = outcomes.remove();
        if (outcome instanceof ProviderException failure) {
            throw failure;
        }
        return (String) outcome;
    }

    private static ProviderException failure(Kind kind) {
        return ProviderException.of(kind, kind.name());
    }

    private static ProviderException limited(Duration wait) {
        return ProviderException.builder(Kind.RATE_LIMITED, "RATE_LIMITED")
                .retryAfter(wait)
                .build();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}

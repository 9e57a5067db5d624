package dev.rowloom.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.anthropic.stub.AnthropicStubWire;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.provider.testkit.stub.ServiceStub;
import dev.rowloom.provider.testkit.stub.StubWire.End;
import dev.rowloom.provider.testkit.stub.TextAnswer.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes back over the wire, beyond what every provider keeps to. */
@Timeout(60)
class AnthropicAnswerTest {

    private final ServiceStub stub = new ServiceStub(new AnthropicStubWire());
    private final AnthropicProvider provider = AnthropicProvider.builder()
            .apiKey(AnthropicStubWire.KEY)
            .baseUrl(stub.baseUrl())
            .responseTimeout(Duration.ofMillis(900))
            .idleTimeout(Duration.ofMillis(300))
            .build();

    @AfterEach
    void close() throws IOException {
        provider.close();
        stub.close();
    }

    @Test
    void countsThinkingAndCachedTokensApart() {
        stub.always(stub.text("four and four and four and four").thinking(45).cached(2));

        assertThat(ask().usage()).isEqualTo(new TokenUsage(3, 8, 45, 2));
    }

    @Test
    void readsTheOneAnswerOfAProxyThatDoesNotStream() {
        stub.always(call -> call.whole(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-5\",\"content\":"
                        + "[{\"type\":\"thinking\",\"thinking\":\"hm\"},{\"type\":\"text\",\"text\":\"{}\"}],"
                        + "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":5,\"output_tokens\":1}}"));

        Asked asked = ask();
        assertThat(asked.text()).isEqualTo("{}");
        assertThat(asked.usage()).isEqualTo(new TokenUsage(5, 1, 0, 0));
        assertThat(asked.events()).contains(new ModelEvent.Finish(FinishReason.STOP, "end_turn"));
    }

    @Test
    void handsOutAllEventsAheadOfACutWithinOne() {
        stub.always(stub.text("0123456789".repeat(20)).pieces(10).ending(Ending.CUT, 3));

        Asked asked = ask();
        assertThat(asked.failure().kind()).isIn(Kind.CONNECTION_LOST, Kind.TRUNCATED);
        assertThat(asked.text()).hasSize(120);
    }

    @Test
    void endsAToolsInputThatTheTokensCutShort() {
        stub.always(stub.text("{\"rows\":[").end(End.MAX_TOKENS));

        assertThat(ask().events()).contains(new ModelEvent.Finish(FinishReason.MAX_TOKENS, "max_tokens"));
    }

    @Test
    void tellsTheRefusalsApart() {
        assertThat(failureOf(429, Map.of("retry-after", "7"), "rate_limit_error", "slow"))
                .satisfies(failure -> assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7)))
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.RATE_LIMITED);
        assertThat(failureOf(529, Map.of(), "overloaded_error", "Overloaded").kind())
                .isEqualTo(Kind.OVERLOADED);
        assertThat(failureOf(
                                400,
                                Map.of(),
                                "invalid_request_error",
                                "Your credit balance is too low to access the API.")
                        .kind())
                .isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(failureOf(402, Map.of(), "billing_error", "no").kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(failureOf(504, Map.of(), "timeout_error", "no").kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failureOf(413, Map.of(), "request_too_large", "no").kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failureOf(400, Map.of(), "invalid_request_error", "Output blocked by content filtering policy")
                        .kind())
                .isEqualTo(Kind.CONTENT_BLOCKED);
        assertThat(failureOf(
                                429,
                                Map.of(
                                        "anthropic-ratelimit-tokens-remaining",
                                        "0",
                                        "anthropic-ratelimit-tokens-reset",
                                        "2126-11-21T10:00:00Z"),
                                "rate_limit_error",
                                "slow")
                        .retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofDays(365)));
    }

    @Test
    void hidesTheKeyThatAServiceRepeats() {
        assertThat(failureOf(403, Map.of(), "permission_error", "key " + AnthropicStubWire.KEY + " is not allowed"))
                .hasMessage(
                        "Anthropic: key (key) is not allowed; give a key that may use this model, by the builder or by "
                                + "ANTHROPIC_API_KEY");
    }

    private ProviderException failureOf(int status, Map<String, String> headers, String type, String message) {
        stub.always(AnthropicStubWire.error(status, headers, type, message));
        ProviderException failure = ask().failure();
        assertThat(failure).isNotNull();
        return failure;
    }

    private Asked ask() {
        return Asked.of(
                provider,
                ModelRequest.builder("claude-sonnet-5", "write 5 rows").build());
    }
}

package dev.rowloom.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.provider.testkit.stub.Reply;
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
class OpenAiAnswerTest {

    private final ServiceStub stub = new ServiceStub(new OpenAiStubWire());
    private final OpenAiProvider provider = OpenAiProvider.builder()
            .apiKey(OpenAiStubWire.KEY)
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
    void countsReasoningAndCachedTokensApart() {
        stub.always(stub.text("four and four and four and four").thinking(45).cached(2));

        assertThat(ask().usage()).isEqualTo(new TokenUsage(3, 8, 45, 2));
    }

    @Test
    void countsReasoningThatAServerCountsBesideTheAnswer() {
        stub.always(call -> call.whole(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"id\":\"1\",\"choices\":[{\"message\":{\"content\":\"four\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":10,\"total_tokens\":19,"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":4}}}"));

        assertThat(ask().usage()).isEqualTo(new TokenUsage(5, 10, 4, 0));
    }

    @Test
    void readsAServerThatCountsNothingAndSendsNoSignOff() {
        stub.always(call -> {
            OpenAiStubWire.event(call, "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}");
            OpenAiStubWire.event(call, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
        });

        Asked asked = ask();
        assertThat(asked.failure()).isNull();
        assertThat(asked.text()).isEqualTo("a");
        assertThat(asked.events()).contains(new ModelEvent.Finish(FinishReason.STOP, "stop"));
    }

    @Test
    void endsSoonAfterTheSignOffThoughTheConnectionStaysOpen() {
        Reply whole = stub.text("a");
        stub.always(call -> {
            whole.send(call);
            call.http().stall();
        });

        long start = System.nanoTime();
        assertThat(ask().failure()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void readsTheOneAnswerOfAServerThatDoesNotStream() {
        stub.always(call -> call.whole(
                200,
                Map.of("Content-Type", "application/json"),
                "{\"id\":\"x\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"{}\"},\"finish_reason\":"
                        + "\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}"));

        Asked asked = ask();
        assertThat(asked.text()).isEqualTo("{}");
        assertThat(asked.usage()).isEqualTo(new TokenUsage(5, 1, 0, 0));
    }

    @Test
    void reportsARefusalOfTheModel() {
        stub.always(call -> {
            OpenAiStubWire.event(call, "{\"choices\":[{\"delta\":{\"content\":null,\"refusal\":\"I'm sorry, I \"}}]}");
            OpenAiStubWire.event(call, "{\"choices\":[{\"delta\":{\"refusal\":\"can't help.\"}}]}");
            OpenAiStubWire.event(call, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
        });

        assertThat(ask().failure())
                .hasMessageStartingWith("OpenAI blocked the prompt (I'm sorry, I can't help.)")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.CONTENT_BLOCKED);
    }

    @Test
    void handsOutAllEventsAheadOfACutWithinOne() {
        stub.always(stub.text("0123456789".repeat(20)).pieces(10).ending(Ending.CUT, 3));

        Asked asked = ask();
        assertThat(asked.failure().kind()).isIn(Kind.CONNECTION_LOST, Kind.TRUNCATED);
        assertThat(asked.text()).hasSize(120);
    }

    @Test
    void tellsTheRefusalsOfOneStatusApart() {
        assertThat(failureOf(429, Map.of("retry-after", "7"), "slow", "requests", "rate_limit_exceeded"))
                .satisfies(failure -> assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7)))
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.RATE_LIMITED);
        assertThat(failureOf(429, Map.of(), "Please try again in 6m0.5s.", "tokens", "rate_limit_exceeded")
                        .retryAfter())
                .hasValue(Duration.ofMillis(360_500));
        assertThat(failureOf(
                                429,
                                Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "820ms"),
                                "Rate limit reached.",
                                "tokens",
                                "rate_limit_exceeded")
                        .retryAfter())
                .hasValue(Duration.ofMillis(820));
        assertThat(failureOf(
                                429,
                                Map.of(
                                        "Date", "Sat, 21 Nov 2026 10:00:00 GMT",
                                        "Retry-After", "Sat, 21 Nov 2026 10:01:30 GMT"),
                                "Later.",
                                "",
                                "")
                        .retryAfter())
                .hasValue(Duration.ofSeconds(90));
        assertThat(failureOf(429, Map.of("retry-after", "9"), "no credit", "insufficient_quota", "insufficient_quota"))
                .satisfies(failure -> assertThat(failure.retryAfter()).isEmpty())
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(failureOf(404, Map.of(), "no model", "", "model_not_found"))
                .hasMessage("OpenAI: no model; check the model's name and the base URL")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.INVALID_REQUEST);
    }

    @Test
    void hidesTheKeyThatAServiceRepeats() {
        assertThat(failureOf(403, Map.of(), "key " + OpenAiStubWire.KEY + "\r\nis not allowed", "", ""))
                .hasMessage(
                        "OpenAI: key (key) is not allowed; give a key that may use this model, by the builder or by "
                                + "OPENAI_API_KEY");
    }

    @Test
    void takesTheEndOfTheTokensForAnEnd() {
        stub.always(stub.text("a").end(End.MAX_TOKENS));

        assertThat(ask().events()).contains(new ModelEvent.Finish(FinishReason.MAX_TOKENS, "length"));
    }

    private ProviderException failureOf(
            int status, Map<String, String> headers, String message, String type, String code) {
        stub.always(OpenAiStubWire.error(status, headers, message, type, code));
        ProviderException failure = ask().failure();
        assertThat(failure).isNotNull();
        return failure;
    }

    private Asked ask() {
        return Asked.of(
                provider, ModelRequest.builder("gpt-5-mini", "write 5 rows").build());
    }
}

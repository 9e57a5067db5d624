package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.gemini.stub.Answer;
import dev.rowloom.gemini.stub.Answer.Ending;
import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.gemini.stub.Refusals;
import dev.rowloom.gemini.stub.Reply;
import dev.rowloom.gemini.stub.Scenario;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes back over the wire, beyond what every provider keeps to. */
@Timeout(60)
class GeminiAnswerTest {

    private final GeminiStub stub = new GeminiStub();
    private final GeminiProvider provider = GeminiProvider.builder()
            .apiKey(GeminiStub.KEY)
            .baseUrl(stub.baseUrl())
            .responseTimeout(Duration.ofMillis(900))
            .idleTimeout(Duration.ofMillis(300))
            .build();
    private final List<ModelEvent> events = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        provider.close();
        stub.close();
    }

    @Test
    void countsThinkingAndCachedTokensApart() {
        stub.always(Answer.text("four and four and four and four").thinking(45).cached(2));

        assertThat(ask()).isNull();
        assertThat(usage()).isEqualTo(new TokenUsage(3, 8, 45, 2));
    }

    @Test
    void endsWithoutTextWhereThinkingEatsTheBudget() {
        stub.always(Answer.text("text").thinking(5000));

        assertThat(ask(request().maxOutputTokens(1000).build())).isNull();
        assertThat(GeminiRequestTest.text(events)).isEmpty();
        assertThat(events).contains(new ModelEvent.Finish(dev.rowloom.provider.FinishReason.MAX_TOKENS, "MAX_TOKENS"));
        assertThat(usage().thinking()).isEqualTo(1000);
    }

    @Test
    void losesNothingThatArrivedAheadOfAReset() {
        String text = "0123456789".repeat(20_000);
        stub.always(call -> {
            Answer.text(text).ending(Ending.WITHOUT_REASON, Integer.MAX_VALUE).send(call);
            call.http().pause(Duration.ofMillis(200)); // a reset may overtake what is still on the way
            call.http().reset();
        });

        ProviderException failure = ask();
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(GeminiRequestTest.text(events)).isEqualTo(text);
    }

    @Test
    void handsOutAllEventsAheadOfACutWithinOne() {
        stub.always(Answer.text("0123456789".repeat(20)).chunks(10).ending(Ending.CUT, 3));

        ProviderException failure = ask();
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isIn(Kind.CONNECTION_LOST, Kind.TRUNCATED);
        assertThat(GeminiRequestTest.text(events)).hasSize(120);
    }

    @Test
    void givesUpASilentStreamAfterTheIdleTime() {
        stub.always(Scenario.STALL.reply());

        ProviderException failure = ask();
        assertThat(failure).isNotNull().hasMessage("Gemini sent nothing for PT0.3S");
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void letsAModelThinkInSilenceForLongerThanAnAnswerMayPause() {
        stub.always(call -> {
            call.event("{\"usageMetadata\":{\"promptTokenCount\":3,\"thoughtsTokenCount\":9}}");
            call.http().pause(Duration.ofMillis(600));
            Answer.text("thought over").send(call);
        });

        assertThat(ask()).isNull();
        assertThat(GeminiRequestTest.text(events)).isEqualTo("thought over");
    }

    @Test
    void givesUpAModelThatIsSilentForTheResponseTime() {
        stub.always(call -> {
            call.event("{\"usageMetadata\":{\"promptTokenCount\":3,\"thoughtsTokenCount\":9}}");
            call.http().stall();
        });

        ProviderException failure = ask();
        assertThat(failure).isNotNull().hasMessage("Gemini sent nothing for PT0.9S, and no text ahead of it");
        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @Test
    void letsASlowStreamGoOnBeyondTheResponseTime() {
        stub.always(call -> {
            for (int i = 0; i < 8; i++) {
                call.event("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]}}]}");
                call.http().pause(Duration.ofMillis(150));
            }
            Answer.text("end").send(call);
        });

        assertThat(ask()).isNull();
        assertThat(GeminiRequestTest.text(events)).isEqualTo("xxxxxxxxend");
    }

    @Test
    void endsTheConnectionOfAClosedStream() {
        stub.always(Scenario.STALL.reply());
        ModelStream stream = provider.open(request().build());
        assertThat(stream.next()).isPresent();
        assertThat(stub.openConnections()).isEqualTo(1);
        stream.close();
        while (stub.openConnections() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void readsTheOneAnswerOfAProxyThatDoesNotStream() {
        String piece = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}]}%s}]}";
        String array = "[" + String.format(piece, "a", "") + ",\n"
                + String.format(piece, "b", ",\"finishReason\":\"STOP\"") + "]";
        stub.always(call -> call.http().whole(200, Map.of("Content-Type", "application/json"), array));

        assertThat(ask()).isNull();
        assertThat(GeminiRequestTest.text(events)).isEqualTo("ab");
    }

    @Test
    void leavesThoughtsOutOfTheText() {
        stub.always(call -> call.event("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hm\",\"thought\":true},"
                + "{\"text\":\"{}\"},{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"\"}}]},"
                + "\"finishReason\":\"STOP\"}],\"turnToken\":\"v1_x\"}"));

        assertThat(ask()).isNull();
        assertThat(GeminiRequestTest.text(events)).isEqualTo("{}");
        assertThat(events).contains(new ModelEvent.Unknown("part"));
    }

    @Test
    void tellsTheRefusalsOfOneStatusApart() {
        assertThat(failureOf(Refusals.perMinute("38.922534355s")))
                .satisfies(failure -> assertThat(failure.retryAfter()).hasValue(Duration.ofNanos(38_922_534_355L)))
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.RATE_LIMITED);
        assertThat(failureOf(Refusals.exhausted()))
                .satisfies(failure -> assertThat(failure.retryAfter()).isEmpty())
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.RATE_LIMITED);
        assertThat(failureOf(Refusals.perDay()))
                .satisfies(failure -> assertThat(failure.retryAfter()).isEmpty())
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(failureOf(call -> call.http().whole(429, Map.of("Retry-After", "7"), "slow down")))
                .extracting(ProviderException::retryAfter)
                .isEqualTo(Optional.of(Duration.ofSeconds(7)));
    }

    @Test
    void saysWhatAProxysPageMeans() {
        assertThat(failureOf(Scenario.BAD_GATEWAY.reply()))
                .hasMessage("Gemini: HTTP status 502")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.OVERLOADED);
        assertThat(failureOf(call -> call.http().whole(302, Map.of("Location", "http://127.0.0.1:1/elsewhere"), "")))
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failureOf(call -> call.event("{\"candidates\":[{\"content\"")))
                .hasMessage("Gemini sent a piece of its answer that is no whole JSON; the rest is lost")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.TRUNCATED);
    }

    @Test
    void hidesTheKeyThatAServiceRepeats() {
        assertThat(failureOf(Refusals.error(403, "PERMISSION_DENIED", "key " + GeminiStub.KEY + "\r\nis not allowed")))
                .hasMessage(
                        "Gemini: key (key) is not allowed; give a key that may use this model, by the builder or by "
                                + "GEMINI_API_KEY or GOOGLE_API_KEY");
    }

    private ProviderException failureOf(Reply reply) {
        stub.always(reply);
        ProviderException failure = ask();
        assertThat(failure).isNotNull();
        return failure;
    }

    private ProviderException ask() {
        return ask(request().build());
    }

    private ProviderException ask(ModelRequest request) {
        try (ModelStream stream = provider.open(request)) {
            for (Optional<ModelEvent> event = stream.next(); event.isPresent(); event = stream.next()) {
                events.add(event.get());
            }
            return null;
        } catch (ProviderException e) {
            return e;
        }
    }

    private TokenUsage usage() {
        return events.stream()
                .filter(ModelEvent.Usage.class::isInstance)
                .map(event -> ((ModelEvent.Usage) event).tokens())
                .reduce(TokenUsage.NONE, (first, last) -> last);
    }

    private static ModelRequest.Builder request() {
        return ModelRequest.builder("gemini-3.8-flash", "write 5 rows");
    }
}

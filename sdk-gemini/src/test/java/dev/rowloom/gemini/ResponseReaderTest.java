package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.provider.support.ApiKey;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    @Test
    void tellsTheCountOfAPieceAheadOfItsText() throws IOException {
        List<ModelEvent> events = new ArrayList<>();
        new ResponseReader(new ErrorAnswers(ApiKey.none()), events::add)
                .read("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"STOP\"}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":7,\"candidatesTokenCount\":1}}");

        assertThat(events)
                .containsExactly(
                        new ModelEvent.Usage(new TokenUsage(7, 1, 0, 0)),
                        new ModelEvent.TextDelta("a"),
                        new ModelEvent.Finish(FinishReason.STOP, "STOP"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 21 Nov 2026 20:00:30 GMT | 30",
                "Sat, 21 Nov 2026 19:00:00 GMT | 0",
                "7 | 7",
                "tomorrow | ",
                "Sat, 21 Nov 2026 | "
            })
    void waitsUntilTheMomentThatTheServiceNames(String header, @Nullable Integer seconds) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Retry-After", List.of(header), "Date", List.of("Sat, 21 Nov 2026 20:00:00 GMT")),
                (name, value) -> true);

        assertThat(new ErrorAnswers(ApiKey.none()).of(503, "busy", headers).retryAfter())
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "null",
                "17",
                "{\"candidates\":\"oops\"}",
                "{\"candidates\":[{\"content\":5}]}",
                "{"
            })
    void aPieceOfAnotherShapeIsAFailureAndNoCrash(String piece) throws IOException {
        ProviderException failure = failureOf(piece);

        assertThat(failure.kind()).isEqualTo(ProviderException.Kind.TRUNCATED);
        assertThat(failure).hasMessageNotContaining("oops").hasNoCause();
    }

    private static ProviderException failureOf(String piece) throws IOException {
        try (GeminiStub stub = new GeminiStub().always(call -> call.event(piece));
                GeminiProvider provider = GeminiProvider.builder()
                        .apiKey(GeminiStub.KEY)
                        .baseUrl(stub.baseUrl())
                        .build();
                ModelStream stream = provider.open(
                        ModelRequest.builder("gemini-3.8-flash", "write").build())) {
            while (stream.next().isPresent()) {
                // until it fails
            }
            throw new AssertionError("no failure");
        } catch (ProviderException e) {
            return e;
        }
    }
}

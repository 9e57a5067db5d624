package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    @Test
    void tellsTheCountOfAPieceAheadOfItsText() {
        List<ModelEvent> events = new ArrayList<>();
        new ResponseReader(new ErrorAnswers(new Secrets(null)), events::add)
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
                "Sat, 21 Nov 2026 20:00:30 GMT | 31",
                "Sat, 21 Nov 2026 19:00:00 GMT | 0",
                "7 | 7",
                "tomorrow | ",
                "Sat, 21 Nov 2026 | "
            })
    void waitsUntilTheMomentThatTheServiceNames(String header, @Nullable Integer seconds) {
        Instant now = Instant.parse("2026-11-21T20:00:00Z");
        ErrorAnswers errors = new ErrorAnswers(new Secrets(null), InstantSource.fixed(now));

        assertThat(errors.of(503, "busy", header).retryAfter())
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
    void aPieceOfAnotherShapeIsAFailureAndNoCrash(String piece) {
        ResponseReader reader = new ResponseReader(new ErrorAnswers(new Secrets(null)), event -> {});

        reader.read(piece);

        ProviderException failure = Objects.requireNonNull(reader.failure());
        assertThat(failure.kind()).isEqualTo(ProviderException.Kind.TRUNCATED);
        assertThat(failure).hasMessageNotContaining("oops").hasNoCause();
    }
}

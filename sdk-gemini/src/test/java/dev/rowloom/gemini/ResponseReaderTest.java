package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

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

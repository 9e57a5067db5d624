package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.provider.ProviderException;
import java.util.Objects;
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
    void aPieceOfAnotherShapeIsAFailureAndNoCrash(String piece) {
        ResponseReader reader = new ResponseReader(new ErrorAnswers(new Secrets(null)), event -> {});

        reader.read(piece);

        ProviderException failure = Objects.requireNonNull(reader.failure());
        assertThat(failure.kind()).isEqualTo(ProviderException.Kind.TRUNCATED);
        assertThat(failure).hasMessageNotContaining("oops").hasNoCause();
    }
}

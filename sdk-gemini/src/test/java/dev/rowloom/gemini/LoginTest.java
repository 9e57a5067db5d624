package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.provider.ProviderException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u201cAIzaHidden\u201d", "AIza\nHidden", "AIza Hidden", "AIza\u00a0Hidden"})
    void aKeyThatNoHeaderHoldsIsRefusedWithoutBeingQuoted(String key) {
        assertThatThrownBy(() -> Login.key(key, name -> null)).satisfies(LoginTest::isRefusedSilently);
        assertThatThrownBy(() -> Login.key(null, name -> key)).satisfies(LoginTest::isRefusedSilently);
        assertThatThrownBy(() -> Login.tokens(() -> key).addTo(HttpRequest.newBuilder(URI.create("http://127.0.0.1/"))))
                .satisfies(LoginTest::isRefusedSilently);
    }

    @Test
    void spacesAroundAKeyAreNoPartOfIt() {
        assertThat(Login.key(" AIza1 \n", name -> null).apiKey().value()).hasValue("AIza1");
    }

    private static void isRefusedSilently(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(ProviderException.class)
                .hasMessageNotContaining("Hidden")
                .hasNoCause();
        assertThat(((ProviderException) failure).kind()).isEqualTo(ProviderException.Kind.UNAUTHORISED);
    }
}

package dev.rowloom.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import java.net.URI;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ModelRequestTest {

    private final ModelRequest.Builder builder = ModelRequest.builder("gemini-3.8-flash", "write two rows");

    @Test
    void keepsWhatIsSetAndLeavesTheRestToTheModel() {
        ModelRequest request = builder.temperature(0.7)
                .maxOutputTokens(8192)
                .seed(-42)
                .timeout(Duration.ofSeconds(90))
                .answerSchema("{\"type\":\"object\"}")
                .build();

        assertThat(request.temperature()).hasValue(0.7);
        assertThat(request.maxOutputTokens()).hasValue(8192);
        assertThat(request.seed()).hasValue(-42);
        assertThat(request.timeout()).hasValue(Duration.ofSeconds(90));
        assertThat(request.answerSchema()).hasValue("{\"type\":\"object\"}");
        assertThat(request.topP()).isEmpty();
        assertThat(request.systemText()).isEmpty();
    }

    @Test
    void staysAsItIsWhenItsBuildersGoOn() {
        ModelRequest request = builder.temperature(1).build();
        builder.temperature(0);
        ModelRequest cooler = request.toBuilder().temperature(0.7).build();

        assertThat(request.temperature()).hasValue(1);
        assertThat(cooler.temperature()).hasValue(0.7);
        assertThat(cooler.userText()).isEqualTo("write two rows");
    }

    @Test
    void namesAWrongValueAndWhatIsAllowed() {
        refused(() -> builder.temperature(2.1), "a temperature is 0 to 2, not 2.1");
        refused(() -> builder.temperature(Double.NaN), "a temperature is 0 to 2, not NaN");
        refused(() -> builder.topP(-0.1), "top-p is 0 to 1, not -0.1");
        refused(() -> builder.maxOutputTokens(0), "an answer has at least 1 token, not 0");
        refused(() -> builder.timeout(Duration.ZERO), "a timeout is above 0, not PT0S");
        refused(() -> ModelRequest.builder(" ", "x"), "the model must not be blank");
        refused(
                () -> builder.answerSchema("[]"),
                "the JSON Schema of the answer is a JSON object, such as {\"type\":\"object\"}");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> builder.answerSchema("{\"type\":"))
                .withMessageStartingWith("the JSON Schema of the answer is no JSON: ");
    }

    @Test
    void showsNeitherItsTextNorAKey() {
        assertThat(builder.build()).hasToString("request to gemini-3.8-flash of 14 characters");
        assertThat(ProviderOptions.builder()
                        .apiKey("secret-1")
                        .baseUrl(URI.create("http://127.0.0.1:8080"))
                        .set("location", "global")
                        .build())
                .hasToString("base URL http://127.0.0.1:8080, key given, [location]");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
    }
}

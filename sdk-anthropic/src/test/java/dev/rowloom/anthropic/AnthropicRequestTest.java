package dev.rowloom.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.UsageException;
import dev.rowloom.anthropic.stub.AnthropicStubWire;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelProviders;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.ProviderOptions;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.testkit.stub.ServiceStub;
import dev.rowloom.provider.testkit.stub.StubWire;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire. */
class AnthropicRequestTest {

    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"rows\":{\"type\":\"array\",\"maxItems\":9,"
                    + "\"items\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\",\"minimum\":1},"
                    + "\"born\":{\"type\":\"string\",\"format\":\"date\",\"description\":\"a day\"},"
                    + "\"mail\":{\"type\":\"string\",\"format\":\"idn-email\",\"description\":\"a mail\"}},"
                    + "\"required\":[\"id\"]}}},\"required\":[\"rows\"]}";

    private final AnthropicStubWire wire = new AnthropicStubWire();
    private final ServiceStub stub = new ServiceStub(wire);
    private final AnthropicProvider provider = AnthropicProvider.builder()
            .apiKey(AnthropicStubWire.KEY)
            .baseUrl(stub.baseUrl())
            .build();

    @AfterEach
    void close() throws IOException {
        provider.close();
        stub.close();
    }

    @Test
    void sendsThePromptAndTheSchemaWithWhatItCanNotSayInWords() {
        ask(request("claude-sonnet-4-5")
                .systemText("sys")
                .temperature(1.7)
                .topP(0.9)
                .seed(42)
                .maxOutputTokens(9000)
                .answerSchema(SCHEMA)
                .build());

        ServiceStub.Recorded call = stub.calls().get(0);
        assertThat(call.http().path()).isEqualTo("/v1/messages");
        assertThat(call.http().headers())
                .containsEntry("x-api-key", AnthropicStubWire.KEY)
                .containsEntry("anthropic-version", "2023-06-01");
        assertThat(call.body().path("system").asText()).isEqualTo("sys");
        assertThat(call.body().path("messages")).hasToString("[{\"content\":\"write 3 rows\",\"role\":\"user\"}]");
        assertThat(call.body().path("max_tokens").asInt()).isEqualTo(9000);
        assertThat(call.body().path("temperature").asDouble()).isEqualTo(1.0); // the service's greatest
        assertThat(call.body().has("top_p")).isFalse(); // not both
        assertThat(call.body().has("seed")).isFalse();
        assertThat(call.body().at("/output_config/format/schema"))
                .hasToString(
                        "{\"type\":\"object\",\"properties\":{\"rows\":{\"type\":\"array\",\"items\":{\"type\":\"object\","
                                + "\"properties\":{\"id\":{\"type\":\"integer\",\"description\":\"minimum 1\"},"
                                + "\"born\":{\"type\":\"string\",\"format\":\"date\",\"description\":\"a day\"},"
                                + "\"mail\":{\"type\":\"string\",\"description\":\"a mail (format \\\"idn-email\\\")\"}},"
                                + "\"required\":[\"id\"],\"additionalProperties\":false},\"description\":\"maxItems 9\"}},"
                                + "\"required\":[\"rows\"],\"additionalProperties\":false}");
    }

    @Test
    void alwaysNamesALimitOfTokens() {
        ask(request("claude-sonnet-5").build());
        ask(request("claude-3-5-haiku-20241022").maxOutputTokens(100_000).build());

        assertThat(stub.calls())
                .extracting(call -> call.body().path("max_tokens").asInt())
                .containsExactly(8192, 8192);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-5, true, false",
        "claude-opus-4-7, true, false",
        "claude-opus-4-6, true, true",
        "claude-opus-4-1-20250805, true, true",
        "claude-sonnet-4-20250514, false, true",
        "claude-3-5-sonnet-20241022, false, true",
        "claude-haiku-4-5, true, true",
        "acme-model, true, false"
    })
    void knowsWhatAModelCanDoByItsName(String model, boolean structured, boolean temperature) {
        assertThat(provider.capabilities(model).hasStructuredOutput()).isEqualTo(structured);
        assertThat(provider.capabilities(model).samplingParameters().contains(SamplingParameter.TEMPERATURE))
                .isEqualTo(temperature);
        assertThat(provider.capabilities(model).answerForms()).doesNotContain(AnswerForm.JSON);
    }

    @Test
    void goesOnWithAToolAndThenWithWordsAndRemembers() {
        StubWire.Refusal schema = StubWire.Refusal.SCHEMA;
        stub.then(wire.refusal(schema));
        Asked first = Asked.of(
                provider, request("claude-sonnet-5").answerSchema(SCHEMA).build());
        Asked second = Asked.of(
                provider, request("claude-sonnet-5").answerSchema(SCHEMA).build());

        assertThat(first.degraded()).containsExactly("JSON_SCHEMA > SCHEMA_WITHOUT_BOUNDS");
        assertThat(second.degraded()).containsExactly("JSON_SCHEMA > SCHEMA_WITHOUT_BOUNDS");
        stub.then(wire.refusal(schema), wire.refusal(schema));
        Asked third = Asked.of(
                provider, request("claude-sonnet-5").answerSchema(SCHEMA).build());
        assertThat(third.text()).startsWith("{\"rows\":[{");
        JsonNode tool = stub.calls().get(stub.calls().size() - 2).body();
        assertThat(tool.at("/tool_choice/name").asText()).isEqualTo("answer");
        assertThat(tool.at("/tools/0/input_schema/properties/rows/maxItems").asInt())
                .isEqualTo(9);
        JsonNode words = stub.calls().get(stub.calls().size() - 1).body();
        assertThat(words.path("system").asText()).contains("JSON Schema").contains("\"minimum\":1");
    }

    @Test
    void readsTheInputOfATool() {
        Asked asked = Asked.of(
                provider,
                request("claude-sonnet-4-20250514").answerSchema(SCHEMA).build());

        assertThat(asked.failure()).isNull();
        assertThat(asked.text()).startsWith("{\"rows\":[{\"id\":");
    }

    @Test
    void doesWithoutASamplingParameterThatTheModelRefuses() {
        stub.then(AnthropicStubWire.error(
                400, Map.of(), "invalid_request_error", "`temperature` may only be set to 1 for this model."));
        ModelRequest request = request("claude-opus-4-6").temperature(0.3).build();

        assertThat(Asked.of(provider, request).degraded()).containsExactly("temperature > without temperature");
        assertThat(Asked.of(provider, request).failure()).isNull();
        assertThat(stub.calls())
                .extracting(call -> call.body().has("temperature"))
                .containsExactly(true, false, false);
    }

    @Test
    void takesTheKeyOfTheEnvironment() {
        try (AnthropicProvider fromEnvironment = AnthropicProvider.builder()
                .variables(Map.of("ANTHROPIC_API_KEY", AnthropicStubWire.KEY)::get)
                .baseUrl(URI.create(stub.baseUrl() + "/v1/"))
                .build()) {
            assertThat(Asked.of(fromEnvironment, request("claude-sonnet-5").build())
                            .failure())
                    .isNull();
        }
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() ->
                        AnthropicProvider.builder().variables(name -> null).build())
                .withMessage("Anthropic needs an API key: give it to the builder, or set ANTHROPIC_API_KEY")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.UNAUTHORISED);
    }

    @Test
    void isFoundByItsIdAndSendsNothingUntilAsked() {
        ProviderOptions options = ProviderOptions.builder()
                .apiKey(AnthropicStubWire.KEY)
                .baseUrl(stub.baseUrl())
                .build();
        try (ModelProvider found = ModelProviders.create("anthropic", options)) {
            assertThat(stub.calls()).isEmpty();
            Asked.of(found, request("claude-sonnet-5").build());
            assertThat(stub.calls()).hasSize(1);
        }
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ModelProviders.create(
                        "anthropic",
                        ProviderOptions.builder().set("projekt", "x").build()))
                .withMessage("the provider anthropic has no option projekt; it knows a key and a base URL");
    }

    private static ModelRequest.Builder request(String model) {
        return ModelRequest.builder(model, "write 3 rows");
    }

    private void ask(ModelRequest request) {
        assertThat(Asked.of(provider, request).failure()).isNull();
    }
}

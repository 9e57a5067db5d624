package dev.rowloom.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.UsageException;
import dev.rowloom.openai.stub.OpenAiStubWire;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelProviders;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.ProviderOptions;
import dev.rowloom.provider.testkit.stub.Reply;
import dev.rowloom.provider.testkit.stub.ServiceStub;
import dev.rowloom.provider.testkit.stub.StubWire;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire. */
class OpenAiRequestTest {

    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"rows\":{\"type\":\"array\",\"maxItems\":9,"
                    + "\"items\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\",\"minimum\":1},"
                    + "\"tier\":{\"enum\":[\"A\",\"B\"]},\"note\":{\"type\":\"string\",\"maxLength\":5}},"
                    + "\"required\":[\"id\"]}}},\"required\":[\"rows\"]}";

    private final OpenAiStubWire wire = new OpenAiStubWire();
    private final ServiceStub stub = new ServiceStub(wire);
    private final OpenAiProvider provider = OpenAiProvider.builder()
            .apiKey(OpenAiStubWire.KEY)
            .baseUrl(stub.baseUrl())
            .organization("org-a")
            .project("proj_b")
            .build();

    @AfterEach
    void close() throws IOException {
        provider.close();
        stub.close();
    }

    @Test
    void sendsThePromptTheSamplingAndTheSchemaInStrictMode() {
        ask(request("gpt-4.1-mini")
                .systemText("sys")
                .temperature(0.7)
                .topP(0.9)
                .maxOutputTokens(8192)
                .seed(42)
                .answerSchema(SCHEMA)
                .build());

        ServiceStub.Recorded call = stub.calls().get(0);
        assertThat(call.http().path()).isEqualTo("/v1/chat/completions");
        assertThat(call.http().headers())
                .containsEntry("authorization", "Bearer " + OpenAiStubWire.KEY)
                .containsEntry("openai-organization", "org-a")
                .containsEntry("openai-project", "proj_b");
        assertThat(call.body().path("messages"))
                .hasToString(
                        "[{\"content\":\"sys\",\"role\":\"system\"},{\"content\":\"write 3 rows\",\"role\":\"user\"}]");
        assertThat(call.body().path("temperature").asDouble()).isEqualTo(0.7);
        assertThat(call.body().path("top_p").asDouble()).isEqualTo(0.9);
        assertThat(call.body().path("seed").asInt()).isEqualTo(42);
        assertThat(call.body().path("max_completion_tokens").asInt()).isEqualTo(8192);
        assertThat(call.body().at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(call.body().at("/response_format/json_schema/strict").asBoolean())
                .isTrue();
        assertThat(call.body().at("/response_format/json_schema/schema"))
                .hasToString(
                        "{\"type\":\"object\",\"properties\":{\"rows\":{\"type\":\"array\",\"maxItems\":9,\"items\":"
                                + "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\",\"minimum\":1},"
                                + "\"tier\":{\"anyOf\":[{\"enum\":[\"A\",\"B\"]},{\"type\":\"null\"}]},"
                                + "\"note\":{\"type\":[\"string\",\"null\"],\"description\":\"maxLength 5\"}},"
                                + "\"required\":[\"id\",\"tier\",\"note\"],\"additionalProperties\":false}}},"
                                + "\"required\":[\"rows\"],\"additionalProperties\":false}");
    }

    @Test
    void leavesOutTheSamplingThatReasoningModelsRefuse() {
        for (String model : List.of("gpt-5-mini", "o3", "gpt-6")) {
            ask(request(model).temperature(0.7).topP(0.9).seed(42).build());
        }

        assertThat(stub.calls())
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.body().fieldNames())
                        .toIterable()
                        .doesNotContain("temperature", "top_p", "seed"));
    }

    @Test
    void walksDownFromTheWholeSchemaToTheFunctionCallAndRemembers() {
        Reply refusal = wire.refusal(StubWire.Refusal.SCHEMA);
        stub.then(refusal, refusal, refusal, refusal);
        Asked first = Asked.of(provider, request("gpt-4.1").answerSchema(SCHEMA).build());
        Asked second =
                Asked.of(provider, request("gpt-4.1").answerSchema(SCHEMA).build());

        assertThat(first.degraded())
                .containsExactly(
                        "JSON_SCHEMA > SCHEMA_WITHOUT_BOUNDS",
                        "SCHEMA_WITHOUT_BOUNDS > SCHEMA_WITHOUT_LENGTHS",
                        "SCHEMA_WITHOUT_LENGTHS > SCHEMA_WITHOUT_ENUMS",
                        "SCHEMA_WITHOUT_ENUMS > FUNCTION_CALL");
        assertThat(first.text()).startsWith("{\"rows\":[{\"id\":");
        assertThat(second.degraded()).containsExactly("JSON_SCHEMA > FUNCTION_CALL");
        JsonNode last = stub.calls().get(5).body();
        assertThat(last.at("/tools/0/function/parameters")).hasToString(SCHEMA);
        assertThat(last.at("/tool_choice/function/name").asText()).isEqualTo("answer");
        assertThat(stub.calls()).hasSize(6);
    }

    @Test
    void asksForAFunctionCallWhereStrictModeCanNotSayWhatTheSchemaMeans() {
        String map = "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}";
        String tuple =
                "{\"type\":\"object\",\"properties\":{\"rows\":{\"type\":\"array\",\"prefixItems\":[{\"type\":\"integer\"}]}}}";
        for (String schema : List.of(map, tuple)) {
            ask(request("gpt-4.1").answerSchema(schema).build());
        }

        assertThat(stub.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.body().path("tools")).hasSize(1));
    }

    @Test
    void doesWithoutParametersThatACompatibleServerRefuses() {
        stub.always(call -> {
            String body = call.body().toString();
            if (body.contains("stream_options")) {
                OpenAiStubWire.error(422, Map.of(), "stream_options: Extra inputs are not permitted", "", "")
                        .send(call);
            } else if (body.contains("\"seed\"")) {
                OpenAiStubWire.error(400, Map.of(), "Unknown parameter: 'seed'.", "invalid_request_error", "")
                        .send(call);
            } else {
                stub.rows().send(call);
            }
        });
        ModelRequest request = request("qwen3").seed(1).temperature(0.2).build();
        Asked first = Asked.of(provider, request);
        Asked second = Asked.of(provider, request);

        assertThat(first.failure()).isNull();
        assertThat(first.degraded()).containsExactly("stream_options > without stream_options", "seed > without seed");
        assertThat(second.failure()).isNull();
        assertThat(stub.calls()).hasSize(4);
        assertThat(stub.calls().get(3).body().path("temperature").asDouble()).isEqualTo(0.2);
    }

    @Test
    void takesTheNameOfTheLimitThatTheModelWants() {
        ask(request("gpt-5-mini").maxOutputTokens(9).build());
        ask(request("qwen3").maxOutputTokens(9).build());
        stub.then(OpenAiStubWire.error(
                400,
                Map.of(),
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                "invalid_request_error",
                "unsupported_parameter"));
        ask(request("acme-deployment").maxOutputTokens(9).build());

        assertThat(stub.calls())
                .extracting(call -> call.body().has("max_tokens"))
                .containsExactly(false, true, true, false);
        assertThat(stub.calls().get(3).body().path("max_completion_tokens").asInt())
                .isEqualTo(9);
    }

    @Test
    void asksWithoutALimitWhereBothNamesAreRefused() {
        for (String name : List.of("max_tokens", "max_completion_tokens")) {
            stub.then(OpenAiStubWire.error(
                    400, Map.of(), "Unknown parameter: '" + name + "'.", "invalid_request_error", "unknown_parameter"));
        }
        Asked asked =
                Asked.of(provider, request("acme-deployment").maxOutputTokens(9).build());

        assertThat(asked.failure()).isNull();
        assertThat(stub.calls()).hasSize(3);
        JsonNode last = stub.calls().get(2).body();
        assertThat(last.has("max_tokens") || last.has("max_completion_tokens")).isFalse();
    }

    @Test
    void aColumnThatIsCalledAsAParameterIsNone() {
        stub.then(OpenAiStubWire.error(
                400,
                Map.of(),
                "Invalid schema for response_format 'answer': 'temperature' has an unsupported keyword.",
                "invalid_request_error",
                ""));
        ask(request("qwen3").answerSchema(SCHEMA).temperature(0.2).build());

        assertThat(stub.calls()).hasSize(2);
        assertThat(stub.calls().get(1).body().path("temperature").asDouble()).isEqualTo(0.2);
    }

    @Test
    void aPromptThatIsTooLongIsNotAskedInWeakerForms() {
        stub.then(OpenAiStubWire.error(
                400,
                Map.of(),
                "This model's maximum context length is 9 tokens. Reduce the length of the messages or functions.",
                "invalid_request_error",
                "context_length_exceeded"));

        assertThat(Asked.of(provider, request("qwen3").answerSchema(SCHEMA).build())
                        .failure()
                        .kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(stub.calls()).hasSize(1);
    }

    @Test
    void statesTheSchemaToModelsOfOtherServersToo() {
        ask(request("qwen3").systemText("sys").answerSchema(SCHEMA).build());

        JsonNode body = stub.calls().get(0).body();
        assertThat(body.path("response_format").isObject()).isTrue();
        assertThat(wire.system(body))
                .startsWith("sys\n\nAnswer with one JSON value")
                .contains("\"maxItems\":9");
    }

    @Test
    void asksAServerOnlyInTheFormsItKnows() {
        ProviderOptions options = ProviderOptions.builder()
                .apiKey(OpenAiStubWire.KEY)
                .baseUrl(stub.baseUrl())
                .set("forms", "json, text")
                .build();
        try (ModelProvider local = ModelProviders.create("openai", options)) {
            Asked asked = Asked.of(local, request("qwen3").answerSchema(SCHEMA).build());

            assertThat(asked.text()).startsWith("{\"rows\":[{");
            assertThat(stub.calls().get(0).body().at("/response_format/type").asText())
                    .isEqualTo("json_object");
            assertThat(local.capabilities("qwen3").answerForms()).containsExactly(AnswerForm.JSON, AnswerForm.TEXT);
        }
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ModelProviders.create(
                        "openai",
                        ProviderOptions.builder()
                                .apiKey("k")
                                .set("forms", "xml")
                                .build()))
                .withMessage("there is no form of answers 'xml'; there are json_schema, function_call, json, text");
    }

    @Test
    void takesTheKeyOfTheEnvironmentAndNoneForAServerOnThisMachine() {
        try (OpenAiProvider fromEnvironment = OpenAiProvider.builder()
                        .variables(Map.of("OPENAI_API_KEY", OpenAiStubWire.KEY)::get)
                        .baseUrl(stub.baseUrl())
                        .build();
                OpenAiProvider local = OpenAiProvider.builder()
                        .variables(name -> null)
                        .baseUrl(stub.baseUrl())
                        .build()) {
            assertThat(Asked.of(fromEnvironment, request("gpt-4.1").build()).failure())
                    .isNull();
            Asked.of(local, request("gpt-4.1").build());
        }

        assertThat(stub.calls().get(1).http().headers()).doesNotContainKey("authorization");
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(
                        () -> OpenAiProvider.builder().variables(name -> null).build())
                .withMessage("OpenAI needs an API key: give it to the builder, or set OPENAI_API_KEY")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.UNAUTHORISED);
    }

    @Test
    void sendsNoKeyInTheClear() {
        for (String url :
                List.of("http://llm.example.com/v1", "http://10.0.0.1:8080", "http://127.0.0.1.example.com")) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(() -> OpenAiProvider.builder()
                            .apiKey("k")
                            .baseUrl(URI.create(url))
                            .build())
                    .withMessage("the base URL " + url
                            + " would send the key in the clear; use https, or http to this machine alone");
        }
    }

    @Test
    void isFoundByItsIdAndSendsNothingUntilAsked() {
        assertThat(ModelProviders.ids()).contains("openai");
        ProviderOptions options = ProviderOptions.builder()
                .apiKey(OpenAiStubWire.KEY)
                .baseUrl(stub.baseUrl())
                .build();
        try (ModelProvider found = ModelProviders.create("openai", options)) {
            assertThat(stub.calls()).isEmpty();
            Asked.of(found, request("gpt-5-mini").build());
            assertThat(stub.calls()).hasSize(1);
        }
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ModelProviders.create(
                        "openai", ProviderOptions.builder().set("projekt", "x").build()))
                .withMessage("the provider openai has no option projekt; it knows organization, project and forms");
    }

    private static ModelRequest.Builder request(String model) {
        return ModelRequest.builder(model, "write 3 rows");
    }

    private void ask(ModelRequest request) {
        assertThat(Asked.of(provider, request).failure()).isNull();
    }
}

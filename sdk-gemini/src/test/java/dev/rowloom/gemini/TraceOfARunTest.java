package dev.rowloom.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.gemini.OtlpReceiver.Span;
import dev.rowloom.gemini.stub.Answer;
import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.gemini.stub.Scenario;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.generation.KeyStrategy;
import dev.rowloom.generation.TokenPrices;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.telemetry.Telemetry;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A run against the stub of Gemini, its trace sent by OTLP to a receiver of its own, and what came held against
 * OpenTelemetry's conventions for generative models (release 1.41.0) and those of Langfuse.
 */
class TraceOfARunTest {

    private static final String DDL = """
            CREATE TABLE customers (id bigint PRIMARY KEY, full_name varchar(80) NOT NULL, tier varchar(10) NOT NULL);
            COMMENT ON TABLE customers IS 'kept in vault seventeen';
            CREATE TABLE orders (
              id bigint PRIMARY KEY,
              customer_id bigint NOT NULL REFERENCES customers (id),
              delivery_note varchar(120) NOT NULL
            );
            """;
    private static final String MODEL = "gemini-2.5-flash";
    private static final String CALL = "generate_content " + MODEL;
    private static final int THOUGHTS = 37;
    private static final int CACHED = 11;
    private static final long CLIENT = 3;
    private static final long ERROR = 2;

    private final GeminiStub stub = new GeminiStub();
    private final GeminiProvider gemini = GeminiProvider.builder()
            .apiKey(GeminiStub.KEY)
            .baseUrl(stub.baseUrl())
            .build();
    private OtlpReceiver receiver;
    private OpenTelemetrySdk sdk;

    @BeforeEach
    void start() throws IOException {
        stub.always(((Answer) Scenario.OK.reply()).thinking(THOUGHTS).cached(CACHED));
        receiver = new OtlpReceiver();
        String login =
                "Basic " + Base64.getEncoder().encodeToString("pk-lf-1:sk-lf-2".getBytes(StandardCharsets.UTF_8));
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                        .setEndpoint(receiver.url("traces"))
                                        .addHeader("Authorization", login)
                                        .addHeader("x-langfuse-ingestion-version", "4")
                                        .build())
                                .build())
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.builder(OtlpHttpMetricExporter.builder()
                                        .setEndpoint(receiver.url("metrics"))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        sdk.close();
        receiver.close();
        gemini.close();
        stub.close();
    }

    private Dataset run(UnaryOperator<Telemetry.Builder> telemetry, UnaryOperator<DirectOptions.Builder> options) {
        Telemetry traced =
                telemetry.apply(Telemetry.builder().openTelemetry(sdk)).build();
        Schema schema = traced.parseSchema(() -> Schema.fromDdl(DDL, Dialect.postgresql()));
        Dataset data = SyntheticDataGenerator.of(schema)
                .rows(6)
                .provider(gemini, MODEL)
                .instructions("wines of the moon")
                .direct(options.apply(DirectOptions.builder()
                                .keys(KeyStrategy.ASSIGNED)
                                .temperature(0.5)
                                .topP(0.9)
                                .modelSeed(42)
                                .prices(TokenPrices.of(1, 10)))
                        .build())
                .telemetry(traced)
                .generate();
        data.validate();
        data.writeTo(new MemorySink());
        sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
        sdk.getSdkMeterProvider().forceFlush().join(10, TimeUnit.SECONDS);
        return data;
    }

    private Dataset run() {
        return run(UnaryOperator.identity(), UnaryOperator.identity());
    }

    private List<Span> spans(String name) {
        return receiver.spans().stream()
                .filter(span -> span.name().equals(name))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    @Test
    void theSpansOfARunAreOneTraceUnderOneRoot() {
        run();

        Span root = spans("generate_dataset").get(0);
        assertThat(root.parent()).isEmpty();
        assertThat(spans("parse_schema")).hasSize(1);
        for (String below : List.of("plan", "generate_table", "validate", "export")) {
            assertThat(spans(below)).isNotEmpty().allSatisfy(span -> {
                assertThat(span.parent()).isEqualTo(root.id());
                assertThat(span.traceId()).isEqualTo(root.traceId());
            });
        }
        List<String> tables = spans("generate_table").stream().map(Span::id).toList();
        assertThat(tables).hasSize(2);
        assertThat(spans(CALL))
                .hasSize(stub.calls().size())
                .allSatisfy(call -> assertThat(tables).contains(call.parent()));
        assertThat(receiver.spans())
                .allMatch(span -> span.end() >= span.start() && span.end() > 0)
                .noneMatch(span -> span.status() == ERROR);
    }

    @Test
    void eachRequestHasWhatTheConventionsAskFor() {
        run();

        assertThat(spans(CALL)).isNotEmpty().allSatisfy(call -> {
            assertThat(call.kind()).isEqualTo(CLIENT);
            assertThat(call.attributes())
                    .containsEntry("gen_ai.operation.name", "generate_content")
                    .containsEntry("gen_ai.provider.name", "gcp.gemini")
                    .containsEntry("gen_ai.request.model", MODEL)
                    .containsEntry("gen_ai.request.seed", 42L)
                    .containsEntry("gen_ai.request.stream", true)
                    .containsEntry("gen_ai.request.temperature", 0.5)
                    .containsEntry("gen_ai.request.top_p", 0.9)
                    .containsEntry("gen_ai.output.type", "json")
                    .containsEntry("gen_ai.response.id", "qS77aMCqBu6")
                    .containsEntry("gen_ai.response.model", MODEL)
                    .containsEntry("gen_ai.response.finish_reasons", List.of("stop"))
                    .containsEntry("server.address", "127.0.0.1")
                    .containsEntry("server.port", (long) stub.baseUrl().getPort())
                    .containsEntry("gen_ai.usage.cache_read.input_tokens", (long) CACHED)
                    .containsEntry("gen_ai.usage.reasoning.output_tokens", (long) THOUGHTS)
                    .doesNotContainKeys("gen_ai.system", "gen_ai.conversation.id", "error.type");
            assertThat(call.number("gen_ai.request.max_tokens")).isPositive();
            assertThat((Double) call.attributes().get("gen_ai.response.time_to_first_chunk"))
                    .isPositive()
                    .isLessThan((call.end() - call.start()) / 1e9);
        });
    }

    @Test
    void tokensAreCountedAsTheConventionsAndLangfuseWantThem() {
        Dataset data = run();
        long visible =
                Objects.requireNonNull(data.metadata().generation()).usage().output();

        long output = 0;
        for (Span call : spans(CALL)) {
            long written = call.number("gen_ai.usage.output_tokens");
            long read = call.number("gen_ai.usage.input_tokens");
            output += written - THOUGHTS;
            JsonNode usage = json(call.text("langfuse.observation.usage_details"));
            assertThat(usage.path("input").asLong()).isEqualTo(read - CACHED);
            assertThat(usage.path("input_cached_tokens").asLong()).isEqualTo(CACHED);
            assertThat(usage.path("output").asLong()).isEqualTo(written - THOUGHTS);
            assertThat(usage.path("output_reasoning_tokens").asLong()).isEqualTo(THOUGHTS);
            assertThat(usage.path("total").asLong()).isEqualTo(read + written);
            JsonNode cost = json(call.text("langfuse.observation.cost_details"));
            assertThat(cost.path("output_reasoning_tokens").decimalValue()).isEqualByComparingTo("0.00037");
            assertThat(cost.path("total").decimalValue())
                    .isEqualByComparingTo(cost.path("input")
                            .decimalValue()
                            .add(cost.path("input_cached_tokens").decimalValue())
                            .add(cost.path("output").decimalValue())
                            .add(cost.path("output_reasoning_tokens").decimalValue()));
        }
        assertThat(output).isEqualTo(visible).isPositive();
    }

    @Test
    void langfuseIsToldGenerationsAndGetsItsHeaders() {
        run();

        assertThat(receiver.spans())
                .allSatisfy(span -> assertThat(span.attributes())
                        .containsEntry("langfuse.observation.type", span.name().equals(CALL) ? "generation" : "span"));
        assertThat(spans(CALL)).allSatisfy(call -> {
            assertThat(call.attributes())
                    .containsEntry("langfuse.observation.model.name", MODEL)
                    .doesNotContainKeys("langfuse.observation.input", "langfuse.observation.output");
            Instant begun = Instant.parse(call.text("langfuse.observation.completion_start_time"));
            assertThat(begun).isBetween(Instant.ofEpochSecond(0, call.start()), Instant.ofEpochSecond(0, call.end()));
        });
        assertThat(receiver.requests().get(0).path()).startsWith(OtlpReceiver.BASE);
        assertThat(receiver.requests().get(0).headers())
                .containsEntry("Content-type", "application/x-protobuf")
                .containsEntry("X-langfuse-ingestion-version", "4")
                .hasEntrySatisfying("Authorization", login -> assertThat(login).startsWith("Basic "));
    }

    @Test
    void metricsHaveTheNamesAndUnitsOfTheConventions() {
        run();

        assertThat(receiver.metrics())
                .containsEntry("gen_ai.client.token.usage", "{token}")
                .containsEntry("gen_ai.client.operation.duration", "s")
                .containsEntry("gen_ai.client.operation.time_to_first_chunk", "s");
    }

    @Test
    void aFailedRequestIsToldByItsKind() {
        stub.then(Scenario.OVERLOADED.reply());

        run(UnaryOperator.identity(), options -> options.concurrency(1));

        assertThat(spans(CALL).stream().filter(call -> call.status() == ERROR))
                .singleElement()
                .satisfies(call -> assertThat(call.attributes())
                        .containsEntry("error.type", "OVERLOADED")
                        .containsEntry("http.response.status_code", 503L)
                        .containsEntry("langfuse.observation.level", "ERROR"));
    }

    @Test
    void neitherKeyNorPromptNorRowLeavesUnlessAskedFor() {
        Dataset data = run();

        String raw = receiver.raw();
        assertThat(raw).contains("customers"); // names of tables do
        assertNothingLeaves(data, raw);
    }

    @Test
    void nothingOfTheSchemaLeavesASensitiveRun() {
        Dataset data = run(Telemetry.Builder::captureContent, DirectOptions.Builder::sensitive);

        String raw = receiver.raw();
        assertThat(spans(CALL)).isNotEmpty();
        assertThat(raw).doesNotContain("customers").doesNotContain("orders");
        assertNothingLeaves(data, raw);
    }

    private static void assertNothingLeaves(Dataset data, String raw) {
        assertThat(raw).doesNotContain(GeminiStub.KEY);
        for (String text :
                List.of("CREATE TABLE", "full_name", "delivery_note", "vault seventeen", "wines of the moon")) {
            assertThat(raw).doesNotContain(text);
        }
        List<String> values = data.tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.asMap().values().stream())
                .filter(String.class::isInstance)
                .map(String::valueOf)
                .toList();
        assertThat(values).hasSizeGreaterThan(6).noneMatch(raw::contains);
    }

    @Test
    void contentAskedForIsRedactedAndBounded() {
        run(
                telemetry -> telemetry
                        .captureContent()
                        .redaction(text -> text.replace("vault seventeen", "▇▇▇"))
                        .maxContentLength(20_000),
                UnaryOperator.identity());

        assertThat(receiver.raw()).doesNotContain(GeminiStub.KEY).doesNotContain("vault seventeen");
        Span call = spans(CALL).stream()
                .filter(it -> it.text("gen_ai.input.messages").contains("kept in ▇▇▇"))
                .findFirst()
                .orElseThrow();
        JsonNode message = json(call.text("gen_ai.input.messages")).path(0);
        assertThat(message.path("role").asText()).isEqualTo("user");
        assertThat(message.at("/parts/0/type").asText()).isEqualTo("text");
        assertThat(message.at("/parts/0/content").asText()).contains("full_name");
        JsonNode answer = json(call.text("gen_ai.output.messages")).path(0);
        assertThat(answer.path("role").asText()).isEqualTo("assistant");
        assertThat(answer.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(json(answer.at("/parts/0/content").asText()).path("rows")).hasSize(6);
        assertThat(json(call.text("gen_ai.system_instructions"))
                        .at("/0/content")
                        .asText())
                .isNotEmpty();
        assertThat(json(call.text("langfuse.observation.input"))).hasSize(2);
        assertThat(json(call.text("langfuse.observation.output")).path("rows")).hasSize(6);
    }
}

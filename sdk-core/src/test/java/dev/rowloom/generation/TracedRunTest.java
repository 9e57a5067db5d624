package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CancelledException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.telemetry.Conventions;
import dev.rowloom.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run of the model leaves in traces and metrics. */
class TracedRunTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());
    private static final DirectOptions ASSIGNED =
            DirectOptions.builder().keys(KeyStrategy.ASSIGNED).build();

    @RegisterExtension
    static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

    private final Telemetry telemetry = Telemetry.to(OTEL.getOpenTelemetry());

    private SyntheticDataGenerator generator(FakeModel model, DirectOptions options) {
        return SyntheticDataGenerator.of(SHOP)
                .rows(20)
                .provider(model, "fake-1")
                .direct(options)
                .telemetry(telemetry);
    }

    private static List<SpanData> spans(String name) {
        return OTEL.getSpans().stream().filter(it -> it.getName().equals(name)).toList();
    }

    private static SpanData span(String name) {
        List<SpanData> all = spans(name);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<SpanData> calls() {
        return spans("chat fake-1");
    }

    private static String text(SpanData span, String key) {
        return Objects.toString(span.getAttributes().get(AttributeKey.stringKey(key)), "");
    }

    private static long number(SpanData span, String key) {
        return Objects.requireNonNull(span.getAttributes().get(AttributeKey.longKey(key)), key);
    }

    private static Predicate<SpanData> below(SpanData parent) {
        return span -> span.getParentSpanId().equals(parent.getSpanId());
    }

    private static void assertAllOfOneTrace() {
        assertThat(OTEL.getSpans()).allMatch(SpanData::hasEnded);
        assertThat(OTEL.getSpans().stream().map(SpanData::getTraceId).distinct())
                .hasSize(1);
    }

    @Test
    void aRunIsOneTraceOfItsTablesAndTheirRequests() {
        generator(FakeModel.willing(), ASSIGNED).generate();

        SpanData run = span("generate_dataset");
        assertThat(run.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(number(run, "rowloom.rows")).isEqualTo(80);
        assertThat(span("plan")).matches(below(run));
        List<SpanData> tables = spans("generate_table");
        assertThat(tables).hasSize(4).allMatch(below(run));
        assertThat(tables.stream().map(it -> text(it, "rowloom.table")))
                .containsExactlyInAnyOrder("customers", "products", "orders", "order_items");
        assertThat(tables).allSatisfy(table -> {
            assertThat(number(table, "rowloom.rows")).isEqualTo(20);
            assertThat(calls()).anyMatch(below(table));
        });
        assertThat(calls()).allSatisfy(call -> {
            assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(tables).anyMatch(table -> below(table).test(call));
        });
        assertAllOfOneTrace();
    }

    @Test
    void aBlueprintIsAskedForInAStepOfItsOwn() {
        ProviderException busy = ProviderException.of(ProviderException.Kind.OVERLOADED, "later");
        FakeModel model = FakeModel.scripted((request, number) -> number == 1
                ? List.of(busy)
                : FakeModel.answer(AskedShop.answer("", AskedShop.values("wines", "region", "\"Jura\"", ""))));

        AskedShop.generator(model)
                .strategy(dev.rowloom.Strategy.BLUEPRINT)
                .telemetry(telemetry)
                .generate();

        SpanData run = span("generate_dataset");
        assertThat(text(run, "rowloom.mode")).isEqualTo("blueprint");
        assertThat(span("plan")).matches(below(run));
        SpanData asking = span("ask_blueprint");
        assertThat(asking).matches(below(span("plan")));
        assertThat(number(asking, "rowloom.requests")).isEqualTo(2);
        assertThat(calls())
                .hasSize(2)
                .allMatch(below(asking))
                .allSatisfy(call -> assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT));
        assertThat(calls().stream().map(call -> text(call, "error.type"))).containsExactlyInAnyOrder("", "OVERLOADED");
        assertThat(calls())
                .anyMatch(call -> call.getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens")) != null);
        assertThat(OTEL.getMetrics()).anyMatch(metric -> metric.getName().equals("gen_ai.client.operation.duration"));
        assertAllOfOneTrace();
    }

    @Test
    void noSpanStaysOpenWhereTheReceiverFails() {
        FakeModel model = FakeModel.willing();
        DirectGeneration generation = DirectGeneration.of(
                        generator(model, ASSIGNED).plan(), model, "fake-1", ASSIGNED, Instructions.NONE)
                .telemetry(telemetry);

        assertThatThrownBy(() -> generation.run(new RowReceiver() {
                    @Override
                    public void rows(RowBatch rows) {
                        throw new IllegalStateException("no room");
                    }

                    @Override
                    public void ended(TableLayout layout, TableGeneration report) {
                        // does not come so far
                    }
                }))
                .hasMessage("no room");
        assertThat(model.requests()).isNotEmpty();
        assertThat(calls())
                .hasSizeGreaterThanOrEqualTo(model.requests().size()); // one may be stopped ahead of its request
        assertThat(spans("generate_table")).hasSize(2);
    }

    @Test
    void validationAndExportComeIntoTheTraceOfTheirRows() {
        Dataset data = generator(FakeModel.willing(), ASSIGNED).generate();

        data.validate();
        data.writeTo(new dev.rowloom.dataset.MemorySink());

        SpanData run = span("generate_dataset");
        assertThat(span("validate")).matches(below(run));
        assertThat(span("export")).matches(below(run));
        assertThat(number(span("validate"), "rowloom.rows")).isEqualTo(80);
    }

    @Test
    @SuppressWarnings("try") // the scope is there to be closed
    void aRunIsBelowTheSpanOfItsCaller() throws InterruptedException {
        Span caller =
                OTEL.getOpenTelemetry().getTracer("test").spanBuilder("nightly").startSpan();
        try (Scope scope = caller.makeCurrent()) {
            Schema schema = telemetry.parseSchema(() -> Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql()));
            SyntheticDataGenerator.of(schema)
                    .rows(3)
                    .telemetry(telemetry)
                    .start(new dev.rowloom.dataset.MemorySink())
                    .await();
        } finally {
            caller.end();
        }

        SpanData nightly = span("nightly");
        assertThat(span("parse_schema")).matches(below(nightly));
        assertThat(number(span("parse_schema"), "rowloom.tables")).isEqualTo(4);
        assertThat(span("generate_dataset")).matches(below(nightly));
        assertThat(spans("generate_table")).hasSize(4).allMatch(below(span("generate_dataset")));
        assertAllOfOneTrace();
    }

    @Test
    void eachTryIsASpanThatTellsHowItFailed() {
        ProviderException limited = ProviderException.builder(Kind.RATE_LIMITED, "slow down, customers of table shop")
                .status(429)
                .build();
        FakeModel model = FakeModel.scripted(
                (request, number) -> number == 1 ? List.of(limited) : FakeModel.answer(FakeModel.rows(request)));

        generator(model, ASSIGNED.toBuilder().concurrency(1).build())
                .rows("orders", 0)
                .rows("order_items", 0)
                .generate();

        SpanData failed = calls().stream()
                .filter(it -> it.getStatus().getStatusCode() == StatusCode.ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(text(failed, "error.type")).isEqualTo("RATE_LIMITED");
        assertThat(number(failed, "http.response.status_code")).isEqualTo(429);
        assertThat(failed.getAttributes().get(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons")))
                .containsExactly("error");
        assertThat(failed.toString()).doesNotContain("slow down");
        assertThat(calls()).hasSize(3);
    }

    @Test
    void aRunThatIsCancelledEndsItsSpans() {
        FakeModel model = FakeModel.scripted(
                (request, number) -> List.of(ProviderException.of(Kind.CANCELLED, "the run was cancelled")));

        assertThatThrownBy(() -> generator(model, ASSIGNED).generate()).isInstanceOf(CancelledException.class);

        SpanData run = span("generate_dataset");
        assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(run, "error.type")).isEqualTo(CancelledException.class.getName());
        assertThat(spans("generate_table"))
                .isNotEmpty()
                .allSatisfy(table ->
                        assertThat(text(table, "langfuse.observation.level")).isEqualTo("WARNING"));
        assertAllOfOneTrace();
    }

    @Test
    void aReceiverThatFailsEndsTheSpansOfRequestsToo() {
        SyntheticDataGenerator generator = generator(FakeModel.willing(), ASSIGNED)
                .progress(progress -> {
                    throw new IllegalStateException("the caller's own fault");
                });

        assertThatThrownBy(generator::generate).isInstanceOf(IllegalStateException.class);

        assertThat(calls())
                .isNotEmpty()
                .anySatisfy(
                        call -> assertThat(text(call, "error.type")).isEqualTo(IllegalStateException.class.getName()));
        assertThat(span("generate_dataset").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertAllOfOneTrace();
    }

    @Test
    void rowsOfTheEngineAreTold() {
        FakeModel model =
                FakeModel.scripted((request, number) -> FakeModel.table(request).equals("orders")
                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                        : FakeModel.answer(FakeModel.rows(request)));

        generator(model, ASSIGNED).generate();

        SpanData orders = spans("generate_table").stream()
                .filter(it -> text(it, "rowloom.table").equals("orders"))
                .findFirst()
                .orElseThrow();
        assertThat(number(orders, "rowloom.rows.engine")).isEqualTo(20);
        assertThat(text(orders, "langfuse.observation.status_message")).isEqualTo("CONTENT_BLOCKED");
        assertThat(text(span("generate_dataset"), "langfuse.observation.level")).isEqualTo("WARNING");
    }

    @Test
    void measuresTokensAndTimesByTheConventions() {
        generator(FakeModel.willing(), ASSIGNED).generate();

        assertThat(OTEL.getMetrics().stream().map(MetricData::getName))
                .containsExactlyInAnyOrder(
                        "gen_ai.client.operation.duration",
                        "gen_ai.client.operation.time_to_first_chunk",
                        "gen_ai.client.token.usage");
        MetricData tokens = metric("gen_ai.client.token.usage");
        assertThat(tokens.getUnit()).isEqualTo("{token}");
        assertThat(tokens.getHistogramData().getPoints()).hasSize(2).allSatisfy(point -> {
            assertThat(point.getBoundaries()).startsWith(1.0, 4.0, 16.0).endsWith(67_108_864.0);
            assertThat(point.getCount()).isEqualTo(calls().size());
        });
        assertThat(metric("gen_ai.client.operation.duration").getHistogramData().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getBoundaries())
                        .startsWith(0.01, 0.02)
                        .endsWith(81.92)
                        .hasSize(14));
    }

    @Test
    void namesMetricsByTheEditionAskedFor() {
        Telemetry newer = Telemetry.builder()
                .openTelemetry(OTEL.getOpenTelemetry())
                .conventions(Conventions.GENAI_REPOSITORY)
                .build();

        generator(FakeModel.willing(), ASSIGNED).telemetry(newer).generate();

        assertThat(OTEL.getMetrics().stream().map(MetricData::getName))
                .containsExactlyInAnyOrder(
                        "gen_ai.client.inference.duration",
                        "gen_ai.client.inference.time_to_first_chunk",
                        "gen_ai.client.inference.usage.input_tokens",
                        "gen_ai.client.inference.usage.output_tokens",
                        "gen_ai.client.inference.usage.cache_read.input_tokens",
                        "gen_ai.client.inference.usage.reasoning.output_tokens",
                        "gen_ai.client.inference.operation.input_tokens",
                        "gen_ai.client.inference.operation.output_tokens");
    }

    @Test
    void answersOfTheCacheAreNoRequests() {
        Dataset first = generator(
                        FakeModel.scripted(
                                (request, number) -> FakeModel.table(request).equals("orders")
                                        ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"))
                                        : FakeModel.answer(FakeModel.rows(request))),
                        ASSIGNED)
                .generate();
        int before = calls().size();

        first.resume();

        assertThat(calls().stream().skip(before)).isNotEmpty();
        assertThat(spans("generate_dataset"))
                .hasSize(2)
                .allMatch(it -> it.getParentSpanId().equals(SpanId.getInvalid()));
        assertThat(spans("generate_table").stream()
                        .filter(below(spans("generate_dataset").get(1)))
                        .filter(it -> text(it, "rowloom.table").equals("customers")))
                .singleElement()
                .satisfies(table -> {
                    assertThat(number(table, "rowloom.requests.cached")).isPositive();
                    assertThat(calls()).noneMatch(below(table));
                });
    }

    private static MetricData metric(String name) {
        return OTEL.getMetrics().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

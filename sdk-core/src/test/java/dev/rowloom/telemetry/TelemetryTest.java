package dev.rowloom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.ExportException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.Sink;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelService;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.schema.Schema;
import dev.rowloom.telemetry.internal.CallFacts;
import dev.rowloom.telemetry.internal.CallResult;
import dev.rowloom.telemetry.internal.ModelCall;
import dev.rowloom.telemetry.internal.Steps;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TelemetryTest {

    /** Registers itself as the global instance too. */
    @RegisterExtension
    static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();

    private static final Schema SCHEMA =
            Schema.fromDdl("CREATE TABLE parts (id int PRIMARY KEY, name varchar(20) NOT NULL);");

    private static Telemetry.Builder telemetry() {
        return Telemetry.builder().openTelemetry(OTEL.getOpenTelemetry());
    }

    private static SpanData span(String name) {
        return OTEL.getSpans().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(SpanData span, String key) {
        return Objects.toString(span.getAttributes().get(AttributeKey.stringKey(key)), "");
    }

    /** Traces a request for a text and returns its span. */
    private static SpanData call(Telemetry telemetry, ModelRequest.Privacy privacy, String answer) {
        ModelRequest request =
                ModelRequest.builder("m-1", "the prompt").privacy(privacy).build();
        Steps.of(telemetry).begin("test").run(step -> {
            ModelCall call = step.call(
                    request, new CallFacts(ModelService.of("openai"), Capabilities.Delivery.WHOLE, 1, 1, 1, null));
            call.chunk();
            call.end(new CallResult(answer, "STOP", new TokenUsage(3, 4, 0, 0), 1, null));
            return step;
        });
        return span("chat m-1");
    }

    @Test
    void goesNowhereUnlessToldWhere() {
        assertThat(GlobalOpenTelemetry.get()
                        .getTracer("x")
                        .spanBuilder("y")
                        .startSpan()
                        .getSpanContext()
                        .isValid())
                .isTrue();

        SyntheticDataGenerator.of(SCHEMA)
                .rows(2)
                .telemetry(Telemetry.builder().build())
                .generate();

        assertThat(OTEL.getSpans()).isEmpty();
    }

    @Test
    void holdsNoContentByDefault() {
        SpanData call = call(telemetry().build(), ModelRequest.Privacy.ORDINARY, "the answer");

        assertThat(call.getAttributes().toString()).doesNotContain("the prompt").doesNotContain("the answer");
    }

    @Test
    void holdsContentThatWasAskedForCutToLength() {
        SpanData call = call(
                telemetry().captureContent().maxContentLength(5).build(),
                ModelRequest.Privacy.ORDINARY,
                "abcd\uD83C\uDF77xyz");

        assertThat(text(call, "langfuse.observation.output")).isEqualTo("abcd… (5 more characters)");
        assertThat(text(call, "gen_ai.output.messages"))
                .isEqualTo(
                        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"abcd… (5 more characters)\"}],"
                                + "\"finish_reason\":\"stop\"}]");
        assertThat(text(call, "gen_ai.input.messages")).contains("the p… (5 more characters)");
    }

    @Test
    void leavesContentOutWhenItsRedactionFails() {
        Telemetry failing = telemetry()
                .captureContent()
                .redaction(text -> {
                    throw new IllegalStateException("in " + text);
                })
                .build();

        SpanData call = call(failing, ModelRequest.Privacy.ORDINARY, "the answer");

        assertThat(call.getAttributes().toString())
                .contains("the redaction failed")
                .doesNotContain("the prompt")
                .doesNotContain("the answer");
    }

    @Test
    void holdsNoContentOfSensitiveRequests() {
        SpanData call = call(telemetry().captureContent().build(), ModelRequest.Privacy.SENSITIVE, "the answer");

        assertThat(call.getAttributes().toString()).doesNotContain("the prompt").doesNotContain("the answer");
        assertThat(text(call, "gen_ai.provider.name")).isEqualTo("openai");
    }

    @Test
    void anAnswerInOnePieceHasNoFirstChunk() {
        SpanData call = call(telemetry().build(), ModelRequest.Privacy.ORDINARY, "the answer");

        assertThat(call.getAttributes().get(AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk")))
                .isNull();
        assertThat(call.getAttributes().get(AttributeKey.booleanKey("gen_ai.request.stream")))
                .isNull();
    }

    @Test
    void tracesRowsOfTheEngineAndTheirExport() {
        Sink failing = run -> {
            throw new IOException("disk full of secrets");
        };

        assertThatThrownBy(() -> SyntheticDataGenerator.of(SCHEMA)
                        .rows(2)
                        .telemetry(telemetry().build())
                        .generateTo(failing))
                .isInstanceOf(ExportException.class);

        for (String name : List.of("export", "generate_dataset")) {
            assertThat(span(name).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(text(span(name), "error.type")).isEqualTo(ExportException.class.getName());
        }
        assertThat(OTEL.getSpans().toString()).doesNotContain("secrets");
    }

    @Test
    void sensitiveRowsOfTheEngineDoNotNameTheirTables() {
        SyntheticDataGenerator.of(SCHEMA)
                .rows(2)
                .direct(DirectOptions.builder().sensitive().build())
                .telemetry(telemetry().build())
                .generateTo(new MemorySink());

        assertThat(span("generate_table").getAttributes().get(AttributeKey.longKey("rowloom.rows")))
                .isEqualTo(2);
        assertThat(OTEL.getSpans().toString()).doesNotContain("parts");
    }

    @Test
    void refusesALengthOfNothing() {
        assertThatThrownBy(() -> Telemetry.builder().maxContentLength(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("the length of recorded content is at least 1, not 0");
    }
}

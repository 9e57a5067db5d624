package dev.rowloom.provider.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What every provider keeps to. Extend it in the provider's own tests:
 *
 * <pre>{@code
 * class MyProviderContractTest extends ModelProviderContract {
 *     @Override
 *     protected TestService serve(Behaviour behaviour) {
 *         return new MyStub(behaviour);
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class ModelProviderContract {

    /** Called by the test engine. */
    protected ModelProviderContract() {}

    /**
     * Starts a service of the provider under test on the loopback address.
     *
     * @param behaviour how it answers every request
     */
    protected abstract TestService serve(Behaviour behaviour);

    /** The text of all pieces is the answer, the tokens are counted, and the end has its reason. */
    @Test
    protected void answersInPiecesWithUsageAndReason() {
        try (TestService service = serve(Behaviour.ANSWERS);
                ModelStream stream = service.provider().open(request(service))) {
            Answers answer = Answers.of(stream);

            assertThat(answer.failure()).isNull();
            assertThat(answer.text()).isEqualTo(Behaviour.TEXT);
            assertThat(answer.of(ModelEvent.TextDelta.class))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .noneMatch(delta -> delta.text().isEmpty());
            assertThat(answer.of(ModelEvent.Finish.class))
                    .extracting(ModelEvent.Finish::reason)
                    .containsExactly(FinishReason.STOP);
            TokenUsage tokens = lastUsage(answer);
            assertThat(tokens.input()).isPositive();
            assertThat(tokens.output()).isPositive();
            assertThat(tokens.cached()).isBetween(0L, tokens.input());
            assertThat(stream.next()).as("after the end").isEmpty();
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    /** A piece is handed out although the one after it has not arrived. */
    @Test
    protected void handsOutWhatArrivedWithoutWaitingForMore() {
        try (TestService service = serve(Behaviour.WAITS_FOR_RELEASE);
                ModelStream stream = service.provider().open(request(service))) {
            String first = firstText(stream);

            assertThat(Behaviour.TEXT).startsWith(first);
            service.release();
            assertThat(first + Answers.of(stream).text()).isEqualTo(Behaviour.TEXT);
        }
    }

    /** Opening neither waits for the service nor reports its refusals. */
    @Test
    protected void opensWithoutWaiting() {
        try (TestService service = serve(Behaviour.SILENT)) {
            service.provider().open(request(service)).close();
        }
    }

    /** Closing from another thread wakes the one that waits, ahead of the answer and within it. */
    @TestFactory
    protected Stream<DynamicTest> wakesAWaitingThreadWhenClosed() {
        return Stream.of(Behaviour.SILENT, Behaviour.STALLS)
                .map(behaviour -> test(behaviour, service -> {
                    ModelStream stream = service.provider().open(request(service));
                    CompletableFuture<Answers> answer = CompletableFuture.supplyAsync(() -> Answers.of(stream));
                    awaitRequest(service);
                    stream.close();

                    assertFailure(answer.join(), Kind.CANCELLED);
                }));
    }

    /** Closing the provider closes its streams, and nothing can be opened afterwards. */
    @Test
    protected void closesItsStreamsWithItself() {
        try (TestService service = serve(Behaviour.STALLS)) {
            ModelProvider provider = service.provider();
            ModelStream stream = provider.open(request(service));
            CompletableFuture<Answers> answer = CompletableFuture.supplyAsync(() -> Answers.of(stream));
            awaitRequest(service);
            provider.close();

            assertFailure(answer.join(), Kind.CANCELLED);
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.open(request(service)))
                    .extracting(ProviderException::kind)
                    .isEqualTo(Kind.CANCELLED);
        }
    }

    /** An interrupted thread gives up, and stays interrupted. */
    @Test
    protected void givesUpWhenInterrupted() {
        try (TestService service = serve(Behaviour.STALLS);
                ModelStream stream = service.provider().open(request(service))) {
            Thread.currentThread().interrupt();
            Answers answer = Answers.of(stream);

            assertThat(Thread.interrupted()).isTrue();
            assertFailure(answer, Kind.CANCELLED);
        }
    }

    /** The request's time runs out ahead of the answer and within it; what arrived is handed out first. */
    @TestFactory
    protected Stream<DynamicTest> keepsToTheTimeout() {
        return Stream.of(Behaviour.SILENT, Behaviour.STALLS)
                .map(behaviour -> test(behaviour, service -> {
                    ModelRequest hasty = request(service).toBuilder()
                            .timeout(Duration.ofMillis(1_500))
                            .build();
                    try (ModelStream stream = service.provider().open(hasty)) {
                        Answers answer = Answers.of(stream);

                        assertFailure(answer, Kind.TIMED_OUT);
                        assertThat(answer.text().isEmpty()).isEqualTo(behaviour == Behaviour.SILENT);
                    }
                }));
    }

    /** Running out of tokens is an end with its reason, not a failure. */
    @Test
    protected void endsAtTheLimitOfTokens() {
        try (TestService service = serve(Behaviour.OUT_OF_TOKENS);
                ModelStream stream = service.provider().open(request(service))) {
            Answers answer = Answers.of(stream);

            assertThat(answer.failure()).isNull();
            assertThat(answer.text()).isNotEmpty().isNotEqualTo(Behaviour.TEXT);
            assertThat(Behaviour.TEXT).startsWith(answer.text());
            assertThat(answer.of(ModelEvent.Finish.class))
                    .extracting(ModelEvent.Finish::reason)
                    .containsExactly(FinishReason.MAX_TOKENS);
        }
    }

    /** A blueprint that is cut costs one request more, for what is left of it. */
    @Test
    protected void aBlueprintThatIsCutCostsOneContinuation() {
        Schema wines = Schema.fromDdl(
                "CREATE TABLE wines (id bigint PRIMARY KEY, region varchar(30) NOT NULL, bottles integer NOT NULL)",
                Dialect.postgresql());
        try (TestService service = serve(Behaviour.CUTS_BLUEPRINT)) {
            Blueprint asked = SyntheticDataGenerator.of(wines)
                    .provider(service.provider(), service.model())
                    .askBlueprint();

            assertThat(service.requests()).isEqualTo(2);
            assertThat(asked.report().orElseThrow().asks())
                    .extracting(BlueprintReport.Ask::outcome)
                    .containsExactly(BlueprintReport.CUT, "OK");
            assertThat(Objects.requireNonNull(asked.tables().get("wines")).columns())
                    .hasEntrySatisfying(
                            "region", column -> assertThat(column.origin()).isEqualTo(Origin.MODEL))
                    .hasEntrySatisfying(
                            "bottles", column -> assertThat(column.origin()).isEqualTo(Origin.MODEL));
        }
    }

    /** A refused schema is asked for in weaker forms, each of which is told ahead of the text, and remembered; a later request tells where it starts. */
    @Test
    protected void asksInAWeakerFormWhereTheSchemaIsRefused() {
        try (TestService service = serve(Behaviour.REFUSES_SCHEMAS)) {
            Answers first = ask(service);
            int requests = service.requests();
            Answers second = ask(service);

            assertThat(first.failure()).isNull();
            assertThat(first.text()).isEqualTo(Behaviour.TEXT);
            List<ModelEvent.Degraded> steps = first.of(ModelEvent.Degraded.class);
            assertThat(steps).hasSize(requests - 1).isNotEmpty();
            assertThat(first.events().subList(0, steps.size())).isEqualTo(steps);
            assertThat(steps).extracting(ModelEvent.Degraded::when).containsOnly(ModelEvent.Degraded.When.NOW);
            assertThat(second.text()).isEqualTo(Behaviour.TEXT);
            assertThat(second.of(ModelEvent.Degraded.class))
                    .as("the second request says that it starts lower")
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.when()).isEqualTo(ModelEvent.Degraded.When.EARLIER);
                        assertThat(step.used())
                                .isEqualTo(steps.get(steps.size() - 1).used());
                    });
            assertThat(service.requests())
                    .as("the second request starts where the first was answered")
                    .isEqualTo(requests + 1);
        }
    }

    /** Each failure has its kind, comes after the text ahead of it, and makes no second request. */
    @TestFactory
    protected Stream<DynamicTest> tellsFailuresApart() {
        return Arrays.stream(Behaviour.values())
                .filter(behaviour -> behaviour.failure().isPresent())
                .map(behaviour -> test(behaviour, service -> {
                    try (ModelStream stream = service.provider().open(request(service))) {
                        Answers answer = Answers.of(stream);

                        assertFailure(answer, behaviour.failure().orElseThrow());
                        assertThat(answer.text().isEmpty()).isEqualTo(!behaviour.beginsWithText());
                        assertThat(Behaviour.TEXT).startsWith(answer.text());
                        assertThat(service.requests()).isEqualTo(1);
                        assertThat(Answers.of(stream).failure())
                                .as("asked again")
                                .isSameAs(answer.failure());
                    }
                }));
    }

    /** The wait that a service asks for reaches the caller. */
    @Test
    protected void tellsHowLongToWait() {
        try (TestService service = serve(Behaviour.RATE_LIMITED)) {
            ProviderException failure = ask(service).requiredFailure();

            assertThat(failure.retryAfter()).hasValue(Duration.ofMillis(2500));
            assertThat(failure.isRetriable()).isTrue();
        }
    }

    /** The credential shows in no failure and no text of the provider. */
    @TestFactory
    protected Stream<DynamicTest> showsTheCredentialNowhere() {
        return Arrays.stream(Behaviour.values())
                .filter(behaviour -> behaviour.failure().isPresent())
                .map(behaviour -> test(behaviour, service -> {
                    StringWriter trace = new StringWriter();
                    ask(service).requiredFailure().printStackTrace(new PrintWriter(trace));

                    assertThat(trace.toString()).isNotEmpty().doesNotContain(service.secret());
                    assertThat(service.provider().toString()).doesNotContain(service.secret());
                }));
    }

    private DynamicTest test(Behaviour behaviour, Consumer<TestService> body) {
        return DynamicTest.dynamicTest(behaviour.name(), () -> {
            try (TestService service = serve(behaviour)) {
                body.accept(service);
            }
        });
    }

    private static ModelRequest request(TestService service) {
        return ModelRequest.builder(service.model(), "Write 4 rows of people.")
                .systemText("You write rows of tables.")
                .answerSchema(Behaviour.SCHEMA)
                .temperature(0.7)
                .maxOutputTokens(8192)
                .build();
    }

    private static Answers ask(TestService service) {
        try (ModelStream stream = service.provider().open(request(service))) {
            return Answers.of(stream);
        }
    }

    private static String firstText(ModelStream stream) {
        for (Optional<ModelEvent> event = stream.next(); event.isPresent(); event = stream.next()) {
            if (event.get() instanceof ModelEvent.TextDelta delta) {
                return delta.text();
            }
        }
        throw new AssertionError("no text came");
    }

    private static TokenUsage lastUsage(Answers answer) {
        List<ModelEvent.Usage> usages = answer.of(ModelEvent.Usage.class);
        assertThat(usages).isNotEmpty();
        return usages.get(usages.size() - 1).tokens();
    }

    private static void assertFailure(Answers answer, Kind kind) {
        ProviderException failure = answer.requiredFailure();
        assertThat(failure.kind()).as(failure.toString()).isEqualTo(kind);
    }

    private static void awaitRequest(TestService service) {
        while (service.requests() == 0) {
            Thread.onSpinWait();
        }
    }
}

package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CancelledException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a run waits, what it counts, and what ends its waits. */
@Timeout(30)
class RunWaitsTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());
    private static final DirectOptions ONE_BY_ONE = DirectOptions.builder()
            .keys(KeyStrategy.ASSIGNED)
            .batchRows(10)
            .concurrency(1)
            .build();

    private final VirtualTime time = new VirtualTime();

    @Test
    void noWaitForAnotherTryLeadsBeyondTheTimeOfTheRun() {
        FakeModel model = FakeModel.scripted(
                (request, number) -> List.of(ProviderException.builder(Kind.RATE_LIMITED, "too many requests")
                        .retryAfter(Duration.ofSeconds(50))
                        .build()));

        GenerationReport report = run(
                model, ONE_BY_ONE.toBuilder().maxTime(Duration.ofSeconds(80)).build());

        assertThat(time.nanoTime()).isLessThan(Duration.ofSeconds(80).toNanos());
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(50));
        assertThat(report.failures()).isNotEmpty().allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(Code.LIMIT_REACHED);
            assertThat(failure.remedy()).contains("maxTime");
        });
        assertThat(report.failures().get(0).message()).contains("too many requests", "50 s", "80 s");
    }

    @Test
    void noWaitAfterABrokenAnswerLeadsBeyondTheTimeOfTheRun() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.broken(
                FakeModel.rows(request),
                0.6,
                ProviderException.builder(Kind.OVERLOADED, "no room")
                        .retryAfter(Duration.ofSeconds(50))
                        .build()));

        GenerationReport report = run(
                model, ONE_BY_ONE.toBuilder().maxTime(Duration.ofSeconds(80)).build());

        assertThat(time.nanoTime()).isLessThan(Duration.ofSeconds(80).toNanos());
        assertThat(report.failures().get(0).code()).isEqualTo(Code.LIMIT_REACHED);
        assertThat(report.tables()).allSatisfy(table -> assertThat(table.rows()).isEqualTo(20));
    }

    @Test
    void aRequestThatTheRateLimiterWouldHoldTooLongIsNeitherWaitedForNorCounted() {
        FakeModel model = FakeModel.willing();
        DirectOptions options = ONE_BY_ONE.toBuilder()
                .requestsPerMinute(3)
                .maxTime(Duration.ofSeconds(50))
                .build();
        RunLedger[] ledger = new RunLedger[1];

        GenerationReport report = run(model, options, watching -> ledger[0] = watching);

        assertThat(model.requests()).hasSize(3);
        assertThat(report.requests()).isEqualTo(3);
        assertThat(ledger[0].requests()).isEqualTo(3);
        assertThat(time.pauses()).isEmpty();
        assertThat(report.failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(Code.LIMIT_REACHED));
    }

    @Test
    void timeThatTheRateLimiterTakesIsNoTimeForRetries() {
        FakeModel model = FakeModel.scripted((request, number) -> number % 2 == 1
                ? List.of(ProviderException.of(Kind.OVERLOADED, "no room"))
                : FakeModel.answer(FakeModel.rows(request)));
        DirectOptions options = ONE_BY_ONE.toBuilder()
                .requestsPerMinute(1)
                .retryTime(Duration.ofSeconds(90))
                .build();

        GenerationReport report = run(model, options);

        assertThat(report.failures()).isEmpty();
        assertThat(report.isComplete()).isTrue();
        assertThat(requests(report))
                .anySatisfy(request ->
                        assertThat(request.held()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60)));
    }

    @Test
    void aCeilingReachedByOthersLeavesRequestsThatWaitForTheRateLimiterAlone() {
        FakeModel model = FakeModel.willing();
        DirectOptions options = ONE_BY_ONE.toBuilder()
                .concurrency(4)
                .requestsPerMinute(2)
                .maxRequests(4)
                .build();

        GenerationReport report = run(model, options);

        assertThat(model.requests()).hasSize(4);
        assertThat(report.requests()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsRefusedEndsTheWaitsOfOtherTables(KeyStrategy keys) throws InterruptedException {
        Schema two = Schema.fromDdl(
                "CREATE TABLE a (id int PRIMARY KEY, name text); CREATE TABLE b (id int PRIMARY KEY, name text);",
                Dialect.postgresql());
        CountDownLatch waiting = new CountDownLatch(1);
        FakeModel model = FakeModel.scripted((request, number) -> {
            if (FakeModel.table(request).equals("a")) {
                waiting.countDown();
                return List.of(ProviderException.builder(Kind.RATE_LIMITED, "too many requests")
                        .retryAfter(Duration.ofMinutes(9))
                        .build());
            }
            await(waiting);
            return List.of(ProviderException.of(Kind.UNAUTHORISED, "the key is not valid"));
        });

        GenerationReport report = SyntheticDataGenerator.of(two)
                .rows(5)
                .provider(model, "fake-1")
                .direct(DirectOptions.builder().keys(keys).build())
                .generate()
                .metadata()
                .generation();

        assertThat(report).isNotNull();
        assertThat(report.failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.code()).isEqualTo(Code.UNAUTHORISED));
    }

    @Test
    void cancellingEndsAWaitForTheRateLimiter() {
        AtomicReference<DirectGeneration> running = new AtomicReference<>();
        FakeModel model = FakeModel.scripted((request, number) -> {
            if (number == 2) {
                Thread canceller = new Thread(() -> running.get().cancel());
                canceller.start();
            }
            return FakeModel.answer(FakeModel.rows(request));
        });
        running.set(
                generation(model, ONE_BY_ONE.toBuilder().requestsPerMinute(2).build(), null));

        assertThatThrownBy(() -> running.get().run(NOBODY)).isInstanceOf(CancelledException.class);
    }

    @Test
    void eachFormThatIsRefusedIsARequest() {
        FakeModel model = FakeModel.scripted((request, number) -> {
            List<Object> events = new ArrayList<>();
            if (number == 1) {
                events.add(new ModelEvent.Degraded("JSON_SCHEMA", "FUNCTION_CALL", "too many states"));
                events.add(new ModelEvent.Degraded("FUNCTION_CALL", "JSON", "no"));
            } else {
                events.add(new ModelEvent.Degraded("JSON_SCHEMA", "JSON", "", ModelEvent.Degraded.When.EARLIER));
            }
            events.addAll(FakeModel.answer(FakeModel.rows(request)));
            return events;
        });

        GenerationReport report =
                run(model, ONE_BY_ONE.toBuilder().maxRequests(5).build());

        assertThat(model.requests()).hasSize(3);
        assertThat(report.requests()).isEqualTo(5);
        List<ModelRequestReport> requests = requests(report);
        assertThat(requests).extracting(ModelRequestReport::sent).containsExactly(3, 1, 1);
        assertThat(requests).extracting(ModelRequestReport::form).containsOnly("JSON");
        assertThat(requests.get(1).degraded()).containsExactly("JSON_SCHEMA was refused earlier, JSON was asked for");
        assertThat(report.tables().get(0).answerForms()).containsExactly(java.util.Map.entry("JSON", 2L));
        assertThat(report.toJson()).contains("\"answerForms\":{\"JSON\":2}");
    }

    @Test
    void aCeilingEndsTheWalkThroughWeakerForms() {
        FakeModel model = FakeModel.scripted((request, number) -> {
            List<Object> events = new ArrayList<>();
            events.add(new ModelEvent.Degraded("JSON_SCHEMA", "FUNCTION_CALL", "too many states"));
            events.add(new ModelEvent.Degraded("FUNCTION_CALL", "JSON", "too many states"));
            events.addAll(FakeModel.answer(FakeModel.rows(request)));
            return events;
        });

        GenerationReport report =
                run(model, ONE_BY_ONE.toBuilder().maxRequests(2).build());

        assertThat(report.requests()).isEqualTo(2);
        assertThat(requests(report)).singleElement().satisfies(request -> {
            assertThat(request.outcome()).isEqualTo("LIMIT_REACHED");
            assertThat(request.received()).isZero();
        });
        assertThat(report.failures())
                .allSatisfy(failure -> assertThat(failure.remedy()).contains("maxRequests"));
    }

    @Test
    void tablesThatARunThatFailsLeavesOutSayWhichTableFailedAndWhy() {
        FakeModel model = FakeModel.scripted((request, number) -> number == 1
                ? List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "not that"))
                : FakeModel.answer(FakeModel.rows(request)));

        GenerationReport report =
                run(model, ONE_BY_ONE.toBuilder().fallback(Fallback.FAIL).build());

        GenerationFailure first = report.failures().get(0);
        assertThat(first.code()).isEqualTo(Code.CONTENT_BLOCKED);
        assertThat(report.failures().stream().filter(it -> it.code() == Code.RUN_FAILED))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.message())
                        .contains("table " + first.table() + " are missing (CONTENT_BLOCKED: not that)"));
        assertThat(report.failures()).noneMatch(failure -> failure.code() == Code.LIMIT_REACHED);
    }

    @Test
    void aRunThatFailsAsksForNoTableAfterOneThatCameShort() {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(
                FakeModel.table(request).equals("customers") ? FakeModel.rows(request, 1) : FakeModel.rows(request)));

        GenerationReport report = run(
                model,
                ONE_BY_ONE.toBuilder()
                        .keys(KeyStrategy.MODEL)
                        .fallback(Fallback.FAIL)
                        .build());

        assertThat(report.table("customers").failures())
                .extracting(GenerationFailure::code)
                .containsExactly(Code.TOO_FEW_ROWS);
        assertThat(model.requests("orders")).isEmpty();
        assertThat(report.table("orders").failures())
                .extracting(GenerationFailure::code)
                .containsExactly(Code.RUN_FAILED);
    }

    @Test
    void theFirstRowIsTimedFromTheStartOfItsTable() {
        FakeModel model = FakeModel.scripted((request, number) -> {
            time.pass(Duration.ofSeconds(2));
            return number == 1
                    ? List.of(ProviderException.builder(Kind.RATE_LIMITED, "too many requests")
                            .retryAfter(Duration.ofSeconds(30))
                            .build())
                    : FakeModel.answer(FakeModel.rows(request));
        });

        GenerationReport report = run(model, ONE_BY_ONE);

        assertThat(report.tables().get(0).toFirstRow()).isEqualTo(Duration.ofSeconds(34));
        assertThat(report.toJson()).contains("\"toFirstRowSeconds\":34.0");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<ModelRequestReport> requests(GenerationReport report) {
        return report.tables().stream()
                .flatMap(table -> table.requests().stream())
                .toList();
    }

    private GenerationReport run(FakeModel model, DirectOptions options) {
        return generation(model, options, time).run(NOBODY);
    }

    private GenerationReport run(
            FakeModel model, DirectOptions options, java.util.function.Consumer<RunLedger> watching) {
        RunLedger ledger = new RunLedger(options, time, new OpenStreams().begin());
        watching.accept(ledger);
        return generation(model, options, time).run(NOBODY, ledger);
    }

    private static DirectGeneration generation(FakeModel model, DirectOptions options, @Nullable Time time) {
        return new DirectGeneration(
                SyntheticDataGenerator.of(SHOP).rows(20).plan(),
                model,
                "fake-1",
                options,
                Instructions.NONE,
                time,
                RunObserver.NONE,
                null);
    }

    private static final RowReceiver NOBODY = new RowReceiver() {
        @Override
        public void rows(RowBatch batch) {
            // the report is what matters
        }

        @Override
        public void ended(TableLayout layout, TableGeneration report) {
            // the report is what matters
        }
    };
}

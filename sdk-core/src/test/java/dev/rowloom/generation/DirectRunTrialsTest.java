package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.CancelledException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationFailure.Code;
import dev.rowloom.dataset.GenerationReport;
import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are ended, killed or fed with schemas that are hard to fill. */
@Timeout(60)
class DirectRunTrialsTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());
    private static final DirectOptions SMALL =
            DirectOptions.builder().keys(KeyStrategy.ASSIGNED).batchRows(4).build();

    private static Dataset generate(Schema schema, FakeModel model, DirectOptions options) {
        return SyntheticDataGenerator.of(schema)
                .rows(20)
                .provider(model, "fake-1")
                .direct(options)
                .generate();
    }

    private static GenerationReport report(Dataset data) {
        return Objects.requireNonNull(data.metadata().generation());
    }

    private static FakeModel failing(String table, Kind kind) {
        return FakeModel.scripted((request, number) -> FakeModel.table(request).equals(table)
                ? List.of(ProviderException.of(kind, "blocked"))
                : FakeModel.answer(FakeModel.rows(request)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12, 17, 20})
    void aRunThatDiedGoesOnWhereItWas(int deadly, @TempDir Path directory) {
        for (KeyStrategy keys : KeyStrategy.values()) {
            DirectOptions plain = SMALL.toBuilder().keys(keys).concurrency(3).build();
            DirectOptions options =
                    plain.toBuilder().cache(directory.resolve(keys.name())).build();
            Dataset undisturbed = generate(SHOP, useless(Integer.MAX_VALUE), plain);
            FakeModel dying = useless(deadly);
            assertThatThrownBy(() -> generate(SHOP, dying, options)).isInstanceOf(StackOverflowError.class);

            FakeModel reborn = useless(Integer.MAX_VALUE);
            Dataset data = generate(SHOP, reborn, options);

            for (var table : undisturbed.tables()) {
                assertThat(data.table(table.layout().table().id()).rows()).isEqualTo(table.rows());
            }
            assertThat(report(data).isComplete()).isTrue();
        }
    }

    /** A model whose first answer to each request is useless where the request says so, and that dies at a request. */
    private static FakeModel useless(int deadly) {
        return FakeModel.scripted((request, number) -> {
            if (number == deadly) {
                throw new StackOverflowError("the process died");
            }
            boolean first = request.temperature().isEmpty();
            boolean bad = Math.floorMod(request.userText().hashCode(), 4) == 0;
            return FakeModel.answer(first && bad ? "Sure!" : FakeModel.rows(request));
        });
    }

    @Test
    void asksNothingTwiceThatWasAnsweredWithoutRows(@TempDir Path directory) {
        DirectOptions options =
                SMALL.toBuilder().concurrency(1).cache(directory).build();
        FakeModel first = useless(6);
        assertThatThrownBy(() -> generate(SHOP, first, options)).isInstanceOf(StackOverflowError.class);
        Set<ModelRequest> answered = Set.copyOf(first.requests().subList(0, 5));
        FakeModel second = useless(Integer.MAX_VALUE);

        generate(SHOP, second, options);

        assertThat(second.requests().stream().map(DirectRunTrialsTest::text))
                .doesNotContainAnyElementsOf(
                        answered.stream().map(DirectRunTrialsTest::text).toList());
    }

    private static String text(ModelRequest request) {
        return request.temperature() + request.userText();
    }

    @Test
    void aQuotaThatEndedAnAnswerThatWasKeptStopsNoLaterRun(@TempDir Path directory) {
        DirectOptions options =
                SMALL.toBuilder().concurrency(1).cache(directory).build();
        FakeModel used = FakeModel.scripted((request, number) -> FakeModel.broken(
                FakeModel.rows(request), 0.6, ProviderException.of(Kind.QUOTA_EXHAUSTED, "come back tomorrow")));
        assertThat(report(generate(SHOP, used, options)).isComplete()).isFalse();

        Dataset nextDay = generate(SHOP, FakeModel.willing(), options);

        assertThat(report(nextDay).isComplete()).isTrue();
        assertThat(report(nextDay).failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledRunEnds(KeyStrategy keys) {
        for (int at : new int[] {1, 2, 5, 9}) {
            AtomicReference<DirectGeneration> running = new AtomicReference<>();
            FakeModel model = FakeModel.scripted((request, number) -> {
                if (number == at) {
                    running.get().cancel();
                }
                return FakeModel.answer(FakeModel.rows(request));
            });
            running.set(generation(model, SMALL.toBuilder().keys(keys).build(), null));

            assertThatThrownBy(() -> running.get().run(new Kept())).isInstanceOf(CancelledException.class);
            assertThat(model.requests()).hasSizeLessThan(at + 5);
        }
    }

    @Test
    void aRunThatIsCancelledAheadSendsNothing() {
        FakeModel model = FakeModel.willing();
        DirectGeneration generation = generation(model, SMALL, null);
        generation.cancel();

        assertThatThrownBy(() -> generation.run(new Kept())).isInstanceOf(CancelledException.class);
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void anInterruptedThreadEndsTheRunAndStaysInterrupted() {
        Thread runner = Thread.currentThread();
        FakeModel model = FakeModel.scripted((request, number) -> {
            runner.interrupt();
            return FakeModel.answer(FakeModel.rows(request));
        });
        try {
            assertThatThrownBy(() -> generation(model, SMALL, null).run(new Kept()))
                    .isInstanceOf(CancelledException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 11})
    void whatAReceiverThrowsEndsTheRun(int at) {
        Kept receiver = new Kept() {
            @Override
            public void rows(RowBatch batch) {
                super.rows(batch);
                if (batches() == at) {
                    throw new IllegalStateException("the disk is full");
                }
            }
        };

        assertThatThrownBy(() -> generation(FakeModel.willing(), SMALL, null).run(receiver))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void timeThatIsUsedUpIsAReason() {
        VirtualTime time = new VirtualTime();
        FakeModel model = FakeModel.scripted((request, number) -> {
            time.pass(Duration.ofSeconds(40));
            return FakeModel.answer(FakeModel.rows(request));
        });
        DirectOptions options = SMALL.toBuilder()
                .concurrency(1)
                .maxTime(Duration.ofSeconds(100))
                .build();

        GenerationReport report = generation(model, options, time).run(new Kept());

        assertThat(model.requests()).hasSize(3);
        assertThat(model.requests().get(2).timeout()).hasValue(Duration.ofSeconds(20));
        assertThat(report.failures()).isNotEmpty().allSatisfy(failure -> {
            assertThat(failure.code()).isEqualTo(Code.LIMIT_REACHED);
            assertThat(failure.remedy()).contains("maxTime");
        });
        assertThat(report.tables()).allSatisfy(table -> assertThat(table.rows()).isEqualTo(20));
    }

    @ParameterizedTest
    @EnumSource
    void noRowsMeansNoRequests(KeyStrategy keys) {
        FakeModel model = FakeModel.willing();

        Dataset data = SyntheticDataGenerator.of(SHOP)
                .rows(0)
                .provider(model, "fake-1")
                .direct(SMALL.toBuilder().keys(keys).build())
                .generate();

        assertThat(model.requests()).isEmpty();
        assertThat(report(data).isComplete()).isTrue();
    }

    @Test
    void numbersOfRowsInInstructionsAreTargetsWhereNobodyAskedForOthers() {
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(SHOP)
                .rows("orders", 7)
                .provider(FakeModel.willing(), "fake-1")
                .direct(SMALL)
                .instructions("A small shop with about 12 customers and 30 orders.");

        Dataset data = generator.generate();

        assertThat(data.table("customers").size()).isEqualTo(12);
        assertThat(data.table("orders").size()).isEqualTo(7);
        assertThat(report(data).rowHints())
                .containsExactly(
                        "'about 12 customers': 12 rows of customers",
                        "'30 orders': 30 rows of orders; asked for are 7");
        assertThat(generator.rows(5).generate().table("customers").size()).isEqualTo(5);
    }

    @Test
    void givenRowsStay() {
        for (KeyStrategy keys : KeyStrategy.values()) {
            FakeModel model = FakeModel.willing();
            Dataset data = SyntheticDataGenerator.of(SHOP)
                    .rows(20)
                    .given("customers", row -> row.set("city", "Bergen"))
                    .provider(model, "fake-1")
                    .direct(SMALL.toBuilder().keys(keys).build())
                    .generate();

            Row first = data.table("customers").row(0);
            assertThat(first.get("city")).isEqualTo("Bergen");
            assertThat(data.table("customers").size()).isEqualTo(20);
        }
    }

    @Test
    void thousandsOfMissingRowsAreFilledInGoodTime() {
        Dataset data = SyntheticDataGenerator.of(SHOP)
                .rows(20_000)
                .provider(failing("customers", Kind.UNAUTHORISED), "fake-1")
                .direct(DirectOptions.DEFAULT)
                .generate();

        assertThat(data.tables()).allSatisfy(table -> assertThat(table.size()).isEqualTo(20_000));
    }

    private static Set<Object> values(Dataset data, String table, String column) {
        return data.table(table).rows().stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static DirectGeneration generation(
            FakeModel model, DirectOptions options, @org.jspecify.annotations.Nullable Time time) {
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

    /** Keeps what comes. */
    private static class Kept implements RowReceiver {

        private final List<RowBatch> batches = new ArrayList<>();

        synchronized int batches() {
            return batches.size();
        }

        @Override
        public synchronized void rows(RowBatch batch) {
            batches.add(batch);
        }

        @Override
        public void ended(TableLayout layout, TableGeneration report) {
            // the rows are what matters
        }
    }
}
